package org.hashverse.transport;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.hashverse.wire.Frame;

/// How fast one link is read. Over its rate nobody is hung up on: the reader waits before it reads on, and TCP tells the other
/// side to wait too. Messages and what answers them have a generous rate, as somebody who was away for a day brings
/// thousands; all else has a small one of its own, so that a flood of it costs next to nothing. A stranger has a small one for everything: keys cost nothing, so
/// there may be many of them at once, and what they send must never be more than a part of what we can read.
final class Pace {
    /// How often somebody who waits looks at the clock, which may not run as the machine's does.
    private static final long LOOK = Duration.ofMillis(50).toNanos();

    private static final int KIBI = 1024;
    /// A stranger has so many times less than a contact has for messages.
    static final int STRANGERS = 100;

    /// So many frames at once, then so many a second; each whole KiB of one counts as one more.
    record Rate(int perSecond, int atOnce) {}

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition over = lock.newCondition();
    private final LongSupplier nanos;
    private final TokenBucket messages;
    private final TokenBucket control;
    private final TokenBucket stranger;
    private boolean contact; // this and the next are guarded by lock
    private boolean ended;

    Pace(Rate messages, Rate control, LongSupplier nanos) {
        this.nanos = nanos;
        this.messages = bucket(messages);
        this.control = bucket(control);
        stranger = new TokenBucket((double) messages.perSecond() / STRANGERS, Math.max(1, messages.atOnce() / STRANGERS), nanos.getAsLong());
    }

    private TokenBucket bucket(Rate rate) {
        return new TokenBucket(rate.perSecond(), rate.atOnce(), nanos.getAsLong());
    }

    /// Whether the peer has a contact's rates from now on. At first it is a stranger.
    void contact(boolean contact) {
        lock.lock();
        try {
            this.contact = contact;
            over.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Waits until a frame that was read, of so many bytes, is within its rate; not at all once the link ends. Whether it waited.
    boolean keep(Frame frame, long bytes) throws InterruptedException {
        int cost = 1 + Math.toIntExact(bytes / KIBI);
        boolean waited = false;
        lock.lockInterruptibly();
        try {
            for (var bucket = bucket(frame); !ended && !bucket.take(nanos.getAsLong(), cost); bucket = bucket(frame)) {
                over.awaitNanos(Math.min(LOOK, bucket.until(nanos.getAsLong())));
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
                 Frame.Unknown _ -> control;
        };
    }

    /// The link ends: nobody waits any more.
    void end() {
        lock.lock();
        try {
            ended = true;
            over.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
