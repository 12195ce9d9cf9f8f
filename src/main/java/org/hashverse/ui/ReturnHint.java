package org.hashverse.ui;

import org.hashverse.platform.OperatingSystem;

/// The words that say how a hidden window comes back.
final class ReturnHint {
    private ReturnHint() {}

    /// Whether this desktop has a Dock.
    static boolean dock() {
        return OperatingSystem.ofThisComputer() == OperatingSystem.MAC;
    }

    /// @param dock whether the window goes to a Dock
    /// @param tray whether an icon stands in a tray
    static String of(boolean dock, boolean tray) {
        return Words.get(dock ? "stays.dock" : tray ? "stays.tray" : "stays.body", Shortcut.QUIT.caps().getFirst());
    }
}
