package org.hashverse.ui;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.application.Platform;
import javafx.beans.value.ObservableBooleanValue;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.PeerId;
import org.hashverse.model.ChatModel;
import org.hashverse.model.ConversationItem;
import org.hashverse.model.MessageItem;
import org.hashverse.model.PeerItem;
import org.kordamp.ikonli.feather.Feather;

/// The messages of the open conversation, the newest at the bottom. It stays where one reads unless that was the end, asks
/// for earlier pages as one scrolls up, and tells the model what was on screen while the window had the focus.
final class MessagePane extends Region {
    private static final double FOOT = 18;
    private static final int EARLY = 12;
    // no row is lower
    private static final double LEAST = 20;
    private final ChatModel model;
    private final ObservableBooleanValue focused;
    private final Says says;
    private final MessageRows rows = new MessageRows();
    private final ListView<Row> list = new ListView<>(rows.rows());
    private final Scroll scroll = new Scroll(list);
    private final List<MessageCell> cells = new ArrayList<>();
    private final Map<Conversation, List<CommandCard>> cards = new HashMap<>();
    private final RowView measure;
    private final Label typing = new Label();
    private final Label nothing = new Label();
    private final Button toEnd = SelfCard.button("message.toEnd", "to-end", Feather.CHEVRON_DOWN, "to-end");
    private final MessageMenu menu;
    private SelectableText selection;
    private final Redraw redraw = new Redraw(this::update);

    /// @param focused whether the window has the focus, so that what is on screen is seen
    MessagePane(ChatModel model, Dialogs dialogs, Toasts toasts, ObservableBooleanValue focused) {
        this.model = model;
        this.focused = focused;
        says = new Says(model);
        menu = new MessageMenu(model, dialogs, toasts, says);
        measure = new RowView(says, this::rowWidth, _ -> { }, _ -> { });
        measure.setVisible(false);
        getStyleClass().add("messages");
        list.setId("messages");
        list.getStyleClass().add("message-list");
        list.setFocusTraversable(true);
        list.setAccessibleText(Words.get("message.list.spoken"));
        list.setCellFactory(_ -> cell(dialogs));
        typing.getStyleClass().addAll("second", "typing");
        nothing.getStyleClass().addAll("second", "nothing");
        nothing.setWrapText(true);
        toEnd.setOnAction(_ -> {
            scroll.toEnd();
            requestLayout();
        });
        toEnd.setVisible(false);
        getChildren().addAll(list, nothing, measure, typing, toEnd);
        rows.rows().addListener((ListChangeListener<Row>) _ -> rowsChanged());
        rows.beforeBuild(scroll::remember);
        scroll.onMoved(this::moved);
        model.open().addListener((_, _, now) -> open(now));
        redraw.after(model.revision());
        focused.addListener((_, _, now) -> {
            if (now) seen();
        });
        widthProperty().addListener((_, _, _) -> {
            scroll.remember();
            cells.forEach(MessageCell::resized);
        });
        if (model.open().get() != null) open(model.open().get());
    }

    /// Shows the answer to a command here, below what is there.
    void answer(Conversation conversation, CommandCard card) {
        cards.computeIfAbsent(conversation, _ -> new ArrayList<>()).add(card);
        card.onChanged(() -> {
            if (conversation.equals(model.open().get())) rows.cardsChanged();
        });
        rows.cardsChanged();
        if (conversation.equals(model.open().get())) scroll.toEnd();
    }

    /// Goes to the newest message: one just wrote.
    void wrote() {
        rows.newFrom(null);
        scroll.toEnd();
        requestLayout();
    }

    /// The text that is selected in some message; empty for none.
    String selected() {
        return selection == null ? "" : selection.selected();
    }

    /// A screenful up or down.
    void page(int direction) {
        scroll.page(direction);
    }

    private MessageCell cell(Dialogs dialogs) {
        var cell = new MessageCell(new RowView(says, this::rowWidth, this::selecting, this::dismiss));
        cells.add(cell);
        cell.addEventHandler(ContextMenuEvent.CONTEXT_MENU_REQUESTED, event -> {
            if (cell.getItem() instanceof Row.Said(var item, _)) menu.show(cell, item, cell.view().message().bubble().text().selected(), event);
            event.consume();
        });
        cell.addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
            if (event.getButton() != MouseButton.PRIMARY || !(cell.getItem() instanceof Row.Said(var item, _)) || !item.mine()) return;
            var meta = cell.view().message().bubble().meta();
            if (meta.contains(meta.sceneToLocal(event.getSceneX(), event.getSceneY()))) dialogs.details(item);
        });
        return cell;
    }

    private void selecting(SelectableText now) {
        if (selection != null && selection != now) selection.clearSelection();
        selection = now;
    }

    private void dismiss(CommandCard card) {
        cards.values().forEach(all -> all.remove(card));
        rows.cardsChanged();
    }

    private void open(Conversation conversation) {
        selecting(null);
        scroll.forget();
        if (conversation == null) {
            rows.show(null, List.of(), null);
            return;
        }
        var talk = model.conversation(conversation);
        var first = firstUnread(talk);
        rows.show(talk, cards.computeIfAbsent(conversation, _ -> new ArrayList<>()), first);
        redraw.soon();
        layoutNow();
        if (first == null) scroll.toEnd();
        else scroll.toRow(indexOfNew());
        seen();
    }

    private void layoutNow() {
        requestLayout();
        if (getScene() != null && getWidth() > 0) {
            applyCss();
            layout();
        }
    }

    private static MessageItem firstUnread(ConversationItem talk) {
        // where everything is new, no line need say so
        if (talk.unread().get() == 0 || talk.messages().isEmpty() || talk.unread(talk.messages().getFirst())) return null;
        for (var item : talk.messages()) if (talk.unread(item)) return item;
        return null;
    }

    private int indexOfNew() {
        for (int i = 0; i < rows.rows().size(); i++) if (rows.rows().get(i) instanceof Row.New) return Math.max(0, i - 2);
        return rows.rows().size() - 1;
    }

    private void rowsChanged() {
        requestLayout();
        if (!scroll.atEnd()) return;
        scroll.toEnd();
        if (focused.get()) seen();
        else if (rows.talk() != null && rows.newFrom() == null && rows.talk().unread().get() > 0) Platform.runLater(this::markNew);
    }

    private void markNew() {
        if (rows.talk() != null && !focused.get() && rows.newFrom() == null) rows.newFrom(firstUnread(rows.talk()));
    }

    private void moved() {
        toEnd.setVisible(!scroll.atEnd());
        if (scroll.first() < EARLY && model.open().get() != null) model.loadEarlier(model.open().get());
        seen();
    }

    private void seen() {
        var talk = rows.talk();
        if (talk == null || !focused.get() || talk.unread().get() == 0) return;
        int last = scroll.atEnd() ? rows.rows().size() - 1 : scroll.last();
        for (int i = Math.min(last, rows.rows().size() - 1); i >= 0; i--)
            if (rows.rows().get(i) instanceof Row.Said(var item, _)) {
                model.seen(talk.conversation(), item);
                return;
            }
    }

    private void update() {
        var conversation = model.open().get();
        if (conversation == null) return;
        for (var cell : cells) cell.refresh();
        var who = conversation instanceof Conversation.Direct(PeerId id) ? model.peer(id) : Optional.<PeerItem>empty();
        boolean writing = who.filter(item -> item.typing().get()).isPresent();
        typing.setText(writing ? Words.get("state.typing.name", who.get().label().get()) : "");
        typing.setVisible(writing);
        boolean empty = rows.rows().isEmpty();
        nothing.setVisible(empty);
        if (empty) nothing.setText(switch (conversation) {
            case Conversation.Everyone() -> Words.get("message.nothing.everyone");
            case Conversation.Direct(PeerId id) -> Words.get("message.nothing", says.name(id));
        });
        requestLayout();
    }

    private double rowWidth() {
        return getWidth();
    }

    // what is left, not what the rows would like
    @Override
    protected double computePrefHeight(double width) {
        return 0;
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double foot = typing.isVisible() ? 48 : FOOT;
        double room = Math.max(0, getHeight() - foot);
        double height = Math.min(room, content(room));
        list.resizeRelocate(0, room - height, width, height);
        typing.resizeRelocate(MessageView.SIDE + 4, getHeight() - 36, width - 2 * MessageView.SIDE, 20);
        double hint = Math.min(360, width - 2 * MessageView.SIDE);
        nothing.resizeRelocate((width - hint) / 2, 0, hint, getHeight());
        toEnd.resizeRelocate(width - MessageView.SIDE - 40, getHeight() - foot - 44, 36, 36);
        scroll.restore();
    }

    /// The height of the rows, or `enough` if they need more: few messages stand at the bottom.
    private double content(double enough) {
        if (rows.rows().size() * LEAST > enough) return enough;
        double height = 1;
        for (int i = rows.rows().size() - 1; i >= 0 && height < enough; i--) {
            measure.show(rows.rows().get(i));
            measure.applyCss();
            height += measure.prefHeight(-1);
        }
        return height < enough ? height : enough;
    }
}
