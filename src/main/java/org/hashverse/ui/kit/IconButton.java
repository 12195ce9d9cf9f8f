package org.hashverse.ui.kit;

import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import org.hashverse.ui.words.Words;
import org.kordamp.ikonli.feather.Feather;

/// Makes buttons with a picture instead of words. The words are in the tooltip, and screen readers read them.
public final class IconButton {
    private IconButton() {}

    /// Makes a button.
    ///
    /// @param key    the key of its words in the bundles
    /// @param id     its id for tests and stylesheets; may be null
    /// @param styles its style classes
    public static Button of(String key, String id, Feather icon, String... styles) {
        var button = new Button(null, Icons.of(icon));
        button.setId(id);
        button.getStyleClass().addAll(styles);
        button.setTooltip(new Tooltip(Words.get(key)));
        button.setAccessibleText(Words.get(key));
        return button;
    }
}
