package org.hashverse.platform;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// The environment variables of a program.
///
/// @param variables name to value
public record Environment(Map<String, String> variables) {
    /// The environment of this program.
    public static Environment ofThisComputer() {
        return new Environment(System.getenv());
    }

    /// The value of a variable; empty if it is not set or blank.
    public Optional<String> value(String name) {
        return Optional.ofNullable(variables.get(name)).filter(value -> !value.isBlank());
    }

    /// The folder that a variable names; empty for a relative path, as the XDG specification demands, and for an invalid one.
    public Optional<Path> folder(String name) {
        try {
            return value(name).map(Path::of).filter(Path::isAbsolute);
        } catch (InvalidPathException noPath) {
            return Optional.empty();
        }
    }

    /// Whether there is a display of X or Wayland.
    public boolean display() {
        return value("DISPLAY").isPresent() || value("WAYLAND_DISPLAY").isPresent();
    }

    /// The path of a program in the search path. The name of the variable `PATH` may have any case. Looks at the disk.
    public Optional<String> program(String name) {
        var path = variables.entrySet().stream().filter(entry -> entry.getKey().equalsIgnoreCase("PATH")).map(Map.Entry::getValue).findFirst().orElse("");
        for (var folder : path.split(Pattern.quote(File.pathSeparator))) {
            if (folder.isEmpty()) continue;
            try {
                var file = Path.of(folder, name);
                if (Files.isRegularFile(file) && Files.isExecutable(file)) return Optional.of(file.toString());
            } catch (InvalidPathException notAFolder) {
                // the next entry may be valid
            }
        }
        return Optional.empty();
    }
}
