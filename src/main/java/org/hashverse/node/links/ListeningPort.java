package org.hashverse.node.links;

import java.io.IOException;
import java.net.BindException;
import java.util.List;
import org.hashverse.transport.PeerListener;

/// The port on which we accept connections. The port can be changed at any time; open links stay. For any thread.
public final class ListeningPort implements AutoCloseable {
    /// Binds a port, without accepting connections yet.
    @FunctionalInterface
    public interface Opener {
        /// @throws BindException if the port is taken
        PeerListener open(int port) throws IOException;
    }

    private final Opener opener;
    private PeerListener listener;
    private boolean closed;

    /// Binds the first free port of `wanted`.
    ///
    /// @throws IOException if none is free
    ListeningPort(Opener opener, List<Integer> wanted) throws IOException {
        this.opener = opener;
        for (int port : wanted) {
            try {
                listener = opener.open(port);
                return;
            } catch (BindException taken) {
                // try the next one
            }
        }
        throw new IOException("port " + wanted.getLast() + " is used by another program; choose another port, or give none and one is chosen");
    }

    /// Starts to accept connections.
    public synchronized void start() {
        if (!closed) listener.start();
    }

    /// The port that is bound.
    public synchronized int port() {
        return listener.port();
    }

    /// Whether the port accepts connections.
    public synchronized boolean open() {
        return !closed;
    }

    /// Changes to another port. Returns false, and changes nothing, if that port cannot be bound or [#close] was called.
    public synchronized boolean move(int port) {
        if (closed) return false;
        if (port == listener.port()) return true;
        try {
            var next = opener.open(port);
            next.start();
            listener.close();
            listener = next;
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    /// Accepts no more connections.
    @Override
    public synchronized void close() {
        closed = true;
        listener.close();
    }
}
