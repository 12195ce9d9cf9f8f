package org.hashverse.store.settings;

import java.util.Optional;

/// The place and size of a window, in pixels of the desktop before scaling. Immutable.
///
/// @param x         left edge, from -[#FURTHEST] to [#FURTHEST]
/// @param y         top edge, within the same limits
/// @param width     from 1 to [#LARGEST]
/// @param height    from 1 to [#LARGEST]
/// @param maximised whether the window filled its screen; the other values are those to restore
public record WindowPlace(int x, int y, int width, int height, boolean maximised) {
    /// The largest distance of an edge from the desktop's origin; larger than any row of screens.
    public static final int FURTHEST = 100_000;
    /// The largest width and height of a window.
    public static final int LARGEST = 32_767;
    private static final String MAXIMISED = "maximised";

    /// @throws IllegalArgumentException if a value is out of bounds
    public WindowPlace {
        if (Math.abs((long) x) > FURTHEST || Math.abs((long) y) > FURTHEST) throw new IllegalArgumentException("the place is outside of any desktop");
        if (width < 1 || height < 1 || width > LARGEST || height > LARGEST) throw new IllegalArgumentException("the size is not that of a window");
    }

    /// The text in `settings.json`: `X Y WIDTH HEIGHT`, followed by `maximised` if the window was.
    String text() {
        return x + " " + y + " " + width + " " + height + (maximised ? " " + MAXIMISED : "");
    }

    /// Parses [#text]; empty for any other text.
    static Optional<WindowPlace> parse(String text) {
        var words = text.split(" ", -1);
        if (words.length != 4 && !(words.length == 5 && words[4].equals(MAXIMISED))) return Optional.empty();
        try {
            return Optional.of(new WindowPlace(Integer.parseInt(words[0]), Integer.parseInt(words[1]), Integer.parseInt(words[2]), Integer.parseInt(words[3]), words.length == 5));
        } catch (IllegalArgumentException notAPlace) {
            return Optional.empty();
        }
    }
}
