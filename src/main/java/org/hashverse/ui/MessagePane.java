package org.hashverse.ui;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.application.Platform;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableBooleanValue;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.layout.Region;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.MessageKey;
import org.hashverse.chat.PeerId;
import org.hashverse.model.ChatModel;
import org.hashverse.model.ConversationItem;
import org.hashverse.model.MessageItem;
import org.hashverse.model.PeerItem;

/// Shows the messages of the open conversation, the newest at the bottom.
///
/// A conversation opens at its first unread message, else at the end, and goes there again when the window gets the focus. New messages scroll the pane only if it was
/// at the end. Scrolling loads more pages. The model is told which messages were on screen while the window had the focus.
///
/// A line above the first unread message marks what is new. It stays until the person has seen the messages below it and then writes, or leaves.
final class MessagePane extends Region {
    /// Pixels below the last message.
    private static final double FOOT = 18;
    /// The next page is loaded when so few rows are left before the end of the loaded ones.
    private static final int EARLY = 12;
    /// The least height of a row, in pixels.
    private static final double LEAST = 14;
    /// Height of the line that says who is writing, in pixels at the usual text size.
    private static final double WRITING = 20;
    private final ChatModel model;
    private final ObservableBooleanValue focused;
    private final MessageFormatter formatter;
    private final Today today;
    private final MessageRows rows = new MessageRows();
    private final ListView<Row> list = new ListView<>(rows.rows());
    private final Scroll scroll = new Scroll(list);
    private final Marks marks;
    private final MessageCells cells;
    private final Map<Conversation, List<CommandCard>> cards = new HashMap<>();
    private final RowView measure;
    private final Label typing = new Label();
    private final Label nothing = new WrappedLabel();
    private final EndButton toEnd = new EndButton(this::onward);
    private final Redraw redraw = new Redraw(this::update);
    private final ChangeListener<Boolean> loaded = (_, _, now) -> loaded(now);
    // the page to show is still being loaded; until it is there, no message counts as seen
    private boolean arriving;
    // at the last layout the end was in sight and nothing was unread
    private boolean caughtUp;
    // the first message that came since that layout; null for none
    private MessageItem since;
    // the messages from `since` on do not fit into the pane
    private boolean overtaken;
    // the message that show() is looking for; null for none
    private MessageKey wanted;

    /// @param focused whether the window has the focus, so that what is on screen is seen
    MessagePane(ChatModel model, Dialogs dialogs, Toasts toasts, ObservableBooleanValue focused) {
        this(model, dialogs, toasts, focused, InstantSource.system());
    }

    /// @param clock tells what is today
    MessagePane(ChatModel model, Dialogs dialogs, Toasts toasts, ObservableBooleanValue focused, InstantSource clock) {
        this.model = model;
        this.focused = focused;
        today = new Today(clock);
        formatter = new MessageFormatter(model, clock);
        marks = new Marks(redraw::soon);
        cells = new MessageCells(formatter, marks, new MessageMenu(model, dialogs, toasts, formatter), new MessageKeys(list, dialogs), dialogs, this::getWidth, this::dismiss);
        measure = new RowView(formatter, marks, this::getWidth, _ -> { }, _ -> { });
        measure.setVisible(false);
        measure.setManaged(false); // what is measured within a layout must not ask for the next one
        getStyleClass().add("messages");
        list.setId("messages");
        list.getStyleClass().add("message-list");
        list.setAccessibleText(Words.get("message.list.spoken"));
        list.setCellFactory(_ -> cells.make());
        typing.getStyleClass().addAll("second", "typing");
        nothing.getStyleClass().addAll("second", "nothing");
        getChildren().addAll(list, nothing, measure, typing, toEnd);
        rows.rows().addListener((ListChangeListener<Row>) _ -> rowsChanged());
        rows.beforeBuild(scroll::remember);
        scroll.onMoved(this::moved);
        ViewLifetime.listenWhileShown(this, model.open(), this::open);
        ViewLifetime.whenRemoved(this, () -> open(null));
        redraw.after(this, model.revision());
        ChangeListener<Boolean> eyes = (_, _, now) -> focus(now);
        focused.addListener(eyes);
        ViewLifetime.whenRemoved(this, () -> focused.removeListener(eyes));
        widthProperty().addListener((_, _, _) -> {
            scroll.remember();
            cells.resized();
        });
        if (model.open().get() != null) open(model.open().get());
    }

    /// Renews the names of the days after midnight. Call it every few seconds.
    void tick() {
        if (today.changed()) update();
    }

    /// Shows the answer to a command below the messages.
    void answer(Conversation conversation, CommandCard card) {
        cards.computeIfAbsent(conversation, _ -> new ArrayList<>()).add(card);
        card.onChanged(() -> {
            if (conversation.equals(model.open().get())) rows.cardsChanged();
        });
        rows.cardsChanged();
        if (conversation.equals(model.open().get())) toEnd();
    }

    /// Goes to the newest message, because the person wrote it.
    void wrote() {
        rows.newFrom(null);
        toEnd();
    }

    /// The text that is selected in a message, else the text of the message that has the focus; empty for none.
    String selected() {
        return cells.selected();
    }

    /// Opens the menu of the message that has the focus; false if none has it.
    boolean menu() {
        return cells.menu();
    }

    /// Scrolls by a screenful.
    ///
    /// @param direction -1 for up, 1 for down
    void page(int direction) {
        scroll.page(direction);
    }

    /// The first message on screen. Empty at the end, because a conversation opens there anyway.
    Optional<MessageKey> read() {
        return scroll.atEnd() ? Optional.empty() : rows.said(scroll.first()).map(MessageItem::key);
    }

    /// What is marked among the messages.
    Marks marks() {
        return marks;
    }

    /// Goes to a message of the open conversation and marks it for a moment. Loads its page if need be.
    void show(MessageKey message) {
        var talk = rows.talk();
        if (talk == null) return;
        wanted = message;
        arriving = true;
        model.find(talk.conversation(), message).thenAccept(found -> {
            if (talk != rows.talk() || !message.equals(wanted)) return;
            wanted = null;
            if (talk.loaded().get()) arriving = false;
            redraw.soon();
            if (found.isEmpty()) return;
            scroll.follow(!talk.later());
            scroll.toRow(rows.indexOf(found.get()), getHeight() / 3);
            marks.goTo(found.get());
            requestLayout();
        });
    }

    /// Goes to the first unread message, unless it is on screen or was shown before. Then goes to the end.
    private void onward() {
        var talk = rows.talk();
        if (talk == null) return;
        if (talk.unread().get() > 0 && rows.newFrom() == null && !inSight(talk.firstUnread().orElse(null))) toNew();
        else toEnd();
    }

    private boolean inSight(MessageItem item) {
        int row = item == null ? -1 : rows.indexOf(item);
        return row >= scroll.first() && row <= scroll.last();
    }

    /// Goes to the first unread message and draws the line above it. Loads its page if need be. Goes to the end if nothing is unread.
    private void toNew() {
        var talk = rows.talk();
        wanted = null;
        arriving = true;
        model.findUnread(talk.conversation()).thenAccept(found -> {
            if (talk != rows.talk() || wanted != null) return;
            arriving = !talk.loaded().get();
            if (!arriving) place(talk, found.orElse(null));
        });
    }

    private void place(ConversationItem talk, MessageItem first) {
        // no line above the very first message: it would say that everything is new
        rows.newFrom(first == null || first == talk.messages().getFirst() ? null : first);
        scroll.follow(!talk.later());
        if (first == null) scroll.toEnd();
        else scroll.toRow(Math.max(0, rows.indexOf(first) - 3), 0);
        layoutNow();
        seen();
    }

    /// The window got the focus or lost it. When it loses it, the line goes if all below was read. When it gets it, the pane goes to the first message that came
    /// meanwhile.
    private void focus(boolean now) {
        var talk = rows.talk();
        if (talk == null || arriving || hidden()) return; // what is not on screen has no styles to be laid out with
        if (!now) {
            if (rows.newFrom() != null && !talk.unread(rows.newFrom())) rows.newFrom(null);
        } else if (talk.unread().get() > 0 && scroll.atEnd() && !inSight(talk.firstUnread().orElse(null))) {
            toNew();
        } else {
            seen();
        }
    }

    private void toEnd() {
        var talk = rows.talk();
        if (talk == null) return;
        wanted = null;
        model.toEnd(talk.conversation()).thenRun(() -> {
            if (talk != rows.talk() || wanted != null) return;
            arriving &= !talk.loaded().get();
            scroll.follow(true);
            scroll.toEnd();
            requestLayout();
        });
    }

    private void dismiss(CommandCard card) {
        cards.values().forEach(all -> all.remove(card));
        rows.cardsChanged();
    }

    private void open(Conversation conversation) {
        cells.deselect();
        scroll.forget();
        wanted = null;
        caughtUp = false;
        since = null;
        overtaken = false;
        if (rows.talk() != null) {
            rows.talk().loaded().removeListener(loaded);
            rows.talk().reads(null);
        }
        if (conversation == null) {
            rows.show(null, List.of(), null);
            return;
        }
        var talk = model.conversation(conversation);
        arriving = true;
        rows.show(talk, cards.computeIfAbsent(conversation, _ -> new ArrayList<>()), null);
        talk.loaded().addListener(loaded);
        redraw.soon();
        if (talk.loaded().get()) loaded(true);
        else layoutNow();
    }

    /// The first page of a conversation is there: goes to the first unread message, else to the end.
    private void loaded(boolean now) {
        if (!now || !arriving || wanted != null) return;
        toNew();
    }

    private void layoutNow() {
        requestLayout();
        if (!hidden() && getWidth() > 0) { // what is hidden gets no styles, so its layout would be wrong; the next pulse lays it out
            applyCss();
            layout();
        }
    }

    private void rowsChanged() {
        requestLayout();
        var talk = rows.talk();
        if (talk != null) scroll.follow(!talk.later());
        if (!scroll.atEnd()) return;
        scroll.toEnd();
        if (talk == null || arriving || talk.unread().get() == 0) return;
        if (!focused.get()) {
            if (rows.newFrom() == null) Platform.runLater(this::markNew);
        } else if (caughtUp && !overtaken) {
            if (since == null) since = talk.firstUnread().orElse(null);
            // the next pulse is sure to show these messages, so they count as read now; else the badge would flash
            if (since != null && fits(since)) model.seen(talk.conversation(), talk.messages().getLast());
            else overtaken = true;
        }
    }

    /// Whether a message and all below it fit into the pane together.
    private boolean fits(MessageItem first) {
        if (hidden()) return false; // it is not on screen, and what is hidden has no styles to be measured with
        double room = getHeight() - foot();
        int from = rows.indexOf(first);
        for (int i = rows.rows().size() - 1; i >= Math.max(0, from) && room >= 0; i--) {
            measure.show(rows.rows().get(i));
            measure.applyCss();
            room -= measure.prefHeight(-1);
        }
        return from >= 0 && room >= 0;
    }

    private boolean hidden() {
        for (Node at = this; at != null; at = at.getParent()) if (!at.isVisible()) return true;
        return getScene() == null || getScene().getWindow() == null || !getScene().getWindow().isShowing();
    }

    private void markNew() {
        var talk = rows.talk();
        if (talk == null || focused.get() || rows.newFrom() != null) return;
        var first = talk.firstUnread().orElse(null);
        if (first != null && first != talk.messages().getFirst()) rows.newFrom(first);
    }

    private void moved() {
        var talk = rows.talk();
        if (talk != null && !arriving && scroll.settled()) {
            var first = since;
            boolean scrolledOut = overtaken && focused.get() && first != null && rows.indexOf(first) < scroll.first();
            since = null;
            overtaken = false;
            if (scrolledOut) {
                caughtUp = false;
                place(talk, first);
                return;
            }
            scroll.follow(!talk.later());
            talk.reads(scroll.atEnd() ? null : rows.said(scroll.first()).orElse(null));
            if (scroll.first() < EARLY) model.loadEarlier(talk.conversation());
            if (scroll.last() >= rows.rows().size() - EARLY) model.loadLater(talk.conversation());
        }
        offerEnd();
        seen();
    }

    private void offerEnd() {
        var talk = rows.talk();
        toEnd.show(talk != null && !scroll.atEnd(), talk == null ? 0 : talk.unread().get());
    }

    private void seen() {
        var talk = rows.talk();
        if (talk == null || arriving || !focused.get() || !scroll.settled()) return;
        for (int i = Math.min(scroll.lastSeen(), rows.rows().size() - 1); i >= 0; i--)
            if (rows.rows().get(i) instanceof Row.Said(var item, _)) {
                model.seen(talk.conversation(), item);
                break;
            }
        caughtUp = scroll.atEnd() && talk.unread().get() == 0;
    }

    private void update() {
        var conversation = model.open().get();
        if (conversation == null) return;
        cells.refresh();
        offerEnd();
        var who = conversation instanceof Conversation.Direct(PeerId id) ? model.peer(id) : Optional.<PeerItem>empty();
        boolean writing = who.filter(item -> item.typing().get()).isPresent();
        typing.setText(writing ? Words.get("state.typing.name", who.get().label().get()) : "");
        typing.setVisible(writing);
        boolean empty = rows.rows().isEmpty() && !arriving;
        nothing.setVisible(empty);
        if (empty) nothing.setText(switch (conversation) {
            case Conversation.Everyone() -> Words.get("message.nothing.everyone");
            case Conversation.Direct(PeerId id) -> Words.get("message.nothing", formatter.name(id));
        });
        requestLayout();
    }

    // the pane takes the height that is left, so it asks for none
    @Override
    protected double computePrefHeight(double width) {
        return 0;
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double foot = foot();
        double room = Math.max(0, getHeight() - foot);
        double height = content(room);
        list.resizeRelocate(0, room - height, width, height);
        typing.resizeRelocate(MessageView.SIDE + 4, getHeight() - Scale.text(WRITING) - 16, width - 2 * MessageView.SIDE, Scale.text(WRITING));
        double hint = Math.min(Scale.text(360), width - 2 * MessageView.SIDE);
        nothing.resizeRelocate((width - hint) / 2, 0, hint, getHeight());
        toEnd.resizeRelocate(width - MessageView.SIDE - 4 - EndButton.size(), getHeight() - foot - 8 - EndButton.size(), EndButton.size(), EndButton.size());
        scroll.restore(height < room);
    }

    private double foot() {
        return typing.isVisible() ? Scale.text(WRITING) + 28 : FOOT;
    }

    /// The height of all rows, at most `enough`. If there are few messages, the list is only so high, and lies at the bottom.
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
