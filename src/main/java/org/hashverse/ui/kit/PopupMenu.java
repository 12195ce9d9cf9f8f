package org.hashverse.ui.kit;

import javafx.scene.control.ContextMenu;
import javafx.scene.input.KeyEvent;
import javafx.stage.WindowEvent;

/// A menu that marks its first entry only if it was opened by keyboard. If it was opened by the pointer, it marks only the entry under the pointer until a key is
/// pressed.
///
/// JavaFX gives the first entry the focus in both cases.
public final class PopupMenu extends ContextMenu {
    private static final String POINTED = "pointed";

    /// A menu without entries.
    public PopupMenu() {
        addEventHandler(WindowEvent.WINDOW_SHOWING, _ -> pointed(getOwnerNode() != null && getOwnerNode().isHover() && !getOwnerNode().isFocusVisible()));
        addEventFilter(KeyEvent.KEY_PRESSED, _ -> pointed(false));
    }

    private void pointed(boolean now) {
        getStyleClass().remove(POINTED);
        if (now) getStyleClass().add(POINTED);
    }
}
