package org.hashverse.ui.kit;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.hashverse.platform.Environment;
import org.hashverse.platform.OperatingSystem;

/// How the folder of a file is opened in the system's own file manager, where there is one. Both look at the disk: not for the FX thread.
///
/// @param command what to run
public record ShowFolder(List<String> command) {
    /// For a file on this computer; empty where no file manager can be called.
    public static Optional<ShowFolder> of(Path file) {
        return of(file, OperatingSystem.ofThisComputer(), Environment.ofThisComputer());
    }

    public static Optional<ShowFolder> of(Path file, OperatingSystem system, Environment environment) {
        var whole = file.toAbsolutePath();
        return switch (system) {
            case LINUX -> environment.program("xdg-open").filter(_ -> environment.display()).map(opener -> new ShowFolder(List.of(opener, whole.getParent().toString())));
            case MAC -> Optional.of(new ShowFolder(List.of("open", "-R", whole.toString())));
            case WINDOWS -> Optional.of(new ShowFolder(List.of("explorer.exe", "/select," + whole)));
        };
    }

    /// Opens it, and does not wait for it to be closed.
    public void run() {
        try {
            new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        } catch (IOException gone) {
            System.getLogger(ShowFolder.class.getName()).log(System.Logger.Level.WARNING, "the folder could not be shown", gone);
        }
    }
}
