package org.hashverse.platform;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class PathNamesTest {
    private static Optional<String> fault(Map<String, String> properties, Map<String, String> environment) {
        var system = new Properties();
        system.putAll(properties);
        return PathNames.fault(system, new Environment(environment), US_ASCII);
    }

    @Test
    void aPathThatTheLocaleCannotNameIsRefusedWithAdvice() {
        assertEquals(Optional.of("the locale cannot name /home/jos\u00e9; start again with LC_ALL=C.UTF-8"), PathNames.fault("/home/jos\u00e9", US_ASCII), "typed");
        assertEquals(Optional.of("the locale cannot name /home/jos\uFFFD\uFFFD; start again with LC_ALL=C.UTF-8"), PathNames.fault("/home/jos\uFFFD\uFFFD", US_ASCII), "read by Java");
        assertEquals(Optional.of("the name of /home/jos\uFFFD is not UTF-8; rename it"), PathNames.fault("/home/jos\uFFFD", UTF_8));
    }

    @Test
    void aPathThatTheLocaleCanNameIsAccepted() {
        assertEquals(Optional.empty(), PathNames.fault("/home/ana", US_ASCII));
        assertEquals(Optional.empty(), PathNames.fault("/home/jos\u00e9", UTF_8));
        assertEquals(Optional.empty(), PathNames.fault("/home/jos\u00e9", ISO_8859_1), "the same bytes come out as went in");
    }

    @Test
    void everyFolderOfTheEnvironmentIsChecked() {
        assertEquals(Optional.empty(), fault(Map.of("user.home", "/home/ana", "java.io.tmpdir", "/tmp"), Map.of("XDG_DATA_HOME", "/data")));
        for (var property : new String[] {"user.home", "user.dir", "java.io.tmpdir", "hashverse.place", "jpackage.app-path"})
            assertEquals(Optional.of(property + ": the locale cannot name /\uFFFD; start again with LC_ALL=C.UTF-8"), fault(Map.of(property, "/\uFFFD"), Map.of()));
        for (var variable : new String[] {"XDG_DATA_HOME", "XDG_RUNTIME_DIR", "XDG_CONFIG_HOME"})
            assertEquals(Optional.of(variable + ": the locale cannot name /\uFFFD; start again with LC_ALL=C.UTF-8"), fault(Map.of(), Map.of(variable, "/\uFFFD")));
    }
}
