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

/// Where profiles live on this computer: side by side in one folder, named for how they were asked for.
///
/// @param place the folder that holds them
public record Profiles(Path place) {
    private static final int READABLE = 32;
    private static final int MOST_PEOPLE = 100;

    /// The platform's own place for such data, unless the program was started with another: `-Dhashverse.place=DIR`, as the portable
    /// archive does, which keeps them beside itself whatever else is asked for.
    public static Profiles ofThisComputer() {
        var place = System.getProperty("hashverse.place", "");
        return place.isBlank() ? ofThisSystem() : new Profiles(Path.of(place).toAbsolutePath());
    }

    /// In `data` beside the program, so that both can be carried along: beside the folder or bundle that was unpacked, or beside the jar.
    public static Profiles besideTheProgram() {
        var launcher = Optional.ofNullable(System.getProperty("jpackage.app-path")).map(Path::of);
        var code = Profiles.class.getProtectionDomain().getCodeSource().getLocation();
        // a Java that was made for Hashverse holds the code itself
        var source = code.getProtocol().equals("file") ? Path.of(URI.create(code.toString())) : Path.of(System.getProperty("java.home"));
        return new Profiles(beside(OperatingSystem.ofThisComputer(), launcher.orElse(source), launcher.isPresent()).resolve("data"));
    }

    /// The folder that a program lies in, where a launcher lies deep in a folder of its own: `bin/Hashverse` on Linux, `Contents/MacOS/Hashverse` of a bundle on macOS.
    static Path beside(OperatingSystem system, Path program, boolean launcher) {
        int up = !launcher ? 1 : switch (system) {
            case LINUX -> 2;
            case MAC -> 4;
            case WINDOWS -> 1;
        };
        var folder = program.toAbsolutePath().normalize();
        for (int i = 0; i < up && folder.getParent() != null; i++) folder = folder.getParent();
        return folder;
    }

    private static Profiles ofThisSystem() {
        return of(OperatingSystem.ofThisComputer(), Environment.ofThisComputer(), Path.of(System.getProperty("user.home", ".")));
    }

    /// Linux and the rest: `$XDG_DATA_HOME`, else `~/.local/share`, and `hashverse` in it. macOS:
    /// `~/Library/Application Support/Hashverse`. Windows: `%APPDATA%\Hashverse`.
    static Profiles of(OperatingSystem system, Environment environment, Path home) {
        return new Profiles(switch (system) {
            case LINUX -> environment.folder("XDG_DATA_HOME").orElse(home.resolve(".local").resolve("share")).resolve("hashverse");
            case MAC -> home.resolve("Library").resolve("Application Support").resolve("Hashverse");
            case WINDOWS -> environment.value("APPDATA").map(Path::of).orElse(home.resolve("AppData").resolve("Roaming")).resolve("Hashverse");
        });
    }

    /// The profile of whoever just starts the program.
    public Path standard() {
        return place.resolve("default");
    }

    /// The port that the standard profile had last, read without holding it; the default one if it never had any.
    public int standardPort() {
        return Profile.glance(standard()).map(Settings::port).filter(port -> port != 0).orElse(PeerAddress.DEFAULT_PORT);
    }

    /// The profile that `--as NAME` means. Upper and lower case are one, as on most file systems.
    public Path as(String name) {
        var plain = Normalizer.normalize(name.strip(), Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
        var readable = plain.replaceAll("[^a-z0-9_-]", "_");
        if (readable.length() > READABLE) readable = readable.substring(0, READABLE);
        return place.resolve("as-" + readable + (readable.equals(plain) ? "" : "." + digest(plain)));
    }

    /// The profile of a node that was given a port other than the standard profile's.
    public Path port(int port) {
        return place.resolve("port-" + port);
    }

    /// Opens a profile beside a folder as another person: the first of `person-2`, `person-3`, … that nobody holds and no newer Hashverse made.
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
