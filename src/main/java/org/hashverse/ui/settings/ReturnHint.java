package org.hashverse.ui.settings;

import org.hashverse.platform.OperatingSystem;
import org.hashverse.ui.kit.Shortcut;
import org.hashverse.ui.words.Words;

/// The sentence that tells how to show a hidden window again, and how to quit.
public final class ReturnHint {
    private ReturnHint() {}

    /// Whether this desktop has a Dock.
    public static boolean dock() {
        return OperatingSystem.ofThisComputer() == OperatingSystem.MAC;
    }

    /// Returns the sentence in the window's language.
    ///
    /// @param dock whether a closed window is minimized to a Dock
    /// @param tray whether the tray shows our icon
    public static String of(boolean dock, boolean tray) {
        return Words.get(dock ? "stays.dock" : tray ? "stays.tray" : "stays.body", Shortcut.QUIT.caps().getFirst());
    }
}
