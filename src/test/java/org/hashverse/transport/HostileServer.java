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

/// A server on loopback that is no Hashverse, or a false one.
public final class HostileServer implements AutoCloseable {
    /// Serves a caller, on a thread of its own.
    public interface Manner {
        void serve(RawPeer caller) throws Exception;
    }

    private final ServerSocket server;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final BlockingQueue<Manner> calls = new LinkedBlockingQueue<>();

    private volatile Manner manner;

    private HostileServer(int backlog, Manner manner) throws IOException {
        server = new ServerSocket(0, backlog, InetAddress.ofLiteral("127.0.0.1"));
        this.manner = manner;
    }

    /// A server that serves every caller in a manner.
    public static HostileServer open(Manner manner) throws IOException {
        var server = new HostileServer(50, manner);
        Thread.ofVirtual().name("hostile-accept").start(server::accept);
        return server;
    }

    /// Closes all connections, and serves later callers in another manner.
    public void become(Manner other) {
        manner = other;
        sockets.forEach(Watchdog::close);
    }

    /// A server that never accepts and whose queue is full: a caller waits for ever.
    public static HostileServer full() throws IOException {
        var server = new HostileServer(1, _ -> {});
        for (int i = 0; i < 2; i++) server.sockets.add(new Socket(server.server.getInetAddress(), server.server.getLocalPort()));
        return server;
    }

    private void accept() {
        try {
            while (true) {
                var socket = server.accept();
                sockets.add(socket);
                var manner = this.manner;
                Thread.ofVirtual().name("hostile-serve").start(() -> {
                    try (var caller = RawPeer.called(socket)) {
                        manner.serve(caller);
                        caller.awaitEnd();
                    } catch (Exception gaveUp) {
                        // the node closed the connection
                    } finally {
                        calls.add(manner);
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

    /// Number of calls that have ended and that [#awaitCalls] did not count.
    public int calls() {
        return calls.size();
    }

    /// Waits until so many calls have ended that were served in the present manner.
    public void awaitCalls(int count) throws InterruptedException {
        for (int i = 0; i < count;) {
            var served = calls.poll(120, TimeUnit.SECONDS);
            if (served == null) throw new AssertionError("only " + i + " calls of " + count);
            if (served == manner) i++;
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        sockets.forEach(Watchdog::close);
    }
}
