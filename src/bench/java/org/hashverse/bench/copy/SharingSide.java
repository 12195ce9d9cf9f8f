package org.hashverse.bench.copy;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.hashverse.bench.side.BenchNode;
import org.hashverse.bench.side.Side;
import org.hashverse.bench.side.Talk;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Delivery;
import org.hashverse.chat.MessageId;
import org.hashverse.chat.PeerId;
import org.hashverse.node.api.Attachment;
import org.hashverse.node.api.NodeEvent;
import org.hashverse.node.api.SendFilesOutcome;
import org.hashverse.node.api.SendOutcome;
import org.hashverse.node.kit.Limits;

/// A node that offers files to one contact and chats with it. Its argument is a folder. It says `at HOST PORT`; answers `share PATH` with `shared AUTHOR ID`, `chat N` with
/// `trips P50 P99`, the nanoseconds from writing a message until it is known to be delivered, and `heap` with `heap BYTES`, see [Heap].
public final class SharingSide implements Side {
    private final BlockingQueue<Delivered> delivered = new LinkedBlockingQueue<>();
    private volatile PeerId contact;

    /// A message that was delivered, and when that was known.
    private record Delivered(MessageId message, long at) {}

    @Override
    public void run(List<String> arguments, Talk runner) throws Exception {
        try (var node = new BenchNode(Path.of(arguments.getFirst()), "Sharer", Limits.PRODUCT, this::heard)) {
            runner.say("at " + node.address().host() + " " + node.address().port());
            for (var line = runner.next(); line.isPresent(); line = runner.next()) {
                var words = line.get().split(" ", 2);
                runner.say(switch (words[0]) {
                    case "share" -> share(node, Path.of(words[1]));
                    case "chat" -> chat(node, Integer.parseInt(words[1]));
                    case "heap" -> "heap " + Heap.live();
                    default -> throw new IllegalArgumentException(line.get());
                });
            }
        }
    }

    private void heard(NodeEvent event) {
        if (event instanceof NodeEvent.PeerChanged(var peer) && peer.connected()) contact = peer.id();
        if (event instanceof NodeEvent.DeliveryChanged(_, var message, _, var delivery) && delivery.stage() == Delivery.Stage.DELIVERED) delivered.add(new Delivered(message, System.nanoTime()));
    }

    private String share(BenchNode node, Path file) throws Exception {
        var outcome = node.node.files().send(Conversation.with(contact), List.of(new Attachment(file)), "", _ -> { }).get();
        if (!(outcome instanceof SendFilesOutcome.Offered(SendOutcome.Sent(var message)))) throw new IllegalStateException("not offered: " + outcome);
        return "shared " + message.message().author().text() + " " + message.message().id().hex();
    }

    private String chat(BenchNode node, int messages) throws Exception {
        var took = new long[messages];
        for (int i = 0; i < messages; i++) {
            long begun = System.nanoTime();
            if (!(node.node.send(Conversation.with(contact), "message " + i).get() instanceof SendOutcome.Sent(var message))) throw new IllegalStateException("not sent");
            var next = delivered.take();
            while (!next.message.equals(message.message().id())) next = delivered.take();
            took[i] = next.at - begun;
            Thread.sleep(5); // as somebody who writes fast, not as a flood
        }
        Arrays.sort(took);
        return "trips " + took[messages / 2] + " " + took[messages * 99 / 100];
    }
}
