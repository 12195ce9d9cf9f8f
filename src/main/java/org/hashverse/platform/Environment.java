package org.hashverse.platform;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// The environment that a program is started in.
///
/// @param variables of it
public record Environment(Map<String, String> variables) {
    /// That of this program.
    public static Environment ofThisComputer() {
        return new Environment(System.getenv());
    }

    /// What a variable says; empty where it is not set, or blank.
    public Optional<String> value(String name) {
        return Optional.ofNullable(variables.get(name)).filter(value -> !value.isBlank());
    }

    /// The folder that a variable names. As the XDG specification has it, a relative path is to be ignored; so is what is no path.
    public Optional<Path> folder(String name) {
        try {
            return value(name).map(Path::of).filter(Path::isAbsolute);
        } catch (InvalidPathException noPath) {
            return Optional.empty();
        }
    }

    /// Whether there is a display to show something on, where that is X's or Wayland's.
    public boolean display() {
        return value("DISPLAY").isPresent() || value("WAYLAND_DISPLAY").isPresent();
    }

    /// Where a program is in the search path, whatever case the name of that variable has. Looks at the disk.
    public Optional<String> program(String name) {
        var path = variables.entrySet().stream().filter(entry -> entry.getKey().equalsIgnoreCase("PATH")).map(Map.Entry::getValue).findFirst().orElse("");
        for (var folder : path.split(Pattern.quote(File.pathSeparator))) {
            if (folder.isEmpty()) continue;
            try {
                var file = Path.of(folder, name);
                if (Files.isRegularFile(file) && Files.isExecutable(file)) return Optional.of(file.toString());
            } catch (InvalidPathException notAFolder) {
                // the next one may be
            }
        }
        return Optional.empty();
    }
}
