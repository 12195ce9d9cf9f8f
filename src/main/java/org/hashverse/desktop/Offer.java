package org.hashverse.desktop;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hashverse.platform.OperatingSystem;

/// What the desktop of a computer offers to call a person with.
///
/// @param notifier what shows notifications, if anything does
/// @param sound    the command that makes a sound, if any does
public record Offer(Optional<Notifier> notifier, Optional<List<String>> sound) {
    private static final Path THEME = Path.of("/usr/share/sounds/freedesktop/stereo/message-new-instant.oga");

    /// Looked for once, when it is asked for first.
    private static final class Here {
        static final Offer OFFER = of(OperatingSystem.ofThisComputer(), System.getenv());
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

    static Offer of(OperatingSystem system, Map<String, String> environment) {
        return switch (system) {
            case LINUX -> linux(environment);
            case MAC -> new Offer(program("osascript", environment).map(AppleScript::new),
                    program("afplay", environment).map(play -> List.of(play, "-v", "0.5", "/System/Library/Sounds/Tink.aiff")));
            case WINDOWS -> windows(environment);
        };
    }

    private static Offer linux(Map<String, String> environment) {
        if (!environment.containsKey("DISPLAY") && !environment.containsKey("WAYLAND_DISPLAY")) return new Offer(Optional.empty(), Optional.empty());
        return new Offer(program("notify-send", environment).map(send -> new NotifySend(send, program("stdbuf", environment), false)), linuxSound(environment));
    }

    private static Optional<List<String>> linuxSound(Map<String, String> environment) {
        var themed = program("canberra-gtk-play", environment).map(play -> List.of(play, "--id=message-new-instant"));
        if (themed.isPresent() || !Files.isReadable(THEME)) return themed;
        return program("paplay", environment).or(() -> program("pw-play", environment)).map(play -> List.of(play, THEME.toString()));
    }

    private static Offer windows(Map<String, String> environment) {
        var shell = program("powershell.exe", environment);
        return new Offer(shell.map(Toast::new), shell.map(path -> List.of(path, "-NoProfile", "-NonInteractive", "-WindowStyle", "Hidden", "-Command",
                "(New-Object System.Media.SoundPlayer ($env:SystemRoot + '\\Media\\Windows Notify Messaging.wav')).PlaySync()")));
    }

    /// Where a program is in the search path.
    private static Optional<String> program(String name, Map<String, String> environment) {
        var path = environment.entrySet().stream().filter(entry -> entry.getKey().equalsIgnoreCase("PATH")).map(Map.Entry::getValue).findFirst().orElse("");
        for (var folder : path.split(Pattern.quote(File.pathSeparator))) {
            if (folder.isEmpty()) continue;
            try {
                var file = Path.of(folder, name);
                if (Files.isRegularFile(file) && Files.isExecutable(file)) return Optional.of(file.toString());
            } catch (InvalidPathException notAFolder) {
                // the next one may be
            }
        }
        return Optional.empty();
    }
}
