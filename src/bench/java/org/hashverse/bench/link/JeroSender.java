package org.hashverse.bench.link;

import java.io.IOException;
import java.util.List;
import org.hashverse.bench.side.Patience;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

/// JeroMQ with CURVE as a sender, in memory only. Its socket blocks while 1,000 messages wait, as it does by default.
public final class JeroSender extends SenderSide {
    @Override
    Way connect(List<String> arguments) {
        var context = new ZContext();
        var keys = ZMQ.Curve.generateKeyPair();
        var socket = context.createSocket(SocketType.DEALER);
        socket.setCurveServerKey(ZMQ.Curve.z85Decode(arguments.get(2)));
        socket.setCurvePublicKey(ZMQ.Curve.z85Decode(keys.publicKey));
        socket.setCurveSecretKey(ZMQ.Curve.z85Decode(keys.secretKey));
        int patience = Math.toIntExact(Patience.USUAL.toMillis());
        socket.setSendTimeOut(patience);
        socket.setReceiveTimeOut(patience);
        socket.connect("tcp://127.0.0.1:" + arguments.get(1));
        return new JeroWay(context, socket);
    }

    private record JeroWay(ZContext context, ZMQ.Socket socket) implements Way {
        @Override
        public void send(String text) throws IOException {
            if (!socket.send(text)) throw new IOException("the socket took no text for " + Patience.USUAL.toSeconds() + " s");
        }

        @Override
        public void finish() throws IOException {
            if (!socket.send("") || socket.recv() == null) throw new IOException("the receiver does not say that it has read all texts, after " + Patience.USUAL.toSeconds() + " s");
        }

        @Override
        public void close() {
            context.close();
        }
    }
}
