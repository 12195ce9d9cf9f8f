package org.hashverse.node;

import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.hashverse.node.kit.NodeThread;
import org.hashverse.node.peer.PeerDirectory;

/// Gives a caller on any thread the answer to a command that is carried out on the node thread and answered later.
record LaterAnswers(NodeThread thread, PeerDirectory directory) {
    /// Carries out a decision. Completes with its result when the decision is on the disk.
    <T> CompletableFuture<T> saved(Supplier<T> decision) {
        return thread.askLater(() -> {
            var done = decision.get();
            var answer = new CompletableFuture<T>();
            directory.whenSaved(() -> answer.complete(done));
            return answer;
        });
    }

    /// Asks a question that the caller may cancel by its future.
    ///
    /// @param question gets the future of the caller, so that it is either completed on the node thread or cancelled by the caller, never both
    <T> CompletableFuture<T> cancellable(Consumer<CompletableFuture<T>> question) {
        var answer = new CompletableFuture<T>();
        thread.<T>askLater(() -> {
            if (!answer.isDone()) question.accept(answer);
            return answer;
        }).whenComplete((_, fault) -> { if (fault != null) answer.completeExceptionally(fault); });
        return answer;
    }
}
