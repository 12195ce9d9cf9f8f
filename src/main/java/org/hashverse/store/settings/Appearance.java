package org.hashverse.store.settings;

import java.util.Locale;
import java.util.Optional;

/// How the window looks and in which language it speaks. Immutable.
///
/// @param theme    light, dark or the system's
/// @param accent   the colour of what can be pressed and of what is ours
/// @param percent  the size of all text, from [#SMALLEST] to [#LARGEST]
/// @param motion   whether things may move
/// @param language a language tag (BCP 47); empty for the system's
public record Appearance(Settings.Theme theme, Accent accent, int percent, boolean motion, Optional<String> language) {
    /// The smallest text, in percent of the usual.
    public static final int SMALLEST = 80;
    /// The largest text, in percent of the usual.
    public static final int LARGEST = 200;

    /// The colours to choose from.
    public enum Accent { BLUE, TEAL, GREEN, VIOLET, PINK, ORANGE }

    /// What a new profile starts with.
    public static final Appearance DEFAULT = new Appearance(Settings.Theme.SYSTEM, Accent.BLUE, 100, true, Optional.empty());

    /// @throws IllegalArgumentException if the size is out of bounds or the language is no tag
    public Appearance {
        if (percent < SMALLEST || percent > LARGEST) throw new IllegalArgumentException("text has from " + SMALLEST + " to " + LARGEST + " percent");
        if (language.isPresent() && Locale.forLanguageTag(language.get()).getLanguage().isEmpty()) throw new IllegalArgumentException("not a language");
    }

    /// In another theme.
    public Appearance withTheme(Settings.Theme theme) {
        return new Appearance(theme, accent, percent, motion, language);
    }

    /// In another colour.
    public Appearance withAccent(Accent accent) {
        return new Appearance(theme, accent, percent, motion, language);
    }

    /// With text of another size.
    ///
    /// @throws IllegalArgumentException if it is out of bounds
    public Appearance withPercent(int percent) {
        return new Appearance(theme, accent, percent, motion, language);
    }

    /// With things that move, or without.
    public Appearance withMotion(boolean motion) {
        return new Appearance(theme, accent, percent, motion, language);
    }

    /// In another language; empty for the system’s.
    ///
    /// @throws IllegalArgumentException if it is no language tag
    public Appearance withLanguage(Optional<String> language) {
        return new Appearance(theme, accent, percent, motion, language);
    }
}
