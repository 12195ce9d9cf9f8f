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

/// The cells of the message pane, made as they are needed and used again for other rows, and what one can do in them.
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
    /// @param dismiss takes a card away
    public MessageCells(MessageFormatter formatter, Highlights marks, MessageMenu menu, MessageKeys keys, Dialogs dialogs, DoubleSupplier width, Consumer<CommandCard> dismiss) {
        this.formatter = formatter;
        this.marks = marks;
        this.menu = menu;
        this.keys = keys;
        this.dialogs = dialogs;
        this.width = width;
        this.dismiss = dismiss;
    }

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

    /// Opens the menu of the message that the keys have come to; false if there is none in sight.
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

    /// Nothing is selected any more.
    public void deselect() {
        select(null);
    }

    /// The text that is selected in some message, else that of the message that the keys have come to; empty for none.
    public String selected() {
        if (selection != null && !selection.selected().isEmpty()) return selection.selected();
        return keys.focused() == null ? "" : keys.focused().message().text();
    }

    /// Shows what has changed.
    public void refresh() {
        for (var cell : cells) cell.refresh();
    }

    /// The pane has another width.
    public void resized() {
        for (var cell : cells) cell.resized();
    }
}
