package org.hashverse.node;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/// Waits, on a virtual thread of a connection, for an answer of the node thread.
final class Waiting {
    private Waiting() {}

    static <T> T on(CompletableFuture<T> answer) throws InterruptedException {
        try {
            return answer.get();
        } catch (ExecutionException | CancellationException closed) {
            throw new InterruptedException("the node is closed");
        }
    }
}
