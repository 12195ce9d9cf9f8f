package org.hashverse.node;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.hashverse.store.files.Unforeseen;

/// Tells subscribers what happens, each on its own executor, in order, one at a time. A subscriber that falls too far behind
/// loses its backlog and starts again from the present state.
final class Events {
    private static final System.Logger LOG = System.getLogger(Events.class.getName());
    private final List<Line> lines = new ArrayList<>(); // node thread
    private final int bound;
    private final Executor node;
    private Supplier<List<NodeEvent>> present = List::of;

    Events(int bound, Executor node) {
        this.bound = bound;
        this.node = node;
    }

    /// What a new subscriber is told first. Node thread.
    void present(Supplier<List<NodeEvent>> present) {
        this.present = present;
    }

    Subscription subscribe(Executor executor, Consumer<NodeEvent> listener) {
        var line = new Line(executor, listener);
        node.execute(() -> {
            if (line.closed) return;
            lines.add(line);
            present.get().forEach(line::tell);
        });
        return () -> {
            line.closed = true;
            node.execute(() -> lines.remove(line));
        };
    }

    /// Node thread.
    void tell(NodeEvent event) {
        for (var line : List.copyOf(lines)) line.tell(event);
    }

    /// Everything told so far is void: all subscribers start again from the present state. Node thread.
    void resync() {
        for (var line : List.copyOf(lines)) line.resync();
    }

    /// One subscriber's queue.
    private final class Line {
        private final Executor executor;
        private final Consumer<NodeEvent> listener;
        private final ArrayDeque<NodeEvent> queue = new ArrayDeque<>(); // guarded by this
        private boolean running; // guarded by this
        private volatile boolean closed;

        Line(Executor executor, Consumer<NodeEvent> listener) {
            this.executor = executor;
            this.listener = listener;
        }

        void tell(NodeEvent event) {
            synchronized (this) {
                if (queue.size() >= bound) startAgain(); // the present state includes what this event says
                else queue.add(event);
                if (running) return;
                running = true;
            }
            run();
        }

        void resync() {
            synchronized (this) {
                startAgain();
                if (running) return;
                running = true;
            }
            run();
        }

        private void startAgain() {
            queue.clear();
            queue.add(new NodeEvent.Resync());
            queue.addAll(present.get());
        }

        private void run() {
            try {
                executor.execute(this::next);
            } catch (RejectedExecutionException gone) {
                closed = true;
            } catch (RuntimeException | Error fault) { // the next event tries again
                synchronized (this) {
                    running = false;
                }
                Unforeseen.happened(LOG, "a subscriber could not be called", fault);
            }
        }

        /// One event a task, so that the executor of the subscriber decides how many it takes in a row.
        private void next() {
            NodeEvent event;
            synchronized (this) {
                event = queue.poll();
            }
            try {
                if (event != null && !closed) listener.accept(event);
            } catch (Throwable fault) { // an Error too: else nothing would ever be told again
                Unforeseen.happened(LOG, "a subscriber failed", fault);
            }
            synchronized (this) {
                running = !queue.isEmpty() && !closed;
                if (!running) return;
            }
            run();
        }
    }
}
