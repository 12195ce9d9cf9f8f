package org.hashverse.ui.settings;

import org.hashverse.platform.OperatingSystem;
import org.hashverse.ui.kit.Shortcut;
import org.hashverse.ui.words.Words;

/// The words that say how a hidden window comes back.
public final class ReturnHint {
    private ReturnHint() {}

    /// Whether this desktop has a Dock.
    public static boolean dock() {
        return OperatingSystem.ofThisComputer() == OperatingSystem.MAC;
    }

    /// @param dock whether the window goes to a Dock
    /// @param tray whether an icon stands in a tray
    public static String of(boolean dock, boolean tray) {
        return Words.get(dock ? "stays.dock" : tray ? "stays.tray" : "stays.body", Shortcut.QUIT.caps().getFirst());
    }
}
