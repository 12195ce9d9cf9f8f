package org.hashverse.ui;

import javafx.scene.control.MenuItem;

/// Something to do in a menu, called as the bundle calls it.
final class MenuEntry extends MenuItem {
    /// @param key  of its words in the bundle; with dashes for dots also its id
    /// @param args what the words speak of
    MenuEntry(String key, Runnable action, Object... args) {
        super(Words.get(key, args));
        setMnemonicParsing(false); // names and addresses may hold an underscore
        setId(key.replace('.', '-'));
        setOnAction(_ -> action.run());
    }
}
