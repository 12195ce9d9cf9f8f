package org.hashverse.bench.crowd;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hashverse.bench.side.BenchNode;
import org.hashverse.bench.side.Side;
import org.hashverse.bench.side.Talk;
import org.hashverse.chat.PeerAddress;
import org.hashverse.node.kit.Limits;

/// Some nodes in one process, all contacts of a hub and connected with it. It says `ready` when they are.
public final class NodePeers implements Side {
    /// @param arguments a folder for the profiles, the number of the first node, how many there are, then the host and port of the hub
    @Override
    public void run(List<String> arguments, Talk runner) throws Exception {
        var folder = Path.of(arguments.getFirst());
        int first = Integer.parseInt(arguments.get(1));
        var hub = new PeerAddress(arguments.get(3), Integer.parseInt(arguments.get(4)));
        var nodes = new ArrayList<BenchNode>();
        try {
            for (int i = first; i < first + Integer.parseInt(arguments.get(2)); i++) {
                nodes.add(new BenchNode(folder.resolve("node" + i), "Peer " + i, Limits.PRODUCT, _ -> { }));
                nodes.getLast().meet(hub);
            }
            runner.say("ready");
            while (runner.next().isPresent()) { /* until the talk ends */ }
        } finally {
            nodes.forEach(BenchNode::close);
        }
    }
}
