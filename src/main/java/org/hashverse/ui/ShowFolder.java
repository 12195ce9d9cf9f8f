package org.hashverse.ui;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hashverse.platform.OperatingSystem;

/// How the folder of a file is opened in the system's own file manager, where there is one. Both look at the disk: not for the FX thread.
///
/// @param command what to run
record ShowFolder(List<String> command) {
    /// For a file on this computer; empty where no file manager can be called.
    static Optional<ShowFolder> of(Path file) {
        return of(file, OperatingSystem.ofThisComputer(), System.getenv());
    }

    static Optional<ShowFolder> of(Path file, OperatingSystem system, Map<String, String> environment) {
        var whole = file.toAbsolutePath();
        return switch (system) {
            case LINUX -> opener(environment).map(opener -> new ShowFolder(List.of(opener, whole.getParent().toString())));
            case MAC -> Optional.of(new ShowFolder(List.of("open", "-R", whole.toString())));
            case WINDOWS -> Optional.of(new ShowFolder(List.of("explorer.exe", "/select," + whole)));
        };
    }

    private static Optional<String> opener(Map<String, String> environment) {
        if (!environment.containsKey("DISPLAY") && !environment.containsKey("WAYLAND_DISPLAY")) return Optional.empty();
        for (var folder : environment.getOrDefault("PATH", "").split(Pattern.quote(File.pathSeparator))) {
            if (folder.isEmpty()) continue;
            var opener = Path.of(folder, "xdg-open");
            if (Files.isExecutable(opener)) return Optional.of(opener.toString());
        }
        return Optional.empty();
    }

    /// Opens it, and does not wait for it to be closed.
    void run() {
        try {
            new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        } catch (IOException gone) {
            System.getLogger(ShowFolder.class.getName()).log(System.Logger.Level.WARNING, "the folder could not be shown", gone);
        }
    }
}
