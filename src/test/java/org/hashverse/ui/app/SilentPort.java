package org.hashverse.ui.app;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/// A port on loopback that answers no call: its backlog is full.
final class SilentPort implements AutoCloseable {
    private final ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    private final Socket first = new Socket(InetAddress.getLoopbackAddress(), server.getLocalPort());
    private final Socket second = new Socket(InetAddress.getLoopbackAddress(), server.getLocalPort());

    SilentPort() throws IOException {
        if (!first.isConnected() || !second.isConnected()) throw new IOException("the backlog is not full");
    }

    int port() {
        return server.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        first.close();
        second.close();
        server.close();
    }
}
