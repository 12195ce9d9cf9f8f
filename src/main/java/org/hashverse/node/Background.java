package org.hashverse.node;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.hashverse.store.profile.PeerBook;
import org.hashverse.store.profile.Profile;
import org.hashverse.store.settings.Drafts;
import org.hashverse.store.settings.Settings;
import org.hashverse.transport.OwnAddresses;

/// One platform thread for what blocks on the system: files of the profile, the list of interfaces. Only the latest state of
/// each file is written. What cannot be written is kept and tried again, and the subscribers hear that it is so.
final class Background implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Background.class.getName());
    private final ScheduledThreadPoolExecutor thread = new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().daemon().name("hashverse-files").factory());
    private final Latest<PeerBook> peers;
    private final Latest<Settings> settings;
    private final Latest<Drafts> drafts;
    private final RetryPause pause; // this thread
    private final Executor node;
    private final Events events;
    private boolean failing; // this thread
    private boolean again; // this thread: another attempt is coming
    private Optional<String> unsaved = Optional.empty(); // node thread

    /// @param pause when what could not be saved is tried again
    /// @param node  the node thread
    Background(Profile profile, RetryPause pause, Executor node, Events events) {
        peers = new Latest<>(profile::save);
        settings = new Latest<>(profile::save);
        drafts = new Latest<>(profile::save);
        this.pause = pause;
        this.node = node;
        this.events = events;
        thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    void savePeers(PeerBook book) {
        if (peers.put(book)) run(this::save);
    }

    void saveSettings(Settings latest) {
        if (settings.put(latest)) run(this::save);
    }

    /// From any thread.
    void saveDrafts(Drafts latest) {
        if (drafts.put(latest)) run(this::save);
    }

    /// Answers on this thread.
    void addresses(Consumer<List<String>> answer) {
        run(() -> answer.accept(OwnAddresses.list()));
    }

    /// What a new subscriber is told of it. Node thread.
    List<NodeEvent> present() {
        return unsaved.<List<NodeEvent>>map(why -> List.of(new NodeEvent.ProfileUnsaved(Optional.of(why)))).orElse(List.of());
    }

    private interface Save<T> {
        void to(T value) throws IOException;
    }

    /// The latest state of one file, until it is written.
    private static final class Latest<T> {
        private final AtomicReference<T> latest = new AtomicReference<>();
        private final Save<T> save;

        Latest(Save<T> save) {
            this.save = save;
        }

        /// Whether none waited.
        boolean put(T value) {
            return latest.getAndSet(value) == null;
        }

        /// Why it could not be written; empty if nothing waits any more.
        Optional<String> save() {
            var value = latest.getAndSet(null);
            if (value == null) return Optional.empty();
            try {
                save.to(value);
                return Optional.empty();
            } catch (IOException | RuntimeException | Error fault) { // an Error too: what could not be written is tried again
                latest.compareAndSet(null, value); // unless a newer one came meanwhile
                LOG.log(System.Logger.Level.DEBUG, "the profile could not be saved", fault);
                return Optional.of(fault.getClass().getSimpleName() + ": " + fault.getMessage());
            }
        }
    }

    private void save() {
        if (!again) attempt(); // else the attempt that is coming saves this too
    }

    private void attempt() {
        var fault = Stream.of(settings.save(), peers.save(), drafts.save()).flatMap(Optional::stream).findFirst();
        if (fault.isPresent() != failing) {
            failing = fault.isPresent();
            if (failing) LOG.log(System.Logger.Level.ERROR, "the profile could not be saved: " + fault.get());
            node.execute(() -> tell(fault));
        }
        if (!failing) {
            pause.succeeded();
            return;
        }
        again = true;
        try {
            thread.schedule(this::retry, pause.failed().toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException closed) {
            // the last save comes yet
        }
    }

    private void saveLast() {
        attempt();
        if (failing) LOG.log(System.Logger.Level.ERROR, "the last changes of the profile are lost");
    }

    private void retry() {
        again = false;
        save();
    }

    private void tell(Optional<String> why) {
        unsaved = why;
        events.tell(new NodeEvent.ProfileUnsaved(why));
    }

    private void run(Runnable task) {
        try {
            thread.execute(task);
        } catch (RejectedExecutionException closed) {
            // after the last save nothing counts
        }
    }

    /// Writes what waits, tries once more what could not be written, and ends.
    @Override
    public void close() {
        run(this::saveLast);
        thread.shutdown();
        try {
            if (!thread.awaitTermination(5, TimeUnit.SECONDS)) LOG.log(System.Logger.Level.ERROR, "the profile could not be saved in time");
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
