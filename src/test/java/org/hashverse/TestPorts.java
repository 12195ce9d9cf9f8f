package org.hashverse;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/// Ports for tests that must name one before somebody listens there. The system hands out ports from 32768 on by itself, so a port from there that is free now may be
/// taken a moment later. These are below, and each test process has its own.
public final class TestPorts {
    private static final int FIRST = 12_000;
    private static final int OF_ONE_PROCESS = 2_900;
    /// One for a run without Maven, and the `forks` of the pom.
    private static final int PROCESSES = 7;
    private static final AtomicInteger NEXT = new AtomicInteger(ThreadLocalRandom.current().nextInt(OF_ONE_PROCESS));

    private TestPorts() {}

    /// A port on which nobody listens, and which no other test gets.
    public static int free() throws IOException {
        int process = Integer.getInteger("test.process", 0);
        if (process >= PROCESSES) throw new IllegalStateException("test process " + process + " would share its ports with another one; raise PROCESSES");
        for (int tries = 0; tries < OF_ONE_PROCESS; tries++) {
            int port = FIRST + process * OF_ONE_PROCESS + NEXT.getAndIncrement() % OF_ONE_PROCESS;
            try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException taken) {
                continue;
            }
        }
        throw new IOException("no free port");
    }
}
