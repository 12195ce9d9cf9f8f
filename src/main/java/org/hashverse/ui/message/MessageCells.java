package org.hashverse.ui.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import javafx.scene.Node;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.hashverse.chat.Conversation;
import org.hashverse.model.MessageItem;
import org.hashverse.ui.files.FileEvent;
import org.hashverse.ui.kit.LinkEvent;
import org.hashverse.ui.reaction.ReactionEvent;
import org.hashverse.ui.text.MentionEvent;
import org.hashverse.ui.text.SelectableText;

/// Makes the cells of the message pane, which are used again for other rows, and handles menus, clicks and selected text in them. A click on the author shows who that is, a
/// click on the time of a message of ours its details; while the person selects messages, a click selects or deselects one. At most one message has selected text, and at most
/// one the [MessageBar]: the one under the pointer, or the one that the person reached by keyboard.
public final class MessageCells {
    private final MessageFormatter formatter;
    private final Highlights marks;
    private final MessageActions actions;
    private final MessageMenu menu;
    private final MessageKeys keys;
    private final DoubleSupplier width;
    private final Consumer<CommandCard> dismiss;
    private final List<MessageCell> cells = new ArrayList<>();
    private final MessageBar bar = new MessageBar(this::offerReactions, this::replyFromBar, this::openMenu);
    private MessageCell barCell;
    /// The message whose bar stays while its menu or its reactions are open; null for none.
    private MessageItem busy;
    /// Whether the pointer was used after the keyboard.
    private boolean pointed;
    private SelectableText selection;

    /// @param width   the room for a row, in pixels
    /// @param dismiss removes a card
    public MessageCells(MessageFormatter formatter, Highlights marks, MessageActions actions, MessageMenu menu, MessageKeys keys, DoubleSupplier width, Consumer<CommandCard> dismiss) {
        this.formatter = formatter;
        this.marks = marks;
        this.actions = actions;
        this.menu = menu;
        this.keys = keys;
        this.width = width;
        this.dismiss = dismiss;
        menu.onClosed(this::free);
        keys.onMoved(() -> {
            pointed = false;
            placeBar();
        });
    }

    /// Makes a cell.
    public MessageCell make() {
        var cell = new MessageCell(() -> new RowView(formatter, marks, width, this::select, dismiss));
        cells.add(cell);
        cell.addEventHandler(ContextMenuEvent.CONTEXT_MENU_REQUESTED, event -> {
            if (cell.getItem() instanceof Row.Said(var item, _)) menu.show(bubble(cell), item, bubble(cell).text().selected(), event);
            event.consume();
        });
        cell.addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
            if (event.getButton() != MouseButton.PRIMARY || !(cell.getItem() instanceof Row.Said(var item, _))) return;
            if (actions.isSelecting(item)) {
                actions.select(item, event.isShiftDown());
                return;
            }
            if (cell.view().message().onAuthor(event.getSceneX(), event.getSceneY())) cell.fireEvent(new ProfileEvent(Conversation.with(item.message().author())));
            if (!item.mine()) return;
            var meta = bubble(cell).meta();
            if (meta.contains(meta.sceneToLocal(event.getSceneX(), event.getSceneY())) || cell.view().message().onBelow(event.getSceneX(), event.getSceneY())) actions.details(item);
        });
        cell.addEventHandler(ChangeEvent.WANTED, event -> {
            if (!marks.selecting() && cell.getItem() instanceof Row.Said(var item, _)) actions.make(item, event.change());
        });
        cell.addEventHandler(ReactionEvent.CLICKED, event -> {
            if (!marks.selecting() && cell.getItem() instanceof Row.Said(var item, _)) actions.toggle(item, event.emoji());
        });
        // while the person selects messages, a click on a link or a name selects as a click beside it does
        cell.addEventHandler(LinkEvent.OPEN, event -> {
            if (marks.selecting() && !(event.getTarget() instanceof Bubble)) event.consume(); // the menu fires it at the bubble
        });
        cell.addEventHandler(FileEvent.WANTED, event -> {
            if (marks.selecting()) event.consume();
        });
        cell.addEventHandler(MentionEvent.CLICKED, event -> {
            if (marks.selecting()) event.consume();
        });
        cell.hoverProperty().addListener((_, _, over) -> {
            pointed |= over;
            placeBar();
        });
        cell.itemProperty().addListener(_ -> placeBar());
        cell.addEventHandler(MouseEvent.MOUSE_MOVED, event -> {
            if (pointed && !(cell == barCell && MessageBar.isHigh(bubble(cell)))) return; // beside a high bubble the bar follows the part that is on screen
            pointed = true;
            placeBar();
        });
        return cell;
    }

    private static Bubble bubble(MessageCell cell) {
        return cell.view().message().bubble();
    }

    private void select(SelectableText now) {
        if (selection != null && selection != now) selection.clearSelection();
        selection = now;
    }

    /// The visible cell of a message.
    private Optional<MessageCell> cell(MessageItem message) {
        return cells.stream().filter(cell -> cell.isVisible() && cell.getItem() instanceof Row.Said(var item, _) && item == message).findFirst();
    }

    /// Puts the bar into the row where it belongs now, or hides it.
    private void placeBar() {
        var hovered = cells.stream().filter(cell -> cell.isVisible() && cell.isHover()).findFirst();
        var next = busy != null ? cell(busy) : keys.marked() && !(pointed && hovered.isPresent()) ? cell(keys.focused()) : hovered;
        var target = next.filter(cell -> !marks.selecting() && cell.getItem() instanceof Row.Said && cell.view().message() != null).orElse(null);
        if (barCell != null && barCell != target) barCell.view().dropBar();
        barCell = target;
        if (target == null || !(target.getItem() instanceof Row.Said(var item, _))) return;
        bar.offer(actions.canReact(item), MessageActions.canReply(item));
        target.view().message().carry(bar);
    }

    private Optional<MessageItem> barItem() {
        return barCell != null && barCell.getItem() instanceof Row.Said(var item, _) ? Optional.of(item) : Optional.empty();
    }

    private void offerReactions(Node button) {
        barItem().ifPresent(item -> offerReactions(button, item));
    }

    private void offerReactions(Node beside, MessageItem item) {
        if (!actions.canReact(item)) return;
        actions.offerReactions(beside, item, this::free);
        busy = item;
        placeBar();
    }

    private void replyFromBar() {
        barItem().ifPresent(item -> actions.reply(barCell, item));
    }

    private void openMenu(Node button) {
        barItem().ifPresent(item -> {
            menu.show(bubble(barCell), item, button);
            busy = item;
        });
    }

    /// Lets the bar leave its message, because the menu or the reactions are closed.
    private void free() {
        busy = null;
        placeBar();
    }

    /// Starts a reply to the message that is marked as focused; false if none is.
    public boolean reply() {
        return keys.reply();
    }

    /// Offers reactions to the message that is marked as focused; false if none is.
    public boolean react() {
        if (!keys.marked() || keys.focused() == null) return false;
        var item = keys.focused();
        cell(item).ifPresent(cell -> offerReactions(bubble(cell), item));
        return true;
    }

    /// Opens the menu of the message that has the keyboard focus; false if no visible message has it.
    public boolean menu() {
        var shown = keys.focused() == null ? Optional.<MessageCell>empty() : cell(keys.focused());
        shown.ifPresent(cell -> menu.show(bubble(cell), keys.focused(), bubble(cell)));
        return shown.isPresent();
    }

    /// Selects or deselects the message that is marked as focused, if the person is selecting messages.
    ///
    /// @return false if not
    public boolean toggleSelected() {
        var item = keys.focused();
        if (item == null || !actions.isSelecting(item)) return false;
        actions.select(item, false);
        return true;
    }

    /// Deselects the selected text.
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
        placeBar();
    }

    /// Lays all cells out for another width of the pane.
    public void resized() {
        for (var cell : cells) cell.resized();
    }
}
