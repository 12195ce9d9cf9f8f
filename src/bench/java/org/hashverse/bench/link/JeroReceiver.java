package org.hashverse.bench.link;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;
import org.zeromq.ZMQException;

/// JeroMQ with CURVE as a receiver, in memory only. It answers an empty message with an empty one.
public final class JeroReceiver extends ReceiverSide {
    @Override
    Open open(Path folder) {
        var context = new ZContext();
        var keys = ZMQ.Curve.generateKeyPair();
        var socket = context.createSocket(SocketType.DEALER);
        socket.setCurveServer(true);
        socket.setCurvePublicKey(ZMQ.Curve.z85Decode(keys.publicKey));
        socket.setCurveSecretKey(ZMQ.Curve.z85Decode(keys.secretKey));
        int port = socket.bindToRandomPort("tcp://127.0.0.1");
        var reader = Thread.ofPlatform().daemon().name("bench-jeromq").start(() -> readAll(socket));
        return new Open(port + " " + keys.publicKey, () -> {
            reader.interrupt();
            reader.join();
            context.close();
        });
    }

    private static void readAll(ZMQ.Socket socket) {
        try {
            while (true) {
                var text = socket.recv();
                if (text == null) return; // interrupted
                if (text.length == 0) socket.send(text);
                else if (new String(text, StandardCharsets.UTF_8).isEmpty()) throw new IllegalStateException("no text");
            }
        } catch (ZMQException closed) {
            // the receiver is closed
        }
    }
}
