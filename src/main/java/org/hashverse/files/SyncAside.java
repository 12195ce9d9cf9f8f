package org.hashverse.files;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/// Makes the disk keep what was written, on a thread of its own, so that pieces can be fetched meanwhile. For any thread.
final class SyncAside {
    private FutureTask<Void> latest = new FutureTask<>(() -> null); // guarded by this

    SyncAside() {
        latest.run();
    }

    /// Begins. Waits for the time before, so that what is written never gets far ahead of the disk.
    ///
    /// @throws IOException if the time before failed
    void begin(Callable<Void> sync) throws IOException {
        var next = new FutureTask<>(sync);
        FutureTask<Void> before;
        synchronized (this) {
            before = latest;
            latest = next;
        }
        try {
            await(before);
        } finally {
            Thread.ofPlatform().daemon().name("hashverse-sync").start(next);
        }
    }

    /// Waits for what was begun.
    ///
    /// @throws IOException if it failed
    void await() throws IOException {
        FutureTask<Void> last;
        synchronized (this) {
            last = latest;
        }
        await(last);
    }

    private static void await(FutureTask<Void> sync) throws IOException {
        try {
            sync.get();
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof IOException fault ? fault : new IOException("the disk could not be made to keep what was written", failed.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("stopped while the disk was made to keep what was written");
        }
    }
}
