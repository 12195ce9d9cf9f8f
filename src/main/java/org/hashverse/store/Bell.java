package org.hashverse.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/// How a second start of a person's program asks the first one to show itself: a file in the profile folder, which nobody else
/// can write. The first looks for it twice a second, which works on every platform and file system alike.
public final class Bell {
    /// How often it is looked for.
    static final Duration EVERY = Duration.ofMillis(500);
    private static final System.Logger LOG = System.getLogger(Bell.class.getName());

    private final Path file;

    /// @param folder the profile folder
    public Bell(Path folder) {
        file = folder.resolve("ring");
    }

    /// Asks whoever holds the profile to show itself. Blocks on the disk; what cannot be written is not asked.
    public void ring() {
        try {
            OwnerFile.replace(file, new byte[0]);
        } catch (IOException silent) {
            LOG.log(System.Logger.Level.WARNING, "the window that is open could not be asked to come forward", silent);
        }
    }

    /// Runs `answer` on a thread of its own whenever somebody rang, until it is closed. For the one that holds the profile.
    public AutoCloseable listen(Runnable answer) {
        var thread = Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("hashverse-bell").factory());
        thread.scheduleWithFixedDelay(() -> answer(answer), 0, EVERY.toMillis(), TimeUnit.MILLISECONDS);
        return thread::shutdownNow;
    }

    private void answer(Runnable answer) {
        try {
            if (Files.deleteIfExists(file)) answer.run();
        } catch (IOException | RuntimeException fault) {
            LOG.log(System.Logger.Level.WARNING, "somebody rang and was not answered", fault);
        }
    }
}
