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
    private static final Pattern DOCUMENTS = Pattern.compile("\\s*XDG_DOCUMENTS_DIR=\"(\\$HOME/|/)([^\"]*)\"\\s*");

    private UserFolders() {}

    /// The person's documents folder, else their home folder. Looks at the disk: do not call it on the FX thread.
    public static Path documents() {
        return documents(OperatingSystem.ofThisComputer(), Environment.ofThisComputer(), Path.of(System.getProperty("user.home", ".")));
    }

    static Path documents(OperatingSystem system, Environment environment, Path home) {
        var chosen = system == OperatingSystem.LINUX ? chosen(environment.folder("XDG_CONFIG_HOME").orElse(home.resolve(".config")).resolve("user-dirs.dirs"), home) : Optional.<Path>empty();
        var documents = chosen.orElse(home.resolve("Documents"));
        return Files.isDirectory(documents) ? documents : home;
    }

    private static Optional<Path> chosen(Path file, Path home) {
        try {
            for (var line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
                var match = DOCUMENTS.matcher(line);
                if (match.matches()) return Optional.of((match.group(1).equals("/") ? Path.of("/") : home).resolve(match.group(2)));
            }
        } catch (IOException | InvalidPathException notChosen) {
            return Optional.empty();
        }
        return Optional.empty();
    }
}
