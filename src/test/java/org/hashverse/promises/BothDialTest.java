package org.hashverse.promises;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Invite;
import org.hashverse.node.api.AddOutcome;
import org.hashverse.node.api.NodeEvent;
import org.junit.jupiter.api.Test;

@Measured(3)
class BothDialTest {
    private static final int ROUNDS = 1_000;
    private final CyclicBarrier barrier = new CyclicBarrier(2);
    private final BlockingQueue<String> arrived = new LinkedBlockingQueue<>();
    private final AtomicInteger dialled = new AtomicInteger();
    private int oneLink;
    private int flicker;

    @Test
    void ofTwoSimultaneousDialsOneConnectionStays(Promises promises) throws Exception {
        var times = new long[ROUNDS];
        try (var ana = MeasuredNode.open("Ana"); var bo = MeasuredNode.open("Bo", message -> arrived.add(message.text()))) {
            for (int round = 0; round < ROUNDS; round++) times[round] = round(ana, bo, round);
        }
        assertEquals(0, arrived.size(), "nothing came twice");
        Arrays.sort(times);
        promises.exactly("both dial at once, 1,000 times: rounds in which exactly one link stays, at both ends", ROUNDS, oneLink);
        promises.exactly("left or joined told too often in these rounds", 0, flicker);
        promises.report("of these, rounds in which both calls came through and one had to go", String.format(Locale.ROOT, "%,d", dialled.get() - ROUNDS));
        promises.report("from dialling to connected at both ends, median / slowest", Promises.text(Duration.ofNanos(times[ROUNDS / 2])) + " / "
                + Promises.text(Duration.ofNanos(times[ROUNDS - 1])));
    }

    private long round(MeasuredNode ana, MeasuredNode bo, int round) throws Exception {
        int atAna = ana.journal.mark();
        int atBo = bo.journal.mark();
        var one = dial(ana, bo.self().invite());
        var two = dial(bo, ana.self().invite());
        long start = MeasuredNode.get(one.thenCombine(two, Math::min));
        long end = Math.max(ana.joined(atAna, bo.id()).at(), bo.joined(atBo, ana.id()).at());
        if (Sockets.settled(2, ana.address().port(), bo.address().port()) == 2) oneLink++;
        MeasuredNode.get(ana.node.send(Conversation.with(bo.id()), "round " + round));
        assertEquals("round " + round, arrived.poll(Journal.PATIENCE.toSeconds(), TimeUnit.SECONDS));
        flicker += flicker(ana, atAna) + flicker(bo, atBo);
        MeasuredNode.get(ana.node.remove(bo.id()));
        ana.left(atAna, bo.id());
        bo.left(atBo, ana.id());
        assertEquals(0, Sockets.settled(0, ana.address().port(), bo.address().port()));
        return end - start;
    }

    /// Dials an invite. Completes with the time at which the dial began, once it has ended.
    private CompletableFuture<Long> dial(MeasuredNode from, Invite to) {
        var over = new CompletableFuture<Long>();
        Thread.ofPlatform().daemon().start(() -> {
            try {
                barrier.await();
                long start = System.nanoTime();
                var outcome = assertInstanceOf(AddOutcome.Connected.class, MeasuredNode.get(from.node.add(to)));
                if (!outcome.already()) dialled.incrementAndGet();
                over.complete(start);
            } catch (Exception | AssertionError fault) {
                over.completeExceptionally(fault);
            }
        });
        return over;
    }

    private static int flicker(MeasuredNode node, int mark) {
        long joined = node.journal.count(mark, event -> event instanceof NodeEvent.Joined);
        long left = node.journal.count(mark, event -> event instanceof NodeEvent.Left);
        return (int) (Math.abs(joined - 1) + left);
    }
}
