package org.hashverse.transport;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// A socket that fails to accept at first, as in a process that may open no more files.
final class FailingServerSocket extends ServerSocket {
    private final ServerSocket port;
    private final Deque<Throwable> faults;

    /// @param port accepts after the faults
    FailingServerSocket(ServerSocket port, Throwable... faults) throws IOException {
        this.port = port;
        this.faults = new ArrayDeque<>(List.of(faults));
    }

    @Override
    public int getLocalPort() {
        return port.getLocalPort();
    }

    @Override
    public Socket accept() throws IOException {
        switch (faults.poll()) {
            case IOException fault -> throw fault;
            case Error fault -> throw fault;
            case null, default -> {
                return port.accept();
            }
        }
    }

    @Override
    public boolean isClosed() {
        return port.isClosed();
    }

    @Override
    public void close() throws IOException {
        port.close();
    }
}
