package org.hashverse.node.kit;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.hashverse.node.api.NodeEvent;
import org.hashverse.node.api.Subscription;
import org.hashverse.store.files.Unforeseen;

/// Passes events to subscribers, to each on its own executor, in order and one at a time. A subscriber that falls too far behind, by the number of events or by the length of their messages, loses its queued events and gets the
/// present state again.
public final class Events {
    /// Most bytes of messages in the events that wait for one subscriber. Each change of a message brings the whole message again, so a peer could fill the memory with small
    /// changes of a long one.
    static final int MOST_BYTES = 8 << 20;
    private static final System.Logger LOG = System.getLogger(Events.class.getName());
    private final List<Subscriber> subscribers = new ArrayList<>(); // node thread
    private final int bound;
    private final Executor node;
    private Supplier<List<NodeEvent>> present = List::of;

    /// @param bound most events that wait for one subscriber; the present state that replaces them may be longer
    /// @param node  the node thread
    public Events(int bound, Executor node) {
        this.bound = bound;
        this.node = node;
    }

    /// Sets what a new subscriber is told first, and any subscriber after a [NodeEvent.Resync]. Node thread.
    public void present(Supplier<List<NodeEvent>> present) {
        this.present = present;
    }

    /// Tells `listener` the present state, then every event. From any thread.
    public Subscription subscribe(Executor executor, Consumer<NodeEvent> listener) {
        var subscriber = new Subscriber(executor, listener);
        node.execute(() -> {
            if (subscriber.closed) return;
            subscribers.add(subscriber);
            present.get().forEach(subscriber::tell);
        });
        return () -> {
            subscriber.closed = true;
            node.execute(() -> subscribers.remove(subscriber));
        };
    }

    /// Passes an event to all subscribers. Node thread.
    public void tell(NodeEvent event) {
        for (var subscriber : List.copyOf(subscribers)) subscriber.tell(event);
    }

    /// Gives all subscribers the present state again, in place of the events that wait. Node thread.
    public void resync() {
        for (var subscriber : List.copyOf(subscribers)) subscriber.resync();
    }

    /// One subscriber and its queue.
    private final class Subscriber {
        private final Executor executor;
        private final Consumer<NodeEvent> listener;
        private final ArrayDeque<NodeEvent> queue = new ArrayDeque<>(); // guarded by this
        private int bytes; // in the queue; guarded by this
        private boolean running; // a task of this subscriber is on its executor; guarded by this
        private volatile boolean closed;

        Subscriber(Executor executor, Consumer<NodeEvent> listener) {
            this.executor = executor;
            this.listener = listener;
        }

        public void tell(NodeEvent event) {
            synchronized (this) {
                if (queue.size() >= bound || bytes + event.bytes() > MOST_BYTES) startAgain(); // the present state includes this event
                else add(event);
                if (running) return;
                running = true;
            }
            run();
        }

        public void resync() {
            synchronized (this) {
                startAgain();
                if (running) return;
                running = true;
            }
            run();
        }

        private void startAgain() {
            queue.clear();
            bytes = 0;
            add(new NodeEvent.Resync());
            present.get().forEach(this::add);
        }

        private void add(NodeEvent event) {
            queue.add(event);
            bytes += event.bytes();
        }

        private void run() {
            try {
                executor.execute(this::next);
            } catch (RejectedExecutionException shutDown) {
                closed = true;
            } catch (RuntimeException | Error fault) { // the next event tries again
                synchronized (this) {
                    running = false;
                }
                Unforeseen.happened(LOG, "a subscriber could not be called", fault);
            }
        }

        /// Handles one event. Each event is a task of its own, so that the executor can run other tasks in between.
        private void next() {
            NodeEvent event;
            synchronized (this) {
                event = queue.poll();
                if (event != null) bytes -= event.bytes();
            }
            try {
                if (event != null && !closed) listener.accept(event);
            } catch (Throwable fault) { // an Error too, because otherwise this subscriber would get no more events
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
