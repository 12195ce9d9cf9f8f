package org.hashverse.ui.kit;

import javafx.css.PseudoClass;
import javafx.scene.control.Control;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;

/// Gives a list the pseudo-class `by-keys` while the person moves through it by keyboard. Only then the stylesheet shows which row has the focus. FX thread only.
///
/// JavaFX's own `focus-visible` does not suit a list. It stays off when the person uses the arrows after a click, and when the window moves the focus into the list
/// after Escape.
public final class KeyFocus {
    private static final PseudoClass BY_KEYS = PseudoClass.getPseudoClass("by-keys");
    private final Control list;
    private boolean byPointer; // whether the pointer was used last; false again once the list loses the focus

    /// @param arrived run when the list gets the focus, unless the pointer gave it
    public KeyFocus(Control list, Runnable arrived) {
        this.list = list;
        list.addEventFilter(MouseEvent.MOUSE_PRESSED, _ -> byKeys(false));
        list.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (list.isFocused() && event.getCode().isNavigationKey()) byKeys(true);
        });
        list.focusedProperty().addListener((_, _, focused) -> {
            if (focused && !byPointer) {
                byKeys(true);
                arrived.run();
            }
            if (!focused) byPointer = false;
        });
    }

    /// Whether the list shows which row has the focus.
    public boolean shown() {
        return list.isFocused() && list.getPseudoClassStates().contains(BY_KEYS);
    }

    private void byKeys(boolean now) {
        byPointer = !now;
        list.pseudoClassStateChanged(BY_KEYS, now);
    }
}
