package org.hashverse.files;

import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.ClosedChannelException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;

/// Syncs a part to the disk on a thread of its own, so that pieces can arrive meanwhile. One sync runs at a time. For any thread.
final class BackgroundSync implements Closeable {
    private final ExecutorService thread = Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("hashverse-sync").factory());
    private Future<?> latest = CompletableFuture.completedFuture(null); // guarded by this

    /// A sync.
    interface Sync {
        /// Blocks until the disk has the bytes.
        void run() throws IOException;
    }

    /// Starts a sync. Before that it waits for the previous one, so that the bytes that the disk lacks stay few.
    ///
    /// @throws IOException if the previous one failed. Then nothing starts, here and in all later calls
    synchronized void begin(Sync sync) throws IOException {
        await(latest);
        try {
            latest = thread.submit(() -> {
                sync.run();
                return null;
            });
        } catch (RejectedExecutionException closed) {
            throw new ClosedChannelException();
        }
    }

    /// Waits for the latest sync.
    ///
    /// @throws IOException if it failed
    void await() throws IOException {
        Future<?> last;
        synchronized (this) {
            last = latest;
        }
        await(last);
    }

    private static void await(Future<?> sync) throws IOException {
        try {
            sync.get();
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof IOException fault ? fault : new IOException("a part could not be synced to the disk", failed.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while a part was synced to the disk");
        }
    }

    /// Waits until the latest sync has ended; no other can start. If the calling thread is interrupted, so is the sync.
    @Override
    public void close() {
        thread.close();
    }
}
