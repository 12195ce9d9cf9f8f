package org.hashverse.store;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Where an administrator's preset may lie: in the system's place, where only administrators write, then beside the program.
final class PresetPlaces {
    private static final String NAME = "hashverse.json";

    private PresetPlaces() {}

    static List<Path> ofThisComputer() {
        var launcher = Optional.ofNullable(System.getProperty("jpackage.app-path")).filter(path -> !path.isBlank()).map(Path::of);
        return of(System.getProperty("os.name", ""), System.getenv(), launcher, jar());
    }

    /// Linux and the rest: `/etc/hashverse`; macOS: `/Library/Application Support/Hashverse`; Windows: `%ProgramData%\Hashverse`. Then the folder of
    /// the packaged program (on macOS the one that holds `Hashverse.app`), or of the jar.
    ///
    /// @param launcher the packaged program, if it is one
    /// @param jar      the program's jar, if it comes from one
    static List<Path> of(String system, Map<String, String> environment, Optional<Path> launcher, Optional<Path> jar) {
        var os = system.toLowerCase(Locale.ROOT);
        var places = new ArrayList<Path>();
        if (os.startsWith("windows")) {
            var data = environment.getOrDefault("ProgramData", "");
            places.add(Path.of(data.isBlank() ? "C:\\ProgramData" : data).resolve("Hashverse").resolve(NAME));
        } else if (os.startsWith("mac")) {
            places.add(Path.of("/Library/Application Support/Hashverse", NAME));
        } else {
            places.add(Path.of("/etc/hashverse", NAME));
        }
        var folder = launcher.map(program -> Profiles.beside(system, program, true)).or(() -> jar.map(file -> Profiles.beside(system, file, false)));
        folder.ifPresent(beside -> places.add(beside.resolve(NAME)));
        return List.copyOf(places);
    }

    private static Optional<Path> jar() {
        try {
            var source = PresetPlaces.class.getProtectionDomain().getCodeSource();
            if (source == null) return Optional.empty();
            URI place = source.getLocation().toURI();
            return Optional.of(place).filter(uri -> "file".equals(uri.getScheme())).map(Path::of).filter(Files::isRegularFile);
        } catch (URISyntaxException noPlace) {
            return Optional.empty();
        }
    }
}
