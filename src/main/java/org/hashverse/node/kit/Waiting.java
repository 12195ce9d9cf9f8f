package org.hashverse.node.kit;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/// Waits for an answer of the node thread, on the thread of a handshake.
public final class Waiting {
    private Waiting() {}

    /// The answer, once it is there.
    ///
    /// @throws InterruptedException if this thread is interrupted, or if the node is closed
    public static <T> T on(CompletableFuture<T> answer) throws InterruptedException {
        try {
            return answer.get();
        } catch (ExecutionException | CancellationException closed) {
            throw new InterruptedException("the node is closed");
        }
    }
}
