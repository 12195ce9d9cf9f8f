package org.hashverse.bench.copy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import org.hashverse.bench.link.TlsKeys;
import org.hashverse.chat.files.PieceSizes;

/// Sends the whole file over an `SSLSocket` for each byte that it receives.
public final class TlsSource extends SourceSide {
    @Override
    Open open(Path folder, FileChannel file) throws Exception {
        var context = TlsKeys.in(folder).context();
        var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Thread.ofPlatform().daemon().name("bench-tls").start(() -> {
            try (server; var tls = TlsKeys.handshake(context, server.accept(), false)) {
                var bytes = ByteBuffer.allocate(PieceSizes.PIECE);
                while (tls.getInputStream().read() >= 0) {
                    file.position(0);
                    while (file.read(bytes.clear()) >= 0) tls.getOutputStream().write(bytes.array(), 0, bytes.position());
                }
            } catch (IOException ended) {
                // the copier closed the connection
            }
        });
        return new Open(Integer.toString(server.getLocalPort()), server);
    }
}
