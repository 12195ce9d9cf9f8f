package org.hashverse.ui.kit;

import javafx.scene.control.ContextMenu;
import javafx.scene.input.KeyEvent;
import javafx.stage.WindowEvent;

/// A menu whose first entry is marked only if the menu was opened by the keys. In one that was opened by the pointer, only the entry below the pointer is marked
/// until a key is pressed.
///
/// JavaFX gives the first entry the focus either way.
public final class PopupMenu extends ContextMenu {
    private static final String POINTED = "pointed";

    public PopupMenu() {
        addEventHandler(WindowEvent.WINDOW_SHOWING, _ -> pointed(getOwnerNode() != null && getOwnerNode().isHover() && !getOwnerNode().isFocusVisible()));
        addEventFilter(KeyEvent.KEY_PRESSED, _ -> pointed(false));
    }

    private void pointed(boolean now) {
        getStyleClass().remove(POINTED);
        if (now) getStyleClass().add(POINTED);
    }
}
