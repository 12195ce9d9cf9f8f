package org.hashverse.ui.settings;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.hashverse.ui.text.WrappedLabel;
import org.hashverse.ui.words.Words;

/// Parts that every page of the settings is made of.
final class SettingsParts {
    private SettingsParts() {}

    /// A head with what it is about below.
    ///
    /// @param key the key of the head's words in the bundles
    static VBox section(String key, Node... parts) {
        var head = new WrappedLabel(Words.get(key));
        head.getStyleClass().add("field-label");
        var section = new VBox(8, head);
        section.getChildren().addAll(parts);
        return section;
    }

    /// A line in small print below a choice, still empty.
    ///
    /// @param id its id for tests and stylesheets
    static Label hint(String id) {
        var hint = new WrappedLabel();
        hint.setId(id);
        hint.getStyleClass().addAll("second", "under-choice");
        return hint;
    }
}
