package org.hashverse.store.profile;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hashverse.platform.Environment;
import org.hashverse.platform.OperatingSystem;

/// The places of an administrator's preset: the system's folder, where only administrators write, then the folder of the program. A jar can be in any folder. If the
/// person who starts the jar can write in that folder, a preset there is ignored in two cases. The person can write the preset too: it may have been downloaded with
/// the jar. Or another account put the preset into the folder, as everybody can in `/tmp`.
final class PresetPlaces {
    private static final System.Logger LOG = System.getLogger(PresetPlaces.class.getName());
    private static final String NAME = "hashverse.json";
    private static final Set<PosixFilePermission> WRITE = Set.of(PosixFilePermission.OWNER_WRITE, PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE);

    private static final int ROOT = 0;

    private PresetPlaces() {}

    /// The places on this computer, in the order in which they are tried.
    static List<Path> ofThisComputer() {
        var launcher = Optional.ofNullable(System.getProperty("jpackage.app-path")).filter(path -> !path.isBlank()).map(Path::of);
        return of(OperatingSystem.ofThisComputer(), Environment.ofThisComputer(), launcher, jar());
    }

    /// Whether a preset beside the jar counts: either the person who starts the program cannot write the folder, or they cannot write the file and no other account put
    /// it there. Logs a preset that does not count.
    private static boolean counts(Path file) {
        if (!writable(file.getParent())) return true;
        var why = writable(file) ? "whoever starts Hashverse can write it; an administrator makes it read-only"
                : ofAnotherAccount(file) ? "it lies where others can write too, and belongs neither to root nor to the owner of the folder" : null;
        if (why == null) return true;
        LOG.log(System.Logger.Level.WARNING, file + " is ignored, because " + why);
        return false;
    }

    // checks the owner of a link itself, because whoever made the link chose its target
    private static boolean ofAnotherAccount(Path file) {
        try {
            if (!file.getFileSystem().supportedFileAttributeViews().contains("unix") || Files.notExists(file, LinkOption.NOFOLLOW_LINKS)) return false;
            int owner = owner(file);
            return owner != ROOT && owner != owner(file.getParent().toRealPath());
        } catch (IOException gone) {
            return false;
        }
    }

    private static int owner(Path path) throws IOException {
        return (int) Files.getAttribute(path, "unix:uid", LinkOption.NOFOLLOW_LINKS);
    }

    // root can write read-only files, too, so the permissions count
    private static boolean writable(Path path) {
        try {
            return Files.isWritable(path) && (!path.getFileSystem().supportedFileAttributeViews().contains("posix")
                    || Files.getPosixFilePermissions(path).stream().anyMatch(WRITE::contains));
        } catch (IOException gone) {
            return false;
        }
    }

    /// The places on a computer. First the system's folder: `/etc/hashverse` on Linux and other systems, `/Library/Application Support/Hashverse` on macOS,
    /// `%ProgramData%\Hashverse` on Windows. Then the folder of the packaged program (on macOS the folder that holds `Hashverse.app`), or the folder of the jar if
    /// the preset there counts.
    ///
    /// @param launcher the launcher of the packaged program, if it is one
    /// @param jar      the program's jar, if it comes from one
    static List<Path> of(OperatingSystem system, Environment environment, Optional<Path> launcher, Optional<Path> jar) {
        var places = new ArrayList<Path>();
        places.add(switch (system) {
            case LINUX -> Path.of("/etc/hashverse", NAME);
            case MAC -> Path.of("/Library/Application Support/Hashverse", NAME);
            case WINDOWS -> Path.of(environment.value("ProgramData").orElse("C:\\ProgramData")).resolve("Hashverse").resolve(NAME);
        });
        var folder = launcher.map(program -> ProgramFolder.of(system, program, true)).or(() -> jar.map(file -> ProgramFolder.of(system, file, false)));
        folder.map(beside -> beside.resolve(NAME)).filter(file -> launcher.isPresent() || counts(file)).ifPresent(places::add);
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
