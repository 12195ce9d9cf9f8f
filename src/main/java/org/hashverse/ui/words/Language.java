package org.hashverse.ui.words;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import javafx.geometry.NodeOrientation;

/// The window's languages. Each has a bundle, which holds its texts, its own name and its writing direction.
public enum Language {
    ENGLISH("en", true), GERMAN("de", true), FRENCH("fr", false), SPANISH("es", false), CHINESE("zh", false), HINDI("hi", false);

    private final String code;
    private final boolean reviewed;
    private final ResourceBundle bundle;

    Language(String code, boolean reviewed) {
        this.code = code;
        this.reviewed = reviewed;
        // the bundle without a suffix is English; a request for "en" would find the system's language instead
        bundle = ResourceBundle.getBundle("org.hashverse.ui.words", code.equals("en") ? Locale.ROOT : Locale.forLanguageTag(code));
    }

    /// The language for a choice in the settings.
    ///
    /// @param tag a language tag (BCP 47), of which only the language counts; empty for the system's language
    /// @return English if we do not have the language
    public static Language of(Optional<String> tag) {
        var wanted = tag.map(Locale::forLanguageTag).orElseGet(() -> Locale.getDefault(Locale.Category.DISPLAY)).getLanguage();
        return List.of(values()).stream().filter(language -> language.code.equals(wanted)).findFirst().orElse(ENGLISH);
    }

    /// The language tag that settings keep.
    public String tag() {
        return code;
    }

    /// The language's own name.
    public String ownName() {
        return bundle.getString("language.name");
    }

    /// Whether somebody who speaks the language has read all of its texts.
    public boolean reviewed() {
        return reviewed;
    }

    ResourceBundle bundle() {
        return bundle;
    }

    /// The locale by whose rules numbers and dates are written.
    Locale locale() {
        return Locale.forLanguageTag(bundle.getString("language"));
    }

    /// The writing direction.
    public NodeOrientation direction() {
        return bundle.getString("direction").equals("rtl") ? NodeOrientation.RIGHT_TO_LEFT : NodeOrientation.LEFT_TO_RIGHT;
    }
}
