package org.hashverse.ui.settings;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.hashverse.ui.text.WrappedLabel;
import org.hashverse.ui.words.Words;

/// Building blocks of the settings dialog.
final class SettingsParts {
    private SettingsParts() {}

    /// A heading with controls below.
    ///
    /// @param key message key of the heading
    static VBox section(String key, Node... parts) {
        var head = new WrappedLabel(Words.get(key));
        head.getStyleClass().add("field-label");
        var section = new VBox(8, head);
        section.getChildren().addAll(parts);
        return section;
    }

    /// An empty line of small print for below a choice.
    ///
    /// @param id node id for tests and stylesheets
    static Label hint(String id) {
        var hint = new WrappedLabel();
        hint.setId(id);
        hint.getStyleClass().addAll("second", "under-choice");
        return hint;
    }
}
