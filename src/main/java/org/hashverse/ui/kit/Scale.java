package org.hashverse.ui.kit;

import org.hashverse.store.settings.Appearance;

/// How large text is, and the room that goes with it: half as much more as the text grows, so that a window still holds its panes.
/// What the stylesheets say is scaled by [Sheets]; what code measures, asks here while it is laid out. One for the whole program, as the theme is; FX thread only.
public final class Scale {
    private static int percent = 100;

    private Scale() {}

    /// Takes another size; true if it was another one.
    public static boolean take(int wanted) {
        boolean other = wanted != percent;
        percent = wanted;
        return other;
    }

    /// The size of text, in percent of the usual: [Appearance#SMALLEST] to [Appearance#LARGEST].
    public static int percent() {
        return percent;
    }

    /// A length that text has, in pixels.
    public static double text(double usual) {
        return usual * textFactor(percent);
    }

    /// A length that holds text, or stands beside it, in pixels.
    public static double room(double usual) {
        return Math.round(usual * roomFactor(percent));
    }

    static double textFactor(int percent) {
        return percent / 100.0;
    }

    static double roomFactor(int percent) {
        return 1 + (percent - 100) / 200.0;
    }
}
