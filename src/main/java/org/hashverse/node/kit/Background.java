package org.hashverse.node.kit;

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
import org.hashverse.node.api.NodeEvent;
import org.hashverse.store.profile.PeerBook;
import org.hashverse.store.profile.Profile;
import org.hashverse.store.settings.Drafts;
import org.hashverse.store.settings.Settings;
import org.hashverse.transport.network.OwnAddresses;

/// Writes the files of the profile and lists the network interfaces, on a thread of its own, because both may block. Only the latest state of each file is written. If
/// that fails, it is tried again, and subscribers are told. Any thread may call, except where a method says otherwise.
public final class Background implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Background.class.getName());
    /// The files thread.
    private final ScheduledThreadPoolExecutor thread = new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().daemon().name("hashverse-files").factory());
    private final Latest<PeerBook> peers;
    private final Latest<Settings> settings;
    private final Latest<Drafts> drafts;
    private final RetryPause pause; // the files thread
    private final Executor node;
    private final Events events;
    private boolean failing; // the files thread
    private boolean retryPlanned; // the files thread
    private Optional<String> unsaved = Optional.empty(); // node thread

    /// @param pause how long to wait after a failure
    /// @param node  the node thread
    public Background(Profile profile, RetryPause pause, Executor node, Events events) {
        peers = new Latest<>(profile::save);
        settings = new Latest<>(profile::save);
        drafts = new Latest<>(profile::save);
        this.pause = pause;
        this.node = node;
        this.events = events;
        thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /// Saves the peer book soon.
    public void savePeers(PeerBook book) {
        if (peers.put(book)) run(this::save);
    }

    /// Saves the settings soon.
    public void saveSettings(Settings latest) {
        if (settings.put(latest)) run(this::save);
    }

    /// Saves the drafts soon.
    public void saveDrafts(Drafts latest) {
        if (drafts.put(latest)) run(this::save);
    }

    /// Runs something on the node thread when all that was to be saved so far is on the disk, or could not be written now.
    public void whenSaved(Runnable then) {
        try {
            thread.execute(() -> node.execute(then));
        } catch (RejectedExecutionException closed) {
            node.execute(then);
        }
    }

    /// Lists the addresses of this computer, see [OwnAddresses#list()]. Calls `answer` on the files thread.
    public void listAddresses(Consumer<Optional<List<String>>> answer) {
        run(() -> answer.accept(OwnAddresses.list()));
    }

    /// The events for a new subscriber. Node thread.
    public List<NodeEvent> present() {
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

        /// Sets the state to write. Returns false if an older one was waiting.
        boolean put(T value) {
            return latest.getAndSet(value) == null;
        }

        /// Writes the state that waits. Returns why it could not be written; empty if nothing waits any more.
        Optional<String> save() {
            var value = latest.getAndSet(null);
            if (value == null) return Optional.empty();
            try {
                save.to(value);
                return Optional.empty();
            } catch (IOException | RuntimeException | Error fault) { // an Error too, so that the write is tried again
                latest.compareAndSet(null, value); // unless a newer state came meanwhile
                LOG.log(System.Logger.Level.DEBUG, "the profile could not be saved", fault);
                return Optional.of(fault.getClass().getSimpleName() + ": " + fault.getMessage());
            }
        }
    }

    private void save() {
        if (!retryPlanned) attempt(); // else the planned attempt saves this too
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
        retryPlanned = true;
        try {
            thread.schedule(this::retry, pause.failed().toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException closed) {
            // close() tries once more
        }
    }

    /// Writes what waits, even if a retry is planned, because no retry runs any more.
    private void saveLast() {
        attempt();
        if (failing) LOG.log(System.Logger.Level.ERROR, "the last changes of the profile are lost");
    }

    private void retry() {
        retryPlanned = false;
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
            // closed: nothing is saved any more
        }
    }

    /// Writes everything that waits, and ends the thread. Blocks for at most five seconds. What is not written by then may be lost, and this is
    /// logged.
    @Override
    public void close() {
        run(this::saveLast);
        thread.shutdown();
        try {
            if (!thread.awaitTermination(5, TimeUnit.SECONDS)) LOG.log(System.Logger.Level.ERROR, "the profile could not be saved in time");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
