package org.hashverse.store.profile;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import org.hashverse.chat.PeerAddress;
import org.hashverse.platform.Environment;
import org.hashverse.platform.OperatingSystem;
import org.hashverse.store.files.NewerProfile;
import org.hashverse.store.settings.Settings;

/// The profile folders of this computer. They are in one folder; each is named after the option that selects it, except `default` and `person-N`.
///
/// @param place the folder that holds the profile folders
public record Profiles(Path place) {
    /// The most characters of a name that stand in the name of its folder.
    private static final int MOST_READABLE = 32;
    private static final int MOST_PEOPLE = 100;

    /// The profiles in the platform's folder for application data, or in the folder of the system property `hashverse.place`. The portable archive
    /// sets that property to a folder beside itself.
    public static Profiles ofThisComputer() {
        var place = System.getProperty("hashverse.place", "");
        return place.isBlank() ? ofThisSystem() : new Profiles(Path.of(place).toAbsolutePath());
    }

    /// The profiles in `data` beside the program, so that both can be carried along. Beside the program means beside the unpacked folder or bundle, or beside the jar.
    public static Profiles besideTheProgram() {
        var launcher = Optional.ofNullable(System.getProperty("jpackage.app-path")).map(Path::of);
        var code = Profiles.class.getProtectionDomain().getCodeSource().getLocation();
        // a Java runtime made for Hashverse contains the code itself
        var source = code.getProtocol().equals("file") ? Path.of(URI.create(code.toString())) : Path.of(System.getProperty("java.home"));
        return new Profiles(ProgramFolder.of(OperatingSystem.ofThisComputer(), launcher.orElse(source), launcher.isPresent()).resolve("data"));
    }

    private static Profiles ofThisSystem() {
        return of(OperatingSystem.ofThisComputer(), Environment.ofThisComputer(), Path.of(System.getProperty("user.home", ".")));
    }

    /// The profiles in a system's folder for application data. Linux and other systems: `hashverse` in `$XDG_DATA_HOME`, else in `~/.local/share`. macOS:
    /// `~/Library/Application Support/Hashverse`. Windows: `%APPDATA%\Hashverse`.
    static Profiles of(OperatingSystem system, Environment environment, Path home) {
        return new Profiles(switch (system) {
            case LINUX -> environment.folder("XDG_DATA_HOME").orElse(home.resolve(".local").resolve("share")).resolve("hashverse");
            case MAC -> home.resolve("Library").resolve("Application Support").resolve("Hashverse");
            case WINDOWS -> environment.value("APPDATA").map(Path::of).orElse(home.resolve("AppData").resolve("Roaming")).resolve("Hashverse");
        });
    }

    /// The profile of a start without options.
    public Path standard() {
        return place.resolve("default");
    }

    /// The last port of the standard profile, read without its lock; the default port if it had none.
    public int standardPort() {
        return Profile.glance(standard()).map(Settings::port).filter(port -> port != 0).orElse(PeerAddress.DEFAULT_PORT);
    }

    /// The profile of `--as NAME`. Upper and lower case do not differ, as on most file systems.
    public Path as(String name) {
        var plain = Normalizer.normalize(name.strip(), Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
        var readable = plain.replaceAll("[^a-z0-9_-]", "_");
        if (readable.length() > MOST_READABLE) readable = readable.substring(0, MOST_READABLE);
        return place.resolve("as-" + readable + (readable.equals(plain) ? "" : "." + digest(plain)));
    }

    /// The profile of a node that was given a port other than the standard profile's.
    public Path port(int port) {
        return place.resolve("port-" + port);
    }

    /// Opens a profile for another person, beside a profile folder: the first of `person-2`, `person-3`, … that is not open and not from a newer Hashverse.
    ///
    /// @throws IOException as [Profile#open] does
    public static Profile openAnother(Path folder, Preset preset) throws IOException {
        for (int person = 2; person <= MOST_PEOPLE; person++) {
            try {
                return Profile.open(folder.toAbsolutePath().resolveSibling("person-" + person), preset);
            } catch (Profile.InUse | NewerProfile taken) {
                continue;
            }
        }
        throw new Profile.InUse();
    }

    private static String digest(String name) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 4);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new AssertionError(everyJavaHasIt);
        }
    }
}
