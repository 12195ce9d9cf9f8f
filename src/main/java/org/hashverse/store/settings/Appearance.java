package org.hashverse.store.settings;

import java.util.Locale;
import java.util.Optional;

/// The appearance and the language of the window. Immutable.
///
/// @param theme    light, dark or the system's
/// @param accent   the colour of buttons and of our own messages
/// @param percent  the size of all text, from [#SMALLEST] to [#LARGEST]
/// @param motion   whether animations are on
/// @param language a language tag (BCP 47); empty for the system's
public record Appearance(Settings.Theme theme, Accent accent, int percent, boolean motion, Optional<String> language) {
    /// The smallest text, in percent of the usual size.
    public static final int SMALLEST = 80;
    /// The largest text, in percent of the usual size.
    public static final int LARGEST = 200;

    /// The accent colours.
    public enum Accent { BLUE, TEAL, GREEN, VIOLET, PINK, ORANGE }

    /// The appearance of a new profile.
    public static final Appearance DEFAULT = new Appearance(Settings.Theme.SYSTEM, Accent.BLUE, 100, true, Optional.empty());

    /// @throws IllegalArgumentException if the size is out of bounds or the language is not a tag
    public Appearance {
        if (percent < SMALLEST || percent > LARGEST) throw new IllegalArgumentException("text size is not from " + SMALLEST + " to " + LARGEST + " percent");
        if (language.isPresent() && Locale.forLanguageTag(language.get()).getLanguage().isEmpty()) throw new IllegalArgumentException("not a language");
    }

    /// With another theme.
    public Appearance withTheme(Settings.Theme theme) {
        return new Appearance(theme, accent, percent, motion, language);
    }

    /// With another accent colour.
    public Appearance withAccent(Accent accent) {
        return new Appearance(theme, accent, percent, motion, language);
    }

    /// With another text size.
    ///
    /// @throws IllegalArgumentException if the size is out of bounds
    public Appearance withPercent(int percent) {
        return new Appearance(theme, accent, percent, motion, language);
    }

    /// With or without animations.
    public Appearance withMotion(boolean motion) {
        return new Appearance(theme, accent, percent, motion, language);
    }

    /// With another language; empty for the system's.
    ///
    /// @throws IllegalArgumentException if it is not a language tag
    public Appearance withLanguage(Optional<String> language) {
        return new Appearance(theme, accent, percent, motion, language);
    }
}
