package org.hashverse.platform;

import java.util.Locale;

/// The operating systems that Hashverse tells apart.
public enum OperatingSystem {
    /// Linux, BSD and whatever else there is.
    LINUX,
    /// macOS.
    MAC,
    /// Windows.
    WINDOWS;

    /// That of this computer.
    public static OperatingSystem ofThisComputer() {
        return of(System.getProperty("os.name", ""));
    }

    /// @param name as Java's property `os.name` has it
    static OperatingSystem of(String name) {
        var lower = name.toLowerCase(Locale.ROOT);
        return lower.startsWith("windows") ? WINDOWS : lower.startsWith("mac") ? MAC : LINUX;
    }
}
