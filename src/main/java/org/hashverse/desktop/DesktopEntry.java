package org.hashverse.desktop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/// Autostart on Linux and BSD: a file in the autostart folder of freedesktop.org's specification.
///
/// @param file    path of the file
/// @param command the program and its arguments
public record DesktopEntry(Path file, List<String> command) implements Autostart {
    /// Copies the command.
    public DesktopEntry {
        command = List.copyOf(command);
    }

    /// That the file exists is not enough: desktops switch an entry off by a line in it.
    @Override
    public boolean on() throws IOException {
        try {
            return Files.readAllLines(file).stream().map(line -> line.replaceAll("\\s*=\\s*", "=").strip())
                    .noneMatch(line -> line.equals("Hidden=true") || line.equals("X-GNOME-Autostart-enabled=false"));
        } catch (NoSuchFileException notThere) {
            return false;
        }
    }

    @Override
    public void set(boolean on) throws IOException {
        StartFile.set(file, on, text());
    }

    String text() {
        return """
                [Desktop Entry]
                Type=Application
                Name=Hashverse
                Exec=%s
                Terminal=false
                StartupNotify=false
                X-GNOME-Autostart-enabled=true
                """.formatted(command.stream().map(DesktopEntry::argument).collect(Collectors.joining(" ")));
    }

    /// One argument for `Exec`: quoted if necessary, `%` doubled, and then escaped like every text in such a file.
    static String argument(String argument) {
        if (argument.matches("[A-Za-z0-9_./:@+-]+")) return argument;
        var quoted = '"' + argument.replaceAll("([\"`$\\\\])", "\\\\$1").replace("%", "%%") + '"';
        return quoted.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t").replace("\r", "\\r");
    }
}
