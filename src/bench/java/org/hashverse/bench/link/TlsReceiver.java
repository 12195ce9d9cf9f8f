package org.hashverse.bench.link;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// A blocking loop that reads frames from TLS: a length and so many bytes. It answers an empty frame with one byte.
public final class TlsReceiver extends ReceiverSide {
    private static final int BUFFER = 16 * 1024;

    @Override
    Open open(Path folder) throws Exception {
        var context = TlsKeys.in(folder).context();
        var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Thread.ofPlatform().daemon().name("bench-tls").start(() -> {
            try (server; var tls = TlsKeys.handshake(context, server.accept(), false)) {
                readAll(new DataInputStream(new BufferedInputStream(tls.getInputStream(), BUFFER)), tls.getOutputStream());
            } catch (IOException ended) {
                // the sender closed the connection
            }
        });
        return new Open(Integer.toString(server.getLocalPort()), server);
    }

    private static void readAll(DataInputStream in, OutputStream out) throws IOException {
        var bytes = new byte[BUFFER];
        while (true) {
            int length = in.readInt();
            in.readFully(bytes, 0, length);
            if (length > 0 && new String(bytes, 0, length, StandardCharsets.UTF_8).isEmpty()) throw new IOException("no text");
            if (length > 0) continue;
            out.write(1);
            out.flush();
        }
    }
}
