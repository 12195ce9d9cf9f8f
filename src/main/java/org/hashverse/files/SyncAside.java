package org.hashverse.files;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/// Forces what was written to the disk, on a thread of its own, so that pieces can be fetched meanwhile. One forcing runs at a time. For any thread.
final class SyncAside {
    private FutureTask<Void> latest = new FutureTask<>(() -> null); // guarded by this

    SyncAside() {
        latest.run();
    }

    /// Begins a forcing. Waits until the one before has ended, so that what is written never gets far ahead of the disk.
    ///
    /// @throws IOException if the one before failed
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

    /// Waits until the forcing that was begun last has ended.
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
