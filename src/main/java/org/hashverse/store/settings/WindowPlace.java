package org.hashverse.store.settings;

import java.util.Optional;

/// Where a window stood, in the desktop's own pixels (not those of the screen where it scales). Immutable.
///
/// @param x         left edge, from [#FURTHEST] left to as far right
/// @param y         top edge, likewise
/// @param width     from 1 to [#LARGEST]
/// @param height    likewise
/// @param maximised whether it filled its screen; the other four are what it goes back to
public record WindowPlace(int x, int y, int width, int height, boolean maximised) {
    /// How far from the desktop's corner an edge may be: more than any row of screens.
    public static final int FURTHEST = 100_000;
    /// The widest and highest window.
    public static final int LARGEST = 32_767;
    private static final String MAXIMISED = "maximised";

    /// @throws IllegalArgumentException if something is out of bounds
    public WindowPlace {
        if (Math.abs((long) x) > FURTHEST || Math.abs((long) y) > FURTHEST) throw new IllegalArgumentException("no desktop reaches as far");
        if (width < 1 || height < 1 || width > LARGEST || height > LARGEST) throw new IllegalArgumentException("no window is of that size");
    }

    /// As it is kept: `X Y WIDTH HEIGHT`, and `maximised` after them where it was.
    String text() {
        return x + " " + y + " " + width + " " + height + (maximised ? " " + MAXIMISED : "");
    }

    /// Reads [#text]; empty for anything else.
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
