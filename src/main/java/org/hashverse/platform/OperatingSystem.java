package org.hashverse.platform;

import java.util.Locale;

/// The operating systems that Hashverse tells apart.
public enum OperatingSystem {
    /// Linux, BSD and all others.
    LINUX,
    /// macOS.
    MAC,
    /// Windows.
    WINDOWS;

    /// The operating system of this computer.
    public static OperatingSystem ofThisComputer() {
        return of(System.getProperty("os.name", ""));
    }

    /// The operating system with this name.
    ///
    /// @param name value of the system property `os.name`
    static OperatingSystem of(String name) {
        var lower = name.toLowerCase(Locale.ROOT);
        return lower.startsWith("windows") ? WINDOWS : lower.startsWith("mac") ? MAC : LINUX;
    }
}
