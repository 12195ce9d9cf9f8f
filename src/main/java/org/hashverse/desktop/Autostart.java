package org.hashverse.desktop;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.hashverse.platform.Environment;
import org.hashverse.platform.OperatingSystem;

/// This program's entry in the platform's list of programs that start when the person logs in. Hashverse keeps no copy: a change made elsewhere shows
/// here. Every method blocks on the disk or on a program.
public sealed interface Autostart permits DesktopEntry, LaunchAgent, RunKey {
    /// Whether the program starts at login.
    ///
    /// @throws IOException if the list cannot be read
    boolean on() throws IOException;

    /// Puts the program on the list, replacing its entry, or removes it.
    ///
    /// @throws IOException if the list cannot be written
    void set(boolean on) throws IOException;

    /// The list of this computer.
    ///
    /// @param name    name of the entry: small letters, digits and dashes
    /// @param command the program and its arguments
    static Autostart ofThisComputer(String name, List<String> command) {
        return of(OperatingSystem.ofThisComputer(), Environment.ofThisComputer(), Path.of(System.getProperty("user.home", ".")), name, command);
    }

    /// The list of a computer with this environment.
    ///
    /// @throws IllegalArgumentException for a name of other characters
    static Autostart of(OperatingSystem system, Environment environment, Path home, String name, List<String> command) {
        if (!name.matches("[a-z0-9-]{1,64}")) throw new IllegalArgumentException("a name has small letters, digits and dashes");
        return switch (system) {
            case LINUX -> new DesktopEntry(environment.folder("XDG_CONFIG_HOME").orElse(home.resolve(".config")).resolve("autostart").resolve(name + ".desktop"), command);
            case MAC -> new LaunchAgent(home.resolve("Library").resolve("LaunchAgents").resolve("org." + name + ".plist"), command);
            case WINDOWS -> new RunKey(environment.value("SystemRoot").orElse("C:\\Windows") + "\\System32\\reg.exe", name, command, Launcher.SYSTEM);
        };
    }
}
