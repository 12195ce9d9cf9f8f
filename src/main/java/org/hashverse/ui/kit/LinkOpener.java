package org.hashverse.ui.kit;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.hashverse.markup.WebLink;
import org.hashverse.platform.Environment;
import org.hashverse.platform.OperatingSystem;

/// Opens links and files with the system's program for them, and reports whether there is one. Any thread; the caller never waits.
///
/// @param system      decides which command is used
/// @param environment gives the search path and the display
/// @param patience    how long the program may take to report a failure; if it still runs after that, the link counts as opened
public record LinkOpener(OperatingSystem system, Environment environment, Duration patience) {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /// An opener for this computer.
    public static LinkOpener ofThisComputer() {
        return new LinkOpener(OperatingSystem.ofThisComputer(), Environment.ofThisComputer(), PATIENCE);
    }

    /// Opens a link.
    ///
    /// @return false if no program could open the link; never completes exceptionally
    public CompletableFuture<Boolean> open(WebLink link) {
        return CompletableFuture.supplyAsync(() -> command(link.address()).filter(this::run).isPresent(), OnFx.ASIDE);
    }

    /// Opens a file or a folder with the program for its kind.
    ///
    /// @return false if no program could open it; never completes exceptionally
    public CompletableFuture<Boolean> open(Path file) {
        return CompletableFuture.supplyAsync(() -> command(file.toAbsolutePath().toString()).filter(this::run).isPresent(), OnFx.ASIDE);
    }

    /// The command that opens an address or a file; empty where there is none. Reads the disk.
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
        } catch (IOException missing) {
            return false;
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
            return true; // the program is ending, so nobody reads the answer
        }
    }
}
