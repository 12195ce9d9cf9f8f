package org.hashverse.ui.kit;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.hashverse.markup.WebLink;
import org.hashverse.platform.Environment;
import org.hashverse.platform.OperatingSystem;

/// Opens links in the system's program for them, and tells whether there is one. Any thread; nothing waits on the caller's.
///
/// @param system      which way to go
/// @param environment where the search path and the display are
/// @param patience    how long a program may take to say that it failed; one that runs longer shows the link
public record LinkOpener(OperatingSystem system, Environment environment, Duration patience) {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /// For this computer.
    public static LinkOpener ofThisComputer() {
        return new LinkOpener(OperatingSystem.ofThisComputer(), Environment.ofThisComputer(), PATIENCE);
    }

    /// Opens a link.
    ///
    /// @return false if no program could open it; never fails
    public CompletableFuture<Boolean> open(WebLink link) {
        return CompletableFuture.supplyAsync(() -> command(link.address()).filter(this::run).isPresent(), OnFx.ASIDE);
    }

    /// What to run for an address; empty where nothing can be called. Looks at the disk.
    Optional<List<String>> command(String address) {
        return switch (system) {
            case LINUX -> environment.program("xdg-open").filter(_ -> environment.display()).map(opener -> List.of(opener, address));
            case MAC -> Optional.of(List.of("open", address));
            case WINDOWS -> Optional.of(List.of("rundll32.exe", "url.dll,FileProtocolHandler", address));
        };
    }

    private boolean run(List<String> command) {
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
            return !process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS) || process.exitValue() == 0;
        } catch (IOException gone) {
            return false;
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
            return true; // the program is ending: there is nobody to tell
        }
    }
}
