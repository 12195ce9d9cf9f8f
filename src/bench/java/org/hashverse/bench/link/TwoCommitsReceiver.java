package org.hashverse.bench.link;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import javax.net.ssl.SSLContext;

/// A blocking loop that reads texts from TLS, commits each, and says so with one byte. See [TwoCommitsSender].
public final class TwoCommitsReceiver extends ReceiverSide {
    /// The byte that says that a text is on the disk.
    static final int COMMITTED = 1;

    @Override
    Open open(Path folder) throws Exception {
        var context = TlsKeys.in(folder).context();
        var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Thread.ofPlatform().daemon().name("bench-two-commits").start(() -> serve(server, context, folder));
        return new Open(Integer.toString(server.getLocalPort()), server);
    }

    private static void serve(ServerSocket server, SSLContext context, Path folder) {
        try (server; var disk = new DiskCommits(folder); var tls = TlsKeys.handshake(context, server.accept(), false)) {
            var in = new DataInputStream(new BufferedInputStream(tls.getInputStream()));
            while (true) {
                disk.commit(new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8));
                tls.getOutputStream().write(COMMITTED);
            }
        } catch (IOException ended) {
            // the sender closed the connection
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
