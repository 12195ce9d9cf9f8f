package org.hashverse.promises;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Message;
import org.hashverse.chat.MessageText;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@Measured(2)
class FloodTest {
    private static final int SMALL = 20_000;
    private static final int LARGE = 500;
    /// Messages under way; below the limit for one peer, so that no send is refused.
    private static final int AHEAD = 8_000;

    private final End toBo = new End();
    private final End toAna = new End();
    private volatile Runnable answer = () -> {};
    private MeasuredNode ana;
    private MeasuredNode bo;

    /// The messages that one side has under way to the other.
    private static final class End {
        private final AtomicReference<SeriesCheck> series = new AtomicReference<>(new SeriesCheck("none", 1));
        private final Semaphore room = new Semaphore(AHEAD);

        void take(Message message) {
            var text = message.text();
            series.get().take(text.length() < 100 ? text : text.substring(0, text.indexOf('\n')));
            room.release();
        }

        /// Sends as fast as may be; the lines after the first are `padding`.
        void flood(MeasuredNode from, MeasuredNode to, SeriesCheck next, int messages, String padding) {
            series.set(next);
            Thread.ofPlatform().daemon().name("flood").start(() -> {
                for (int i = 0; i < messages; i++) {
                    room.acquireUninterruptibly();
                    from.node.send(Conversation.with(to.id()), next.text(i) + padding);
                }
            });
        }
    }

    @BeforeEach
    void meet() throws Exception {
        ana = MeasuredNode.open("Ana", message -> {
            toAna.take(message);
            answer.run();
        });
        bo = MeasuredNode.open("Bo", message -> {
            toBo.take(message);
            if (message.text().startsWith("ball")) bo.node.send(Conversation.with(ana.id()), "back" + message.text().substring(4));
        });
        ana.meet(bo);
    }

    @AfterEach
    void close() throws Exception {
        ana.close();
        bo.close();
    }

    @Test
    void twoPeersThatFloodEachOtherDoNotDeadlock(Promises promises) throws Exception {
        both("warm", 5_000, "");
        var small = both("small", SMALL, "");
        promises.report("two peers flood each other, 20,000 messages each way at once: all once, in order", perSecond(2L * SMALL, small) + " in " + Promises.text(small));
        var padding = "\n" + "x".repeat(MessageText.MAX_BYTES - 20);
        var large = both("large", LARGE, padding);
        long mebi = 2L * LARGE * MessageText.MAX_BYTES / 1024 / 1024;
        promises.report("the same with 500 messages of 16 KiB", perSecond(2L * LARGE, large) + ", " + mebi * 1_000 / large.toMillis() + " MiB/s, in " + Promises.text(large));
        promises.report("one way over one link, 20,000 short messages", perSecond(SMALL, oneWay("one", SMALL)));
    }

    @Test
    void aMessageAndItsAnswerAreQuick(Promises promises) throws Exception {
        var times = pingPong(2_000);
        promises.report("a message and the other side's answer to it, median / 99 of 100", Promises.text(Duration.ofNanos(times[times.length / 2])) + " / "
                + Promises.text(Duration.ofNanos(times[times.length * 99 / 100])));
    }

    private Duration both(String prefix, int messages, String padding) throws InterruptedException {
        var there = new SeriesCheck(prefix, messages);
        var back = new SeriesCheck(prefix, messages);
        long start = System.nanoTime();
        toBo.flood(ana, bo, there, messages, padding);
        toAna.flood(bo, ana, back, messages, padding);
        return Duration.ofNanos(Math.max(there.await(), back.await()) - start);
    }

    private Duration oneWay(String prefix, int messages) throws InterruptedException {
        var there = new SeriesCheck(prefix, messages);
        long start = System.nanoTime();
        toBo.flood(ana, bo, there, messages, "");
        return Duration.ofNanos(there.await() - start);
    }

    private long[] pingPong(int rounds) throws InterruptedException {
        var times = new long[rounds];
        var sentAt = new AtomicLong();
        var done = new CountDownLatch(rounds);
        Runnable serve = () -> {
            sentAt.set(System.nanoTime());
            ana.node.send(Conversation.with(bo.id()), "ball " + done.getCount());
        };
        answer = () -> {
            times[rounds - (int) done.getCount()] = System.nanoTime() - sentAt.get();
            done.countDown();
            if (done.getCount() > 0) serve.run();
        };
        serve.run();
        if (!done.await(60, TimeUnit.SECONDS)) throw new AssertionError(done.getCount() + " answers are missing");
        var late = Arrays.copyOfRange(times, rounds / 4, rounds); // the first ones warm up
        Arrays.sort(late);
        return late;
    }

    private static String perSecond(long messages, Duration took) {
        return String.format(Locale.ROOT, "%,d messages/s", messages * 1_000_000_000L / took.toNanos());
    }
}
