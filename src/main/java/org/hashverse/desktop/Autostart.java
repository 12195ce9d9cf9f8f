package org.hashverse.desktop;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.hashverse.platform.OperatingSystem;

/// The platform's own list of what starts when this person logs in, and whether this program is on it. Nothing is remembered beside that list: whoever changes it
/// elsewhere changes the answer here. Every call blocks on disk or on a program.
public sealed interface Autostart permits DesktopEntry, LaunchAgent, RunKey {
    /// Whether the program starts at login.
    ///
    /// @throws IOException if the list cannot be read
    boolean on() throws IOException;

    /// Puts the program on the list, anew where it is there already, or takes it away.
    ///
    /// @throws IOException if the list cannot be written
    void set(boolean on) throws IOException;

    /// The list of this computer.
    ///
    /// @param name    under which the program stands there: small letters, digits and dashes
    /// @param command the program and its arguments
    static Autostart ofThisComputer(String name, List<String> command) {
        return of(OperatingSystem.ofThisComputer(), System.getenv(), Path.of(System.getProperty("user.home", ".")), name, command);
    }

    /// @throws IllegalArgumentException for a name of other characters
    static Autostart of(OperatingSystem system, Map<String, String> environment, Path home, String name, List<String> command) {
        if (!name.matches("[a-z0-9-]{1,64}")) throw new IllegalArgumentException("a name has small letters, digits and dashes");
        return switch (system) {
            case LINUX -> new DesktopEntry(config(environment, home).resolve("autostart").resolve(name + ".desktop"), command);
            case MAC -> new LaunchAgent(home.resolve("Library").resolve("LaunchAgents").resolve("org." + name + ".plist"), command);
            case WINDOWS -> new RunKey(environment.getOrDefault("SystemRoot", "C:\\Windows") + "\\System32\\reg.exe", name, command, Launcher.SYSTEM);
        };
    }

    private static Path config(Map<String, String> environment, Path home) {
        var config = environment.getOrDefault("XDG_CONFIG_HOME", "");
        // the XDG specification: a relative path in it is to be ignored
        boolean given = !config.isBlank() && Path.of(config).isAbsolute();
        return given ? Path.of(config) : home.resolve(".config");
    }
}
