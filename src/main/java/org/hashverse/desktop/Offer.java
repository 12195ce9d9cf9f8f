package org.hashverse.desktop;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.hashverse.platform.Environment;
import org.hashverse.platform.OperatingSystem;

/// The means of a desktop to notify a person.
///
/// @param notifier shows notifications, if a program for that is installed
/// @param sound    the command that plays a sound, if a program for that is installed
public record Offer(Optional<Notifier> notifier, Optional<List<String>> sound) {
    private static final Path THEME = Path.of("/usr/share/sounds/freedesktop/stereo/message-new-instant.oga");

    /// Finds the programs of this computer once, on the first use.
    private static final class Here {
        static final Offer OFFER = of(OperatingSystem.ofThisComputer(), Environment.ofThisComputer());
    }

    /// The means of this computer. The first call looks at a few files.
    public static Offer ofThisComputer() {
        return Here.OFFER;
    }

    /// Whether notifications can be shown.
    public boolean shows() {
        return notifier.isPresent();
    }

    /// Whether a sound can be played.
    public boolean sounds() {
        return sound.isPresent();
    }

    static Offer of(OperatingSystem system, Environment environment) {
        return switch (system) {
            case LINUX -> linux(environment);
            case MAC -> new Offer(environment.program("osascript").map(AppleScript::new),
                    environment.program("afplay").map(play -> List.of(play, "-v", "0.5", "/System/Library/Sounds/Tink.aiff")));
            case WINDOWS -> windows(environment);
        };
    }

    private static Offer linux(Environment environment) {
        if (!environment.display()) return new Offer(Optional.empty(), Optional.empty());
        return new Offer(environment.program("notify-send").map(send -> new NotifySend(send, environment.program("stdbuf"), false)), linuxSound(environment)); // false until it is probed
    }

    private static Optional<List<String>> linuxSound(Environment environment) {
        var themed = environment.program("canberra-gtk-play").map(play -> List.of(play, "--id=message-new-instant"));
        if (themed.isPresent() || !Files.isReadable(THEME)) return themed;
        return environment.program("paplay").or(() -> environment.program("pw-play")).map(play -> List.of(play, THEME.toString()));
    }

    private static Offer windows(Environment environment) {
        var shell = environment.program("powershell.exe");
        return new Offer(shell.map(Toast::new), shell.map(path -> List.of(path, "-NoProfile", "-NonInteractive", "-WindowStyle", "Hidden", "-Command",
                "(New-Object System.Media.SoundPlayer ($env:SystemRoot + '\\Media\\Windows Notify Messaging.wav')).PlaySync()")));
    }
}
