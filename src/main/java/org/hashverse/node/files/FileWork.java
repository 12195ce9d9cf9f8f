package org.hashverse.node.files;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.hashverse.store.transfers.TransferStore;

/// Runs tasks that read or change the list of files, which is a [TransferStore]: one after the other, on a thread of its own. Opens the list when it is first needed. For any thread.
final class FileWork implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(FileWork.class.getName());
    private final ExecutorService thread = Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("hashverse-transfers").factory());
    private final Path folder;
    private TransferStore store; // guarded by this
    private boolean closed; // guarded by this

    /// @param folder that of the profile
    FileWork(Path folder) {
        this.folder = folder;
    }

    /// A task that reads the list, and may block.
    interface Work<T> {
        T with(TransferStore store) throws IOException;
    }

    /// A task that changes the list, and may block.
    interface Change {
        void make(TransferStore store) throws IOException;
    }

    /// The list of files. Blocks.
    ///
    /// @throws IOException if it cannot be opened, or the node is closed
    synchronized TransferStore store() throws IOException {
        if (closed) throw new IOException("the node is closed");
        if (store == null) store = TransferStore.open(folder);
        return store;
    }

    /// Runs a task after all earlier ones. The future completes on the thread of the tasks.
    <T> CompletableFuture<T> ask(Work<T> work) {
        var answer = new CompletableFuture<T>();
        try {
            thread.execute(() -> {
                try {
                    answer.complete(work.with(store()));
                } catch (IOException | RuntimeException | Error failed) {
                    answer.completeExceptionally(failed);
                }
            });
        } catch (RejectedExecutionException nodeClosed) {
            answer.completeExceptionally(new CancellationException("the node is closed"));
        }
        return answer;
    }

    /// Changes the list, as [#ask] does. A failure is logged.
    void change(Change change) {
        this.<Void>ask(store -> {
            change.make(store);
            return null;
        }).whenComplete((_, fault) -> {
            if (fault != null && !(fault instanceof CancellationException)) LOG.log(System.Logger.Level.WARNING, "the list of files was not changed", fault);
        });
    }

    /// Runs the tasks that wait, and closes the list.
    @Override
    public void close() {
        thread.close();
        synchronized (this) {
            closed = true;
            if (store != null) store.close();
        }
    }
}
