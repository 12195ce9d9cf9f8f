package org.hashverse.promises;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.hashverse.chat.CloseReason;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.PeerId;
import org.hashverse.node.api.NodeEvent;
import org.junit.jupiter.api.Test;

@Measured(1)
class TwentyPeersTest {
    private static final int OTHERS = 19;
    private static final int MESSAGES = 1_000;
    private static final int RUNS = 3;
    private static final long MEBI = 1024 * 1024;

    private final List<MeasuredNode> others = new ArrayList<>();
    private final Map<PeerId, AtomicReference<SeriesCheck>> series = new HashMap<>();

    @Test
    void aPeerThatNeverReadsDelaysNobodyAndIsDisconnected(Promises promises) throws Exception {
        try (var hub = MeasuredNode.open("Hub")) {
            for (int i = 0; i < OTHERS; i++) join(hub, "Peer " + i);
            broadcast(hub, "warm");
            var without = best(hub, "without");
            long before = heap();
            int mark = hub.journal.mark();
            try (var deaf = new DeafPeer(hub.address())) {
                hub.joined(mark, deaf.id());
                deaf.talk(Duration.ofMillis(1));
                var with = best(hub, "with");
                promises.exactly("20 peers, one never reads: each of " + RUNS + " broadcasts of 1,000 messages reaches the 19 others once, in order; runs complete", RUNS, RUNS);
                promises.report("the slowest other has all 1,000 messages, nobody stalled / one stalled", Promises.text(without) + " / " + Promises.text(with));
                promises.atMost("the slowest other with a stalled peer beside it, against without", 1.5, (double) with.toNanos() / without.toNanos(), "×");
                deaf.ack(5);
                long progress = System.nanoTime();
                long most = watch(hub, mark, progress);
                var left = hub.left(mark, deaf.id());
                assertEquals(new NodeEvent.Left(deaf.id(), CloseReason.STALLED), left.what());
                promises.atMost("the stalled peer is closed, after its last ack progress (at 30 s)", Duration.ofSeconds(31), Duration.ofNanos(left.at() - hub.lastDelivered(deaf.id())));
                promises.report("the same, since the peer sent that ack behind all that it had said before", Promises.text(Duration.ofNanos(left.at() - progress)));
                assertEquals(1, hub.journal.count(mark, event -> event instanceof NodeEvent.Left), "nobody else left");
                long after = heap();
                promises.atMost("heap in use after collection, above what it was before the stalled peer came (it said " + deaf.sent() + " messages): at most while it was there",
                        96, Math.max(0, most - before) / (double) MEBI, " MiB");
                promises.report("the same before / after, hub and 19 peers in one process", before / MEBI + " / " + after / MEBI + " MiB");
            }
        } finally {
            for (var other : others) other.close();
        }
    }

    private void join(MeasuredNode hub, String name) throws Exception {
        var check = new AtomicReference<>(new SeriesCheck("none", 1));
        var other = MeasuredNode.open(name, message -> check.get().take(message.text()));
        others.add(other);
        series.put(other.id(), check);
        other.meet(hub);
    }

    private Duration best(MeasuredNode hub, String prefix) throws Exception {
        var best = Duration.ofDays(1);
        for (int run = 0; run < RUNS; run++) {
            var took = broadcast(hub, prefix + run);
            if (took.compareTo(best) < 0) best = took;
        }
        return best;
    }

    /// Time until the slowest of the other peers has all messages.
    private Duration broadcast(MeasuredNode hub, String prefix) throws Exception {
        for (var check : series.values()) check.set(new SeriesCheck(prefix, MESSAGES));
        long start = System.nanoTime();
        for (int i = 0; i < MESSAGES; i++) hub.node.send(Conversation.EVERYONE, prefix + " " + i);
        long last = start;
        for (var check : series.values()) last = Math.max(last, check.get().await());
        return Duration.ofNanos(last - start);
    }

    /// The greatest heap in use while the stalled peer is connected.
    private static long watch(MeasuredNode hub, int mark, long progress) {
        long most = heap();
        while (hub.journal.count(mark, event -> event instanceof NodeEvent.Left) == 0 && Promises.since(progress).toSeconds() < 25) {
            LockSupport.parkNanos(Duration.ofSeconds(10).toNanos()); // each measurement stops all nodes of this process for a moment
            most = Math.max(most, heap());
        }
        return most;
    }

    private static long heap() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
