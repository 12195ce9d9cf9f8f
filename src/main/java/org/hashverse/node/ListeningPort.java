package org.hashverse.node;

import java.io.IOException;
import java.net.BindException;
import java.util.List;
import org.hashverse.transport.PeerListener;

/// The port on which we take calls. It can be another one at any time; the links that stand do not notice. For any thread.
final class ListeningPort implements AutoCloseable {
    /// Binds a port, without taking calls yet.
    @FunctionalInterface
    interface Opener {
        /// @throws BindException if the port cannot be had
        PeerListener open(int port) throws IOException;
    }

    private final Opener opener;
    private PeerListener listener;
    private boolean closed;

    /// Binds the first of `wanted` that can be had.
    ///
    /// @throws IOException if none can
    ListeningPort(Opener opener, List<Integer> wanted) throws IOException {
        this.opener = opener;
        for (int port : wanted) {
            try {
                listener = opener.open(port);
                return;
            } catch (BindException taken) {
                // the next one
            }
        }
        throw new IOException("port " + wanted.getLast() + " is used by another program; choose another port, or give none and one is chosen");
    }

    /// Begins to take calls.
    synchronized void start() {
        if (!closed) listener.start();
    }

    synchronized int port() {
        return listener.port();
    }

    /// Takes calls on another port from now on, if it can be had; else all stays as it is. Whether it does.
    synchronized boolean move(int port) {
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

    /// Takes no more calls.
    @Override
    public synchronized void close() {
        closed = true;
        listener.close();
    }
}
