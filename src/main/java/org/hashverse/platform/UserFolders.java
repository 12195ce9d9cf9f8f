package org.hashverse.platform;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/// Folders in which people keep what they make.
public final class UserFolders {
    // as xdg-user-dirs writes it: below the home folder, or absolute
    private static final Pattern DOCUMENTS = Pattern.compile("\\s*XDG_DOCUMENTS_DIR=\"(\\$HOME/|/)([^\"]*)\"\\s*");

    private UserFolders() {}

    /// The folder for documents of whoever runs this program, else their home folder. Looks at the disk: not for the FX thread.
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
