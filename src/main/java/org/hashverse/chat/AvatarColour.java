package org.hashverse.chat;

import java.util.Locale;
import java.util.Optional;

/// A colour that people may choose for the picture of their key: one of eight hues, evenly spaced, from red on. Like a name it is a claim and proves nothing. The
/// protocol numbers the colours in this order.
public enum AvatarColour {
    RED, GOLD, LIME, GREEN, TEAL, BLUE, VIOLET, PINK;

    private static final double STEP = 45;

    /// The colour nearest to a hue.
    ///
    /// @param hue in degrees, from 0 to 360
    public static AvatarColour nearest(double hue) {
        return values()[(int) Math.round(hue / STEP) % values().length];
    }

    /// The hue, in degrees from 0 to below 360.
    public double hue() {
        return ordinal() * STEP;
    }

    /// The colour in one word, as in files: `teal`.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The colour of a word; empty for any other word, so that a colour of a newer version is no error.
    public static Optional<AvatarColour> of(String word) {
        for (var colour : values()) if (colour.word().equals(word)) return Optional.of(colour);
        return Optional.empty();
    }
}
