package org.hashverse;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.TimeUnit;

/// A relay on loopback that counts what passes in one direction.
final class CountingRelay implements AutoCloseable {
    private final ServerSocket door;
    private final InetSocketAddress to;
    private final boolean back;
    private final Count count;

    /// Bytes that passed, TLS and chats included.
    static final class Count {
        private long passed; // guarded by this

        private synchronized void add(int bytes) {
            passed += bytes;
            notifyAll();
        }

        synchronized long passed() {
            return passed;
        }

        /// Waits until so many bytes passed, or for some time.
        synchronized void await(long bytes, long nanos) throws InterruptedException {
            long end = System.nanoTime() + nanos;
            for (long left; passed < bytes && (left = end - System.nanoTime()) > 0; ) TimeUnit.NANOSECONDS.timedWait(this, left);
        }
    }

    /// @param port where it listens
    /// @param back whether it counts what comes back from `to`, else what goes there
    CountingRelay(int port, InetSocketAddress to, boolean back, Count count) throws IOException {
        door = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        this.to = to;
        this.back = back;
        this.count = count;
        thread(() -> {
            while (true) lead(door.accept());
        });
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void thread(Work work) {
        Thread.ofPlatform().daemon().name("relay").start(() -> {
            try {
                work.run();
            } catch (IOException over) {
                // one of the sides is gone
            }
        });
    }

    private void lead(Socket caller) {
        thread(() -> {
            try (caller; var called = new Socket(to.getAddress(), to.getPort())) {
                thread(() -> pump(caller, called, !back));
                pump(called, caller, back);
            }
        });
    }

    private void pump(Socket from, Socket into, boolean counts) throws IOException {
        try (from; into) {
            var bytes = new byte[64 * 1024];
            for (int read; (read = from.getInputStream().read(bytes)) > 0; ) {
                into.getOutputStream().write(bytes, 0, read);
                if (counts) count.add(read);
            }
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
