package org.hashverse.platform;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/// The folders of the person who runs this program.
public final class UserFolders {
    // a line of user-dirs.dirs (xdg-user-dirs): a path below the home folder, or absolute
    private static final Pattern CHOICE = Pattern.compile("\\s*XDG_([A-Z]+)_DIR=\"(\\$HOME/|/)([^\"]*)\"\\s*");

    private UserFolders() {}

    /// The person's documents folder, else their home folder. Looks at the disk: do not call it on the FX thread.
    public static Path documents() {
        return documents(OperatingSystem.ofThisComputer(), Environment.ofThisComputer(), home());
    }

    /// The person's folder for downloads. It may not exist. Looks at the disk: do not call it on the FX thread.
    public static Path downloads() {
        return downloads(OperatingSystem.ofThisComputer(), Environment.ofThisComputer(), home());
    }

    /// Where files that others send are put unless the person chose another folder: `Hashverse` in [#downloads]. It may not exist. Looks at the disk: do not call it on the FX thread.
    public static Path received() {
        return downloads().resolve("Hashverse");
    }

    private static Path home() {
        return Path.of(System.getProperty("user.home", "."));
    }

    static Path documents(OperatingSystem system, Environment environment, Path home) {
        var documents = chosen("DOCUMENTS", system, environment, home).orElse(home.resolve("Documents"));
        return Files.isDirectory(documents) ? documents : home;
    }

    static Path downloads(OperatingSystem system, Environment environment, Path home) {
        return chosen("DOWNLOAD", system, environment, home).orElse(home.resolve("Downloads"));
    }

    private static Optional<Path> chosen(String which, OperatingSystem system, Environment environment, Path home) {
        if (system != OperatingSystem.LINUX) return Optional.empty();
        var file = environment.folder("XDG_CONFIG_HOME").orElse(home.resolve(".config")).resolve("user-dirs.dirs");
        try {
            for (var line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
                var match = CHOICE.matcher(line);
                if (match.matches() && match.group(1).equals(which)) return Optional.of((match.group(2).equals("/") ? Path.of("/") : home).resolve(match.group(3)));
            }
        } catch (IOException | InvalidPathException notChosen) {
            return Optional.empty();
        }
        return Optional.empty();
    }
}
