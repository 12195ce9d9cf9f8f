package org.hashverse;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.TimeUnit;

/// A relay on loopback that counts what comes back from the address to which it leads.
final class CountingRelay implements AutoCloseable {
    private final ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final int to;
    private long passed; // guarded by this

    CountingRelay(int to) throws IOException {
        this.to = to;
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

    int port() {
        return door.getLocalPort();
    }

    private void lead(Socket caller) {
        thread(() -> {
            try (caller; var called = new Socket(InetAddress.getLoopbackAddress(), to)) {
                thread(() -> pump(caller, called, false));
                pump(called, caller, true);
            }
        });
    }

    private void pump(Socket from, Socket into, boolean counts) throws IOException {
        try (from; into) {
            var bytes = new byte[64 * 1024];
            for (int read; (read = from.getInputStream().read(bytes)) > 0; ) {
                into.getOutputStream().write(bytes, 0, read);
                if (counts) count(read);
            }
        }
    }

    private synchronized void count(int bytes) {
        passed += bytes;
        notifyAll();
    }

    /// Bytes that came back so far, those of TLS and of chats included.
    synchronized long passed() {
        return passed;
    }

    /// Waits until so many bytes came back, or for some time.
    synchronized void await(long bytes, long nanos) throws InterruptedException {
        long end = System.nanoTime() + nanos;
        for (long left; passed < bytes && (left = end - System.nanoTime()) > 0; ) TimeUnit.NANOSECONDS.timedWait(this, left);
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
