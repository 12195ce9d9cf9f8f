package org.hashverse.bench.link;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.hashverse.bench.side.BenchNode;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Delivery;
import org.hashverse.chat.PeerAddress;
import org.hashverse.chat.PeerId;
import org.hashverse.node.api.NodeEvent;
import org.hashverse.node.kit.Limits;

/// Hashverse as a sender, by the interface of its node. A message counts when it is delivered: both disks have it and the sender knows.
public final class NodeSender extends SenderSide {
    @Override
    Way connect(List<String> arguments) throws Exception {
        var acknowledged = new Acknowledged();
        var node = new BenchNode(Path.of(arguments.getFirst()), "Sender", Limits.PRODUCT, event -> {
            if (event instanceof NodeEvent.DeliveryChanged(_, _, _, var delivery) && delivery.stage() == Delivery.Stage.DELIVERED) acknowledged.oneMore();
            if (event instanceof NodeEvent.Left) acknowledged.end();
        });
        return new NodeWay(node, node.meet(new PeerAddress(arguments.get(1), Integer.parseInt(arguments.get(2)))), acknowledged);
    }

    private record NodeWay(BenchNode node, PeerId receiver, Acknowledged acknowledged) implements Way {
        @Override
        public void send(String text) throws IOException, InterruptedException {
            acknowledged.next();
            node.node.send(Conversation.with(receiver), text);
        }

        @Override
        public void finish() throws IOException, InterruptedException {
            acknowledged.awaitAll();
        }

        @Override
        public void close() {
            node.close();
        }
    }
}
