package org.hashverse.ui.kit;

import javafx.scene.control.MenuItem;
import org.hashverse.ui.words.Words;

/// Something to do in a menu, called as the bundle calls it.
public final class MenuEntry extends MenuItem {
    /// @param key  of its words in the bundle; with dashes for dots also its id
    /// @param args what the words speak of
    public MenuEntry(String key, Runnable action, Object... args) {
        super(Words.get(key, args));
        setMnemonicParsing(false); // names and addresses may hold an underscore
        setId(key.replace('.', '-'));
        setOnAction(_ -> action.run());
    }
}
