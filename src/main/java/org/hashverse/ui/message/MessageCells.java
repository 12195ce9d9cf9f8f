package org.hashverse.ui.message;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.hashverse.chat.Conversation;
import org.hashverse.ui.dialog.Dialogs;
import org.hashverse.ui.text.SelectableText;

/// Makes the cells of the message pane, which are used again for other rows, and handles menus, clicks and the
/// selection in them. A click on the author shows who that is, a click on the time of a message of ours its details. At most one message has a selection.
public final class MessageCells {
    private final MessageFormatter formatter;
    private final Highlights marks;
    private final MessageMenu menu;
    private final MessageKeys keys;
    private final Dialogs dialogs;
    private final DoubleSupplier width;
    private final Consumer<CommandCard> dismiss;
    private final List<MessageCell> cells = new ArrayList<>();
    private SelectableText selection;

    /// @param width   the room for a row, in pixels
    /// @param dismiss removes a card
    public MessageCells(MessageFormatter formatter, Highlights marks, MessageMenu menu, MessageKeys keys, Dialogs dialogs, DoubleSupplier width, Consumer<CommandCard> dismiss) {
        this.formatter = formatter;
        this.marks = marks;
        this.menu = menu;
        this.keys = keys;
        this.dialogs = dialogs;
        this.width = width;
        this.dismiss = dismiss;
    }

    /// Makes a cell.
    public MessageCell make() {
        var cell = new MessageCell(() -> new RowView(formatter, marks, width, this::select, dismiss));
        cells.add(cell);
        cell.addEventHandler(ContextMenuEvent.CONTEXT_MENU_REQUESTED, event -> {
            if (cell.getItem() instanceof Row.Said(var item, _)) menu.show(cell, item, cell.view().message().bubble().text().selected(), event);
            event.consume();
        });
        cell.addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
            if (event.getButton() != MouseButton.PRIMARY || !(cell.getItem() instanceof Row.Said(var item, _))) return;
            if (cell.view().message().onAuthor(event.getSceneX(), event.getSceneY())) cell.fireEvent(new ProfileEvent(Conversation.with(item.message().author())));
            if (!item.mine()) return;
            var meta = cell.view().message().bubble().meta();
            if (meta.contains(meta.sceneToLocal(event.getSceneX(), event.getSceneY()))) dialogs.details(item);
        });
        return cell;
    }

    private void select(SelectableText now) {
        if (selection != null && selection != now) selection.clearSelection();
        selection = now;
    }

    /// Starts a reply to the message that is marked as focused; false if none is.
    public boolean reply() {
        return keys.reply();
    }

    /// Opens the menu of the message that has the keyboard focus; false if no visible message has it.
    public boolean menu() {
        var message = keys.focused();
        if (message == null) return false;
        for (var cell : cells)
            if (cell.isVisible() && cell.getItem() instanceof Row.Said(var item, _) && item == message) {
                menu.show(cell.view().message().bubble(), item);
                return true;
            }
        return false;
    }

    /// Clears the selection.
    public void deselect() {
        select(null);
    }

    /// The selected text, else the text of the message that has the keyboard focus; empty for none.
    public String selected() {
        if (selection != null && !selection.selected().isEmpty()) return selection.selected();
        return keys.focused() == null ? "" : formatter.words(keys.focused().message());
    }

    /// Draws in all cells what has changed in their rows.
    public void refresh() {
        for (var cell : cells) cell.refresh();
    }

    /// Lays all cells out for another width of the pane.
    public void resized() {
        for (var cell : cells) cell.resized();
    }
}
