package org.hashverse.node.peer;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import org.hashverse.node.kit.NodeThread;
import org.hashverse.wire.Frame;

/// Questions that we asked over links and that wait for their answers. Node thread only.
///
/// @param <T> the answer, as the one who asks wants it
public final class OpenQuestions<T> {
    private final Map<Long, Question<T>> open = new HashMap<>();
    private final NodeThread thread;
    private final Duration limit;
    private long requests;

    private record Question<T>(Link link, CompletableFuture<T> answer) {}

    /// @param limit how long a question waits
    public OpenQuestions(NodeThread thread, Duration limit) {
        this.thread = thread;
        this.limit = limit;
    }

    /// Asks a question.
    ///
    /// @param question makes the frame, given the number by which its answer refers to it
    /// @param noAnswer makes the answer if the queue of the link has no room for the question, or if the peer does not answer in time
    public CompletableFuture<T> ask(Link link, LongFunction<Frame> question, Supplier<T> noAnswer) {
        long request = ++requests;
        if (!link.connection.offer(question.apply(request))) return CompletableFuture.completedFuture(noAnswer.get());
        var answer = new CompletableFuture<T>();
        open.put(request, new Question<>(link, answer));
        thread.after(limit, () -> {
            if (open.remove(request) != null) answer.complete(noAnswer.get());
        });
        return answer;
    }

    /// The future of a question that waits for its answer on a link; empty if none waits.
    public Optional<CompletableFuture<T>> on(Link link) {
        return open.values().stream().filter(question -> question.link == link).map(Question::answer).findFirst();
    }

    /// Removes a question whose answer has come, and returns its future, which the caller completes. Empty if the question was not asked on this link, or waits no more.
    public Optional<CompletableFuture<T>> take(Link link, long request) {
        var question = open.get(request);
        if (question == null || question.link != link) return Optional.empty();
        open.remove(request);
        return Optional.of(question.answer);
    }

    /// Completes the questions that wait on a link, because the link has ended.
    public void linkEnded(Link link, Supplier<T> noAnswer) {
        for (var entry : List.copyOf(open.entrySet())) {
            if (entry.getValue().link != link) continue;
            open.remove(entry.getKey());
            entry.getValue().answer.complete(noAnswer.get());
        }
    }
}
