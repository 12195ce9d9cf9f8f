package org.hashverse.bench.crowd;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.hashverse.bench.link.Texts;
import org.hashverse.bench.side.BenchLimits;
import org.hashverse.bench.side.BenchNode;
import org.hashverse.bench.side.Patience;
import org.hashverse.bench.side.Side;
import org.hashverse.bench.side.Talk;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Delivery;
import org.hashverse.node.api.NodeEvent;
import org.hashverse.node.api.SendOutcome;

/// Hashverse with many contacts, which all call it. It says `at HOST PORT`. Then it answers `connected N`, to wait until exactly N contacts are connected, with `are N`;
/// `broadcast M N`, to send M texts to everyone and wait until each is delivered to N of them, with `took NANOS`; and `heap` with `used BYTES`, after collections.
public final class HubSide implements Side {
    /// The argument that lets any number of contacts connect at once.
    public static final String ANY_RATE = "any-rate";
    /// Options for Java with which the heap after a collection has only what is in use: no soft references, and no unused objects that a collection would not move away.
    public static final List<String> EXACT_HEAP = List.of("-XX:SoftRefLRUPolicyMSPerMB=0", "-XX:MarkSweepDeadRatio=0");
    private static final int COLLECTIONS = 4;

    private final Duration patience;
    private long deliveries; // guarded by this

    /// A hub that waits as long as any side.
    public HubSide() {
        this(Patience.USUAL);
    }

    /// @param patience how long it waits for contacts or deliveries before it fails
    HubSide(Duration patience) {
        this.patience = patience;
    }

    /// @param arguments the folder of the profile, how many links there may be, the product's own bound if that is more, and perhaps [#ANY_RATE]
    @Override
    public void run(List<String> arguments, Talk runner) throws Exception {
        var limits = BenchLimits.withLinks(Integer.parseInt(arguments.get(1)));
        if (arguments.contains(ANY_RATE)) limits = BenchLimits.withoutRateOfHandshakes(limits);
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
            case "connected" -> {
                hub.awaitConnected(Integer.parseInt(words[1]), new Patience(patience));
                yield "are " + words[1];
            }
            case "broadcast" -> "took " + broadcast(hub, Integer.parseInt(words[1]), Integer.parseInt(words[2]));
            case "heap" -> "used " + heap();
            default -> throw new IllegalArgumentException("unknown command " + words[0]);
        };
    }

    private long broadcast(BenchNode hub, int texts, int recipients) throws Exception {
        var waits = new Patience(patience);
        long before = delivered();
        long begun = System.nanoTime();
        var sent = new ArrayList<CompletableFuture<SendOutcome>>();
        for (int i = 0; i < texts; i++) sent.add(hub.node.send(Conversation.EVERYONE, Texts.text(i)));
        for (var one : sent) checkSent(one, recipients, waits);
        synchronized (this) {
            long wanted = before + (long) texts * recipients;
            while (deliveries < wanted)
                waits.await(this, () -> (wanted - deliveries) + " of " + (wanted - before) + " deliveries are missing while " + hub.connected() + " peers are connected");
        }
        return System.nanoTime() - begun;
    }

    private synchronized long delivered() {
        return deliveries;
    }

    /// Checks that a text went to all who were to get it: to a contact that was not connected it is never sent.
    private static void checkSent(CompletableFuture<SendOutcome> text, int recipients, Patience waits) throws Exception {
        try {
            var outcome = text.get(waits.left(), TimeUnit.NANOSECONDS);
            int to = outcome instanceof SendOutcome.Sent(var message) ? message.deliveries().size() : 0;
            if (to < recipients) throw new IOException("a text went to " + to + " of " + recipients + " contacts");
        } catch (TimeoutException late) {
            throw waits.over("a text is not written");
        }
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
