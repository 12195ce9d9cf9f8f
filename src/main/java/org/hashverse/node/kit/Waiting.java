package org.hashverse.node.kit;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/// Waits for an answer of the node thread, on the thread of a handshake. Never on the node thread, which would wait for itself.
public final class Waiting {
    private Waiting() {}

    /// The answer, once it is there.
    ///
    /// @throws InterruptedException if this thread is interrupted, if the node is closed, or if the question failed, which the node thread has logged. The
    ///                              handshake ends
    public static <T> T on(CompletableFuture<T> answer) throws InterruptedException {
        try {
            return answer.get();
        } catch (ExecutionException | CancellationException noAnswer) {
            throw new InterruptedException("the node is closed");
        }
    }
}
