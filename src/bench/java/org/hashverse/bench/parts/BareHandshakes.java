package org.hashverse.bench.parts;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import javax.net.ssl.SSLContext;
import org.hashverse.bench.link.TlsKeys;

/// Both ends of handshakes with the TLS of the JDK alone, the same kind of keys on both sides, and a thread for each connection. The acceptor sends one byte at the end,
/// because a client does not know by itself that its certificate was accepted.
public final class BareHandshakes extends HandshakeSide {
    private static final int BACKLOG = 512;

    @Override
    Ends open(Path folder) throws Exception {
        return new Sockets(TlsKeys.in(folder.resolve("acceptor")).context(), TlsKeys.in(folder.resolve("dialler")).context());
    }

    private static final class Sockets implements Ends {
        private final SSLContext dialler;
        private final ServerSocket server = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());

        Sockets(SSLContext acceptor, SSLContext dialler) throws IOException {
            this.dialler = dialler;
            Thread.ofPlatform().daemon().name("bench-accept").start(() -> acceptAll(acceptor));
        }

        private void acceptAll(SSLContext acceptor) {
            try {
                while (true) {
                    var raw = server.accept();
                    Thread.ofPlatform().daemon().name("bench-handshake").start(() -> answer(acceptor, raw));
                }
            } catch (IOException closed) {
                // the server is closed
            }
        }

        private static void answer(SSLContext acceptor, Socket raw) {
            try (var tls = TlsKeys.handshake(acceptor, raw, false)) {
                tls.getOutputStream().write(1);
            } catch (IOException failed) {
                // the dialler reports that no byte came
            }
        }

        @Override
        public void connect() throws IOException {
            try (var tls = TlsKeys.handshake(dialler, new Socket(server.getInetAddress(), server.getLocalPort()), true)) {
                if (tls.getInputStream().read() != 1) throw new IOException("no handshake");
            }
        }

        @Override
        public void close() throws IOException {
            server.close();
        }
    }
}
