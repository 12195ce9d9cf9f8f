package org.hashverse.transport;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.hashverse.wire.Frame;
import org.hashverse.wire.OptionalFrame;

/// Bounds how fast one connection is read. A peer that exceeds its rate is not disconnected: the reader waits, and TCP makes the sender wait too.
///
/// CHAT, ACK and NAK of a contact have a generous rate, because a contact that was away for a day sends thousands. A contact's other frames have a small rate, so
/// that a flood of them costs little. All frames of a stranger share one small rate: keys are free, so many strangers may be connected at once.
final class Pace {
    /// Longest sleep of a waiting reader, in nanoseconds, before it asks the clock `nanos` again. In tests that clock does not run like the machine's.
    private static final long LONGEST_SLEEP = Duration.ofMillis(50).toNanos();

    private static final int KIBI = 1024;
    /// A stranger's rate is a contact's rate for messages divided by this.
    static final int STRANGER_DIVISOR = 100;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final LongSupplier nanos;
    private final TokenBucket messages;
    private final TokenBucket control;
    private final TokenBucket stranger;
    private boolean contact; // this and the next are guarded by lock
    private boolean ended;

    Pace(LinkLimits.Rate messages, LinkLimits.Rate control, LongSupplier nanos) {
        this.nanos = nanos;
        this.messages = bucket(messages);
        this.control = bucket(control);
        stranger = new TokenBucket((double) messages.perSecond() / STRANGER_DIVISOR, Math.max(1, messages.atOnce() / STRANGER_DIVISOR), nanos.getAsLong());
    }

    private TokenBucket bucket(LinkLimits.Rate rate) {
        return new TokenBucket(rate.perSecond(), rate.atOnce(), nanos.getAsLong());
    }

    /// Sets whether the rates of a contact apply from now on. A new connection has the rate of a stranger.
    void contact(boolean contact) {
        lock.lock();
        try {
            this.contact = contact;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Waits until a frame that was read is within its rate. Does not wait once [#end] was called.
    ///
    /// @param bytes length of the frame
    /// @return whether it waited
    boolean keep(Frame frame, long bytes) throws InterruptedException {
        int cost = 1 + Math.toIntExact(bytes / KIBI);
        boolean waited = false;
        lock.lockInterruptibly();
        try {
            for (var bucket = bucket(frame); !ended && !bucket.take(nanos.getAsLong(), cost); bucket = bucket(frame)) {
                changed.awaitNanos(Math.min(LONGEST_SLEEP, bucket.until(nanos.getAsLong())));
                waited = true;
            }
        } finally {
            lock.unlock();
        }
        return waited;
    }

    private TokenBucket bucket(Frame frame) {
        if (!contact) return stranger;
        return switch (frame) {
            case Frame.Chat _, Frame.Ack _, Frame.Nak _ -> messages;
            case Frame.Hello _, Frame.Welcome _, Frame.Ping _, Frame.Pong _, Frame.Bye _, Frame.Read _, Frame.Typing _, Frame.PeersQuery _, Frame.Peers _,
                 OptionalFrame _, Frame.Unknown _ -> control;
        };
    }

    /// Ends all waiting, because the connection ends.
    void end() {
        lock.lock();
        try {
            ended = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
