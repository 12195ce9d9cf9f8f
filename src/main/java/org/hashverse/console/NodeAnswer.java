package org.hashverse.console;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/// Waits for answers of the node, on a thread that is not the console's.
final class NodeAnswer {
    private NodeAnswer() {}

    /// Waits for an answer of the node.
    ///
    /// @throws Command.Failure      if the node is closed, or if it could not do what was asked, which is logged
    /// @throws InterruptedException if this thread is interrupted
    static <T> T await(CompletableFuture<T> answer) throws Command.Failure, InterruptedException {
        try {
            return answer.get();
        } catch (CancellationException closed) {
            throw new Command.Failure("the node is closed");
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof CancellationException) throw new Command.Failure("the node is closed"); // so ends an answer that follows from another
            System.getLogger(NodeAnswer.class.getName()).log(System.Logger.Level.WARNING, "the node could not do what was asked", failed.getCause());
            throw new Command.Failure("that did not work; the reason is in the log");
        }
    }
}
