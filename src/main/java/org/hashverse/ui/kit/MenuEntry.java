package org.hashverse.ui.kit;

import javafx.scene.control.MenuItem;
import org.hashverse.ui.words.Words;

/// A menu item with its words from the bundle.
public final class MenuEntry extends MenuItem {
    /// @param key    of its words in the bundle; with dashes for dots also its id
    /// @param action run when the item is chosen
    /// @param args   arguments of the words
    public MenuEntry(String key, Runnable action, Object... args) {
        super(Words.get(key, args));
        setMnemonicParsing(false); // names and addresses may hold an underscore
        setId(key.replace('.', '-'));
        setOnAction(_ -> action.run());
    }

    /// Shows the words in the colour of what removes something.
    ///
    /// @return this
    public MenuEntry removing() {
        getStyleClass().add("removing");
        return this;
    }
}
