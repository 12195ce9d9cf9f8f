package org.hashverse.ui.kit;

import org.hashverse.store.settings.Appearance;

/// The size of text, and of the space that goes with it. Space grows half as much as text, so that the window still holds its panes.
///
/// [Sheets] scales the lengths in stylesheets. Code that measures asks this class in every layout. There is one scale for the whole program, as there is one theme.
/// FX thread only.
public final class Scale {
    private static int percent = 100;

    private Scale() {}

    /// Sets the size of text, in percent. Returns whether it changed.
    public static boolean take(int next) {
        boolean changed = next != percent;
        percent = next;
        return changed;
    }

    /// The size of text, in percent of the usual: [Appearance#SMALLEST] to [Appearance#LARGEST].
    public static int percent() {
        return percent;
    }

    /// Scales a length of text, in pixels.
    public static double text(double usual) {
        return usual * textFactor(percent);
    }

    /// Scales a length that holds text, or stands beside text, in pixels.
    public static double space(double usual) {
        return Math.round(usual * spaceFactor(percent));
    }

    static double textFactor(int percent) {
        return percent / 100.0;
    }

    static double spaceFactor(int percent) {
        return 1 + (percent - 100) / 200.0;
    }
}
