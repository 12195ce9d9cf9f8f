package org.hashverse.bench.link;

import java.nio.file.Path;
import org.hashverse.bench.side.BenchNode;
import org.hashverse.node.kit.Limits;

/// Hashverse as a receiver: history, index and acknowledgements as shipped.
public final class NodeReceiver extends ReceiverSide {
    @Override
    Open open(Path folder) throws Exception {
        var node = new BenchNode(folder, "Receiver", Limits.PRODUCT, _ -> { });
        return new Open(node.address().host() + " " + node.address().port(), node);
    }
}
