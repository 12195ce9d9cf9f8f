package org.hashverse.transport;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.hashverse.wire.Frame;

/// How fast one link is read. Over its rate nobody is hung up on: the reader waits before it reads on, and TCP tells the other
/// side to wait too. Messages and what answers them have a generous rate, as somebody who was away for a day brings
/// thousands; all else has a small one of its own, so that a flood of it costs next to nothing.
final class Pace {
    /// How often somebody who waits looks at the clock, which may not run as the machine's does.
    private static final long LOOK = Duration.ofMillis(50).toNanos();

    private static final int KIBI = 1024;

    /// So many frames at once, then so many a second; each whole KiB of one counts as one more.
    record Rate(int perSecond, int atOnce) {}

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition over = lock.newCondition();
    private final LongSupplier nanos;
    private final TokenBucket messages;
    private final TokenBucket control;
    private boolean ended; // guarded by lock

    Pace(Rate messages, Rate control, LongSupplier nanos) {
        this.nanos = nanos;
        this.messages = bucket(messages);
        this.control = bucket(control);
    }

    private TokenBucket bucket(Rate rate) {
        return new TokenBucket(rate.perSecond(), rate.atOnce(), nanos.getAsLong());
    }

    /// Waits until a frame that was read, of so many bytes, is within its rate; not at all once the link ends.
    void keep(Frame frame, long bytes) throws InterruptedException {
        var bucket = switch (frame) {
            case Frame.Chat _, Frame.Ack _, Frame.Nak _ -> messages;
            case Frame.Hello _, Frame.Welcome _, Frame.Ping _, Frame.Pong _, Frame.Bye _, Frame.Read _, Frame.Typing _, Frame.PeersQuery _, Frame.Peers _,
                 Frame.Unknown _ -> control;
        };
        int cost = 1 + Math.toIntExact(bytes / KIBI);
        lock.lockInterruptibly();
        try {
            while (!ended && !bucket.take(nanos.getAsLong(), cost)) over.awaitNanos(Math.min(LOOK, bucket.until(nanos.getAsLong())));
        } finally {
            lock.unlock();
        }
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
