package org.hashverse.bench.crowd;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.hashverse.bench.link.Texts;
import org.hashverse.bench.side.BenchNode;
import org.hashverse.bench.side.Side;
import org.hashverse.bench.side.Talk;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Delivery;
import org.hashverse.node.api.NodeEvent;
import org.hashverse.node.api.Peer;
import org.hashverse.node.kit.Limits;

/// Hashverse with many contacts, which all call it. It says `at HOST PORT`. Then it answers `connected N`, to wait until exactly N contacts are connected, with `are N`;
/// `broadcast M N`, to send M texts to everyone and wait until each is delivered to N of them, with `took NANOS`; and `heap` with `used BYTES`, after collections.
public final class HubSide implements Side {
    /// Options for Java with which the heap after a collection has only what is in use: no soft references, and no unused objects that a collection would not move away.
    public static final List<String> EXACT_HEAP = List.of("-XX:SoftRefLRUPolicyMSPerMB=0", "-XX:MarkSweepDeadRatio=0");
    private static final long PATIENCE = TimeUnit.MINUTES.toNanos(10);
    private static final int COLLECTIONS = 4;
    private long deliveries; // guarded by this

    /// @param arguments the folder of the profile, and how many links there may be; the product's own bound if that is more
    @Override
    public void run(List<String> arguments, Talk runner) throws Exception {
        int links = Integer.parseInt(arguments.get(1));
        var limits = Limits.PRODUCT.withQuotas(quotas -> quotas.withLinks(Math.max(quotas.links(), links)).withContactsLetIn(Math.max(quotas.contactsLetIn(), links)));
        try (var hub = new BenchNode(Path.of(arguments.getFirst()), "Hub", limits, this::note)) {
            runner.say("at " + hub.address().host() + " " + hub.address().port());
            for (var line = runner.next(); line.isPresent(); line = runner.next()) runner.say(carryOut(line.get().split(" "), hub));
        }
    }

    private void note(NodeEvent event) {
        if (!(event instanceof NodeEvent.DeliveryChanged(_, _, _, var delivery)) || delivery.stage() != Delivery.Stage.DELIVERED) return;
        synchronized (this) {
            deliveries++;
            notifyAll();
        }
    }

    private String carryOut(String[] words, BenchNode hub) throws Exception {
        return switch (words[0]) {
            case "connected" -> "are " + hub.awaitCount(Integer.parseInt(words[1]), Peer::connected);
            case "broadcast" -> "took " + broadcast(hub, Integer.parseInt(words[1]), Integer.parseInt(words[2]));
            case "heap" -> "used " + heap();
            default -> throw new IllegalArgumentException("unknown command " + words[0]);
        };
    }

    private synchronized long broadcast(BenchNode hub, int texts, int recipients) throws Exception {
        long wanted = deliveries + (long) texts * recipients;
        long begun = System.nanoTime();
        for (int i = 0; i < texts; i++) hub.node.send(Conversation.EVERYONE, Texts.text(i));
        while (deliveries < wanted) {
            long left = begun + PATIENCE - System.nanoTime();
            if (left <= 0) throw new IOException(wanted - deliveries + " deliveries of " + texts + " texts to " + recipients + " are missing");
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        return System.nanoTime() - begun;
    }

    /// The least of some collections: soft references fall in the second, and a ping may come between a collection and the look at the heap.
    private static long heap() {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < COLLECTIONS; i++) {
            System.gc();
            least = Math.min(least, Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory());
        }
        return least;
    }
}
