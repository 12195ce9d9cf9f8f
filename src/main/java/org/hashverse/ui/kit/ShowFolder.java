package org.hashverse.ui.kit;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.hashverse.platform.Environment;
import org.hashverse.platform.OperatingSystem;

/// Opens the folder of a file in the system's file manager. Reads the disk: not for the FX thread.
///
/// @param command the command to run
public record ShowFolder(List<String> command) {
    /// For a file on this computer; empty if there is no file manager.
    public static Optional<ShowFolder> of(Path file) {
        return of(file, OperatingSystem.ofThisComputer(), Environment.ofThisComputer());
    }

    /// The same for a given system and environment.
    public static Optional<ShowFolder> of(Path file, OperatingSystem system, Environment environment) {
        var absolute = file.toAbsolutePath();
        return switch (system) {
            case LINUX -> environment.program("xdg-open").filter(_ -> environment.display()).map(opener -> new ShowFolder(List.of(opener, absolute.getParent().toString())));
            case MAC -> Optional.of(new ShowFolder(List.of("open", "-R", absolute.toString())));
            case WINDOWS -> Optional.of(new ShowFolder(List.of("explorer.exe", "/select," + absolute)));
        };
    }

    /// Opens the folder. Does not wait until it is closed, and only logs a failure.
    public void run() {
        try {
            new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        } catch (IOException failed) {
            System.getLogger(ShowFolder.class.getName()).log(System.Logger.Level.WARNING, "the folder could not be shown", failed);
        }
    }
}
