package org.hashverse.ui.words;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import javafx.geometry.NodeOrientation;

/// The languages that the window speaks. Each has a bundle, which says what the language calls itself, and which way it runs.
public enum Language {
    ENGLISH("en", true), GERMAN("de", true), FRENCH("fr", false), SPANISH("es", false), CHINESE("zh", false), HINDI("hi", false);

    private final String code;
    private final boolean reviewed;
    private final ResourceBundle bundle;

    Language(String code, boolean reviewed) {
        this.code = code;
        this.reviewed = reviewed;
        // the bundle without a name is English; asked for as "en" it would be the system's language
        bundle = ResourceBundle.getBundle("org.hashverse.ui.words", code.equals("en") ? Locale.ROOT : Locale.forLanguageTag(code));
    }

    /// The language of a choice.
    ///
    /// @param tag a language tag (BCP 47), of which the language counts; empty for the system's
    /// @return English where the choice is none of ours
    public static Language of(Optional<String> tag) {
        var wanted = tag.map(Locale::forLanguageTag).orElseGet(() -> Locale.getDefault(Locale.Category.DISPLAY)).getLanguage();
        return List.of(values()).stream().filter(language -> language.code.equals(wanted)).findFirst().orElse(ENGLISH);
    }

    /// The language tag that settings keep.
    public String tag() {
        return code;
    }

    /// What it calls itself.
    public String ownName() {
        return bundle.getString("language.name");
    }

    /// Whether somebody who speaks it has read all of it.
    public boolean reviewed() {
        return reviewed;
    }

    ResourceBundle bundle() {
        return bundle;
    }

    /// By its rules numbers and dates are written.
    Locale locale() {
        return Locale.forLanguageTag(bundle.getString("language"));
    }

    /// Which way it runs.
    public NodeOrientation direction() {
        return bundle.getString("direction").equals("rtl") ? NodeOrientation.RIGHT_TO_LEFT : NodeOrientation.LEFT_TO_RIGHT;
    }
}
