package org.hashverse.ui;

import javafx.beans.binding.Bindings;
import javafx.css.PseudoClass;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import org.hashverse.model.MessageItem;

/// Going through the messages without a pointer: the arrows go from row to row, Enter opens what is known of one. Where one is shows only to who came by
/// the keys.
final class MessageKeys {
    private static final PseudoClass BY_KEYS = PseudoClass.getPseudoClass("by-keys");
    private final ListView<Row> list;
    private final Dialogs dialogs;
    private boolean pointed;

    MessageKeys(ListView<Row> list, Dialogs dialogs) {
        this.list = list;
        this.dialogs = dialogs;
        list.focusTraversableProperty().bind(Bindings.isNotEmpty(list.getItems())); // nothing would show that one is there
        list.addEventFilter(MouseEvent.MOUSE_PRESSED, _ -> byKeys(false));
        list.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        list.focusedProperty().addListener((_, _, focused) -> {
            if (focused && !pointed) arrive();
            if (!focused) pointed = false;
        });
    }

    /// The message that the keys have come to; null for none.
    MessageItem focused() {
        return list.isFocused() && list.getFocusModel().getFocusedItem() instanceof Row.Said(var item, _) ? item : null;
    }

    private void arrive() {
        byKeys(true);
        if (focused() == null) go(list.getItems().size() - 1);
    }

    private void go(int row) {
        if (row < 0) return;
        list.getSelectionModel().clearAndSelect(row);
        list.getFocusModel().focus(row);
    }

    private void byKeys(boolean now) {
        pointed = !now;
        list.pseudoClassStateChanged(BY_KEYS, now);
    }

    private void pressed(KeyEvent event) {
        if (!list.isFocused()) return; // something inside a row has it
        if (event.getCode().isNavigationKey()) byKeys(true);
        if (event.getCode() != KeyCode.ENTER || focused() == null) return;
        event.consume();
        dialogs.details(focused());
    }
}
