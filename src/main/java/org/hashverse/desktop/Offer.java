package org.hashverse.desktop;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.hashverse.platform.Environment;
import org.hashverse.platform.OperatingSystem;

/// What the desktop of a computer offers to call a person with.
///
/// @param notifier what shows notifications, if anything does
/// @param sound    the command that makes a sound, if any does
public record Offer(Optional<Notifier> notifier, Optional<List<String>> sound) {
    private static final Path THEME = Path.of("/usr/share/sounds/freedesktop/stereo/message-new-instant.oga");

    /// Looked for once, when it is asked for first.
    private static final class Here {
        static final Offer OFFER = of(OperatingSystem.ofThisComputer(), Environment.ofThisComputer());
    }

    /// Of this computer. Looks at a few files the first time.
    public static Offer ofThisComputer() {
        return Here.OFFER;
    }

    /// Whether notifications can be shown.
    public boolean shows() {
        return notifier.isPresent();
    }

    /// Whether a sound can be made.
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
        return new Offer(environment.program("notify-send").map(send -> new NotifySend(send, environment.program("stdbuf"), false)), linuxSound(environment));
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
