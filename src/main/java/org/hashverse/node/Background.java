package org.hashverse.node;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.hashverse.store.PeerBook;
import org.hashverse.store.Profile;
import org.hashverse.store.Settings;
import org.hashverse.transport.OwnAddresses;

/// One platform thread for what blocks on the system: files of the profile, the list of interfaces. Only the latest state of
/// each file is written.
final class Background implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Background.class.getName());
    private final ExecutorService thread = Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("hashverse-files").factory());
    private final AtomicReference<PeerBook> peers = new AtomicReference<>();
    private final AtomicReference<Settings> settings = new AtomicReference<>();
    private final Profile profile;

    Background(Profile profile) {
        this.profile = profile;
    }

    void savePeers(PeerBook book) {
        if (peers.getAndSet(book) == null) run(() -> save(() -> profile.save(peers.getAndSet(null))));
    }

    void saveSettings(Settings latest) {
        if (settings.getAndSet(latest) == null) run(() -> save(() -> profile.save(settings.getAndSet(null))));
    }

    /// Answers on this thread.
    void addresses(Consumer<List<String>> answer) {
        run(() -> answer.accept(OwnAddresses.list()));
    }

    private interface Save {
        void run() throws IOException;
    }

    private static void save(Save save) {
        try {
            save.run();
        } catch (IOException fault) {
            LOG.log(System.Logger.Level.ERROR, "the profile could not be saved", fault);
        }
    }

    private void run(Runnable task) {
        try {
            thread.execute(task);
        } catch (RejectedExecutionException closed) {
            // after the last save nothing counts
        }
    }

    /// Writes what waits and ends.
    @Override
    public void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(5, TimeUnit.SECONDS)) LOG.log(System.Logger.Level.ERROR, "the profile could not be saved in time");
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
