package org.hashverse.store;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hashverse.platform.Environment;
import org.hashverse.platform.OperatingSystem;

/// Where an administrator's preset may lie: in the system's place, where only administrators write, then beside the program. Beside a jar, which may have been put anywhere, one
/// that whoever starts it can write is nobody's order: it may have been downloaded as the jar was.
final class PresetPlaces {
    private static final System.Logger LOG = System.getLogger(PresetPlaces.class.getName());
    private static final String NAME = "hashverse.json";
    private static final Set<PosixFilePermission> WRITE = Set.of(PosixFilePermission.OWNER_WRITE, PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE);

    private PresetPlaces() {}

    static List<Path> ofThisComputer() {
        var launcher = Optional.ofNullable(System.getProperty("jpackage.app-path")).filter(path -> !path.isBlank()).map(Path::of);
        return of(OperatingSystem.ofThisComputer(), Environment.ofThisComputer(), launcher, jar());
    }

    /// Whether a file beside the jar is somebody else's order: whoever starts the program cannot write it, or not its folder. One that is not there binds nobody.
    private static boolean binds(Path file) {
        if (!writable(file) || !writable(file.getParent())) return true;
        LOG.log(System.Logger.Level.WARNING, file + " is not heeded, because whoever starts Hashverse can write it; an administrator makes it read-only");
        return false;
    }

    // root may write everything, also what is marked as read-only
    private static boolean writable(Path path) {
        try {
            return Files.isWritable(path) && (!path.getFileSystem().supportedFileAttributeViews().contains("posix")
                    || Files.getPosixFilePermissions(path).stream().anyMatch(WRITE::contains));
        } catch (IOException gone) {
            return false;
        }
    }

    /// Linux and the rest: `/etc/hashverse`; macOS: `/Library/Application Support/Hashverse`; Windows: `%ProgramData%\Hashverse`. Then the folder of
    /// the packaged program (on macOS the one that holds `Hashverse.app`), or of the jar unless whoever starts it can write both a preset there and that folder.
    ///
    /// @param launcher the packaged program, if it is one
    /// @param jar      the program's jar, if it comes from one
    static List<Path> of(OperatingSystem system, Environment environment, Optional<Path> launcher, Optional<Path> jar) {
        var places = new ArrayList<Path>();
        places.add(switch (system) {
            case LINUX -> Path.of("/etc/hashverse", NAME);
            case MAC -> Path.of("/Library/Application Support/Hashverse", NAME);
            case WINDOWS -> Path.of(environment.value("ProgramData").orElse("C:\\ProgramData")).resolve("Hashverse").resolve(NAME);
        });
        var folder = launcher.map(program -> Profiles.beside(system, program, true)).or(() -> jar.map(file -> Profiles.beside(system, file, false)));
        folder.map(beside -> beside.resolve(NAME)).filter(file -> launcher.isPresent() || binds(file)).ifPresent(places::add);
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
