package org.hashverse.ui.kit;

import javafx.css.PseudoClass;
import javafx.scene.control.Control;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;

/// Gives a list the pseudo-class `by-keys` while the person goes through it with the keys: only then its stylesheet shows which row has the focus. FX thread only.
///
/// JavaFX's own `focus-visible` does not suit a list: it stays off where the arrows are used after a click, and where the window puts the focus into the list
/// because Escape was pressed.
public final class KeyFocus {
    private static final PseudoClass BY_KEYS = PseudoClass.getPseudoClass("by-keys");
    private final Control list;
    private boolean pointed;

    /// @param arrived told when the list gets the focus otherwise than by the pointer
    public KeyFocus(Control list, Runnable arrived) {
        this.list = list;
        list.addEventFilter(MouseEvent.MOUSE_PRESSED, _ -> byKeys(false));
        list.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (list.isFocused() && event.getCode().isNavigationKey()) byKeys(true);
        });
        list.focusedProperty().addListener((_, _, focused) -> {
            if (focused && !pointed) {
                byKeys(true);
                arrived.run();
            }
            if (!focused) pointed = false;
        });
    }

    private void byKeys(boolean now) {
        pointed = !now;
        list.pseudoClassStateChanged(BY_KEYS, now);
    }
}
