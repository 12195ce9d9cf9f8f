package org.hashverse.transport;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.hashverse.chat.PeerAddress;

/// Something that listens on loopback and is no Hashverse, or a false one.
public final class HostileServer implements AutoCloseable {
    /// What it does with a caller, on a thread of its own.
    public interface Manner {
        void serve(RawPeer caller) throws Exception;
    }

    private final ServerSocket server;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final BlockingQueue<Socket> calls = new LinkedBlockingQueue<>();

    private HostileServer(int port, int backlog) throws IOException {
        server = new ServerSocket(port, backlog, InetAddress.ofLiteral("127.0.0.1"));
    }

    /// Serves every caller in a manner, on any port for 0.
    public static HostileServer open(int port, Manner manner) throws IOException {
        var server = new HostileServer(port, 50);
        Thread.ofVirtual().name("hostile-accept").start(() -> server.accept(manner));
        return server;
    }

    /// Never accepts, and its queue is full: whoever connects now waits for ever.
    public static HostileServer full() throws IOException {
        var server = new HostileServer(0, 1);
        for (int i = 0; i < 2; i++) server.sockets.add(new Socket(server.server.getInetAddress(), server.server.getLocalPort()));
        return server;
    }

    private void accept(Manner manner) {
        try {
            while (true) {
                var socket = server.accept();
                sockets.add(socket);
                Thread.ofVirtual().name("hostile-serve").start(() -> {
                    try (var caller = RawPeer.called(socket)) {
                        manner.serve(caller);
                        caller.awaitEnd();
                    } catch (Exception gaveUp) {
                        // the node hung up on it
                    } finally {
                        calls.add(socket);
                    }
                });
            }
        } catch (IOException closed) {
            // the test is over
        }
    }

    public PeerAddress address() {
        return new PeerAddress("127.0.0.1", server.getLocalPort());
    }

    /// Waits until so many calls have come and ended.
    public void awaitCalls(int count) throws InterruptedException {
        for (int i = 0; i < count; i++) if (calls.poll(20, TimeUnit.SECONDS) == null) throw new AssertionError("only " + i + " calls of " + count);
    }

    @Override
    public void close() throws IOException {
        server.close();
        sockets.forEach(Watchdog::close);
    }
}
