package org.hashverse.bench.link;

import io.netty.channel.Channel;
import java.nio.file.Path;

/// Netty as a receiver, in memory only. It answers a question once it has read all that was sent before it.
public final class NettyReceiver extends ReceiverSide {
    @Override
    Open open(Path folder) throws Exception {
        var end = NettyEnd.listen(TlsKeys.in(folder), new NettyEnd.Handler() {
            @Override
            void packet(Packet packet, Channel from) {
                if (!packet.isText()) NettyEnd.send(from, Packet.acknowledging(0));
            }
        });
        return new Open(Integer.toString(end.port()), end);
    }
}
