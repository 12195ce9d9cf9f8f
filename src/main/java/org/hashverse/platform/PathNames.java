package org.hashverse.platform;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/// Checks that Java can name files and folders under the locale of this process. On Linux a name is bytes, and Java decodes them by the locale: under `LANG=C` a
/// letter beyond ASCII becomes U+FFFD, which names another file or none. With such a folder the program would open another profile, so callers refuse it.
public final class PathNames {
    private static final char UNREADABLE = '\uFFFD';
    private static final List<String> PROPERTIES = List.of("user.home", "user.dir", "java.io.tmpdir", "hashverse.place", "jpackage.app-path");
    private static final List<String> VARIABLES = List.of("XDG_DATA_HOME", "XDG_RUNTIME_DIR", "XDG_CONFIG_HOME");

    private PathNames() {}

    /// Checks the folders that the environment gives this process. If one cannot be used, returns a sentence that names it and the remedy; else empty.
    public static Optional<String> faultOfThisStart() {
        return fault(System.getProperties(), Environment.ofThisComputer(), locale());
    }

    /// Checks a path that a person typed. If it cannot be used here, returns a sentence with the remedy; else empty. Does not look at the disk.
    public static Optional<String> fault(String path) {
        return fault(path, locale());
    }

    static Optional<String> fault(Properties system, Environment environment, Charset locale) {
        var places = new LinkedHashMap<String, String>();
        for (var property : PROPERTIES) places.put(property, system.getProperty(property, ""));
        for (var variable : VARIABLES) places.put(variable, environment.value(variable).orElse(""));
        return places.entrySet().stream().map(place -> fault(place, locale)).flatMap(Optional::stream).findFirst();
    }

    private static Optional<String> fault(Map.Entry<String, String> place, Charset locale) {
        return fault(place.getValue(), locale).map(why -> place.getKey() + ": " + why);
    }

    static Optional<String> fault(String path, Charset locale) {
        if (path.indexOf(UNREADABLE) < 0 && locale.newEncoder().canEncode(path)) return Optional.empty();
        return Optional.of(locale.equals(StandardCharsets.UTF_8) ? "the name of " + path + " is not UTF-8; rename it"
                : "the locale cannot name " + path + "; start again with LC_ALL=C.UTF-8");
    }

    // on Windows names are characters, so the locale does not matter
    private static Charset locale() {
        return OperatingSystem.ofThisComputer() == OperatingSystem.WINDOWS ? StandardCharsets.UTF_8 : Charset.forName(System.getProperty("sun.jnu.encoding", "UTF-8"));
    }
}
