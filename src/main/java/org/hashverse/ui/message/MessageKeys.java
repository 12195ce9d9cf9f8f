package org.hashverse.ui.message;

import javafx.beans.binding.Bindings;
import javafx.collections.SetChangeListener;
import javafx.css.PseudoClass;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.hashverse.model.MessageItem;
import org.hashverse.ui.dialog.Dialogs;
import org.hashverse.ui.kit.KeyFocus;

/// Moves through the messages by keyboard: the arrows go from row to row, as JavaFX does it, and Enter opens a message's details. The focused row is marked only for a person who came by
/// keyboard.
public final class MessageKeys {
    private final ListView<Row> list;
    private final Dialogs dialogs;
    private final KeyFocus keyFocus;
    private Runnable moved = () -> { };

    /// Adds the keyboard handling to a list.
    public MessageKeys(ListView<Row> list, Dialogs dialogs) {
        this.list = list;
        this.dialogs = dialogs;
        list.focusTraversableProperty().bind(Bindings.isNotEmpty(list.getItems())); // an empty list could not show the focus
        keyFocus = new KeyFocus(list, this::arrive);
        list.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        list.getFocusModel().focusedItemProperty().addListener(_ -> moved.run());
        list.getPseudoClassStates().addListener((SetChangeListener<PseudoClass>) _ -> moved.run()); // the focus, and whether it is marked
    }

    /// Sets what runs when another message may be the focused one, or the focus is marked or not any more.
    void onMoved(Runnable run) {
        moved = run;
    }

    /// Whether the focused message is marked, because the person came by keyboard.
    boolean marked() {
        return keyFocus.shown();
    }

    /// The message that has the keyboard focus; null for none.
    MessageItem focused() {
        return list.isFocused() && list.getFocusModel().getFocusedItem() instanceof Row.Said(var item, _) ? item : null;
    }

    /// Starts a reply to the message that is marked as focused; false if none is. After a click none is: the person may want to type.
    boolean reply() {
        if (!marked() || focused() == null) return false;
        if (MessageActions.canReply(focused())) list.fireEvent(new ReplyEvent(ReplyEvent.START, focused().message()));
        return true;
    }

    /// Focuses the last row when the list gets the focus by keyboard.
    private void arrive() {
        if (focused() == null) focusRow(list.getItems().size() - 1);
    }

    private void focusRow(int row) {
        if (row < 0) return;
        list.getSelectionModel().clearAndSelect(row);
        list.getFocusModel().focus(row);
    }

    private void pressed(KeyEvent event) {
        if (!list.isFocused()) return; // a control inside a row has the focus
        if (event.getCode() != KeyCode.ENTER || focused() == null) return;
        event.consume();
        dialogs.details(focused());
    }
}
