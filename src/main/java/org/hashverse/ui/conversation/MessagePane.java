package org.hashverse.ui.conversation;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableBooleanValue;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import javafx.util.Subscription;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.MessageKey;
import org.hashverse.model.ChatModel;
import org.hashverse.model.MessageItem;
import org.hashverse.ui.composer.Composer;
import org.hashverse.ui.dialog.Dialogs;
import org.hashverse.ui.dialog.Toasts;
import org.hashverse.ui.kit.Redraw;
import org.hashverse.ui.kit.Scale;
import org.hashverse.ui.kit.ViewLifetime;
import org.hashverse.ui.message.CommandCard;
import org.hashverse.ui.message.Highlights;
import org.hashverse.ui.message.MessageActions;
import org.hashverse.ui.message.MessageCells;
import org.hashverse.ui.message.MessageFormatter;
import org.hashverse.ui.message.MessageKeys;
import org.hashverse.ui.message.MessageMenu;
import org.hashverse.ui.message.MessageRows;
import org.hashverse.ui.message.MessageView;
import org.hashverse.ui.message.Row;
import org.hashverse.ui.message.RowHeights;
import org.hashverse.ui.message.RowView;
import org.hashverse.ui.reaction.ReactionPicker;
import org.hashverse.ui.text.WrappedLabel;
import org.hashverse.ui.words.Today;
import org.hashverse.ui.words.Words;

/// Shows the messages of the open conversation, the newest at the bottom.
///
/// [ReadingPlace] decides where the pane is scrolled to and which messages count as seen.
///
/// A line above the first unread message marks what is new. It stays until the person sends a message, opens another conversation, or leaves the window after the
/// first message below the line was seen.
public final class MessagePane extends Region implements Composer.Messages {
    /// Pixels below the last message, at 100 percent text size.
    private static final double BOTTOM_MARGIN = 22;
    /// Height of the line that says who is writing, in pixels at 100 percent text size.
    private static final double TYPING_HEIGHT = 20;
    private final ChatModel model;
    private final ObservableBooleanValue focused;
    private final MessageFormatter formatter;
    private final Today today;
    private final MessageRows rows = new MessageRows();
    private final ListView<Row> list = new ListView<>(rows.rows());
    private final Scroll scroll = new Scroll(list);
    private final Highlights marks;
    private final MessageCells cells;
    private final CommandCards cards = new CommandCards();
    private final RowHeights heights;
    private final ReadingPlace reading;
    private final Label typing = new Label();
    private final Label emptyHint = new WrappedLabel();
    private final MoreBelow more;
    private final ReactionPicker reactions = new ReactionPicker();
    private Subscription selecting = Subscription.EMPTY;
    private final Redraw redraw = new Redraw(this::update);

    /// @param focused whether the window has the focus; only then do messages on screen count as seen
    public MessagePane(ChatModel model, Dialogs dialogs, Toasts toasts, ObservableBooleanValue focused) {
        this(model, dialogs, toasts, focused, InstantSource.system());
    }

    /// @param clock decides which day is today
    public MessagePane(ChatModel model, Dialogs dialogs, Toasts toasts, ObservableBooleanValue focused, InstantSource clock) {
        this.model = model;
        this.focused = focused;
        today = new Today(clock);
        formatter = new MessageFormatter(model, clock);
        marks = new Highlights(redraw::soon);
        var actions = new MessageActions(model, dialogs, toasts, formatter, reactions);
        cells = new MessageCells(formatter, marks, actions, new MessageMenu(model, actions, toasts, formatter), new MessageKeys(list, dialogs), this::getWidth, this::dismiss);
        heights = new RowHeights(new RowView(formatter, marks, this::getWidth, _ -> { }, _ -> { }));
        reading = new ReadingPlace(model, rows, scroll, focused, new PaneAccess());
        more = new MoreBelow(reading::toUnreadOrEnd);
        getStyleClass().add("messages");
        list.setId("messages");
        list.getStyleClass().add("message-list");
        list.setAccessibleText(Words.get("message.list.spoken"));
        list.setCellFactory(_ -> cells.make());
        typing.getStyleClass().addAll("second", "typing");
        emptyHint.getStyleClass().addAll("second", "nothing");
        list.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        list.addEventFilter(ScrollEvent.ANY, _ -> reactions.leave()); // its message moves away
        getChildren().addAll(list, more.fade(), emptyHint, heights.view(), typing, more.button(), reactions);
        rows.rows().addListener((ListChangeListener<Row>) _ -> reading.rowsChanged());
        ViewLifetime.listenWhileShown(this, model.open(), this::open);
        ViewLifetime.whenRemoved(this, () -> open(null));
        redraw.after(this, model.revision());
        ChangeListener<Boolean> focusListener = (_, _, _) -> reading.focusChanged();
        focused.addListener(focusListener);
        ViewLifetime.whenRemoved(this, () -> focused.removeListener(focusListener));
        widthProperty().addListener((_, _, _) -> {
            scroll.remember();
            cells.resized();
        });
        if (model.open().get() != null) open(model.open().get());
    }

    // the list takes Escape for itself, to end an editing that it never has
    private void onKey(KeyEvent event) {
        boolean handled = switch (event.getCode()) {
            case SPACE -> list.isFocused() && cells.toggleSelected();
            case ESCAPE -> endSelection();
            default -> false;
        };
        if (handled) event.consume();
    }

    private boolean endSelection() {
        if (rows.talk() == null || !rows.talk().selected().active()) return false;
        rows.talk().selected().clear();
        return true;
    }

    /// Updates day names such as *Today* after midnight. Call it every few seconds.
    public void tick() {
        if (today.changed()) update();
    }

    @Override
    public void answer(Conversation conversation, CommandCard card) {
        cards.add(conversation, card, () -> {
            if (conversation.equals(model.open().get())) rows.cardsChanged();
        });
        rows.cardsChanged();
        if (conversation.equals(model.open().get())) reading.toEnd();
    }

    @Override
    public void messageSent() {
        reading.messageSent();
    }

    /// The text selected in a message, or the text of the focused message; empty for none.
    public String selected() {
        return cells.selected();
    }

    /// Starts a reply to the message that is marked as focused.
    ///
    /// @return false if none is
    public boolean reply() {
        return cells.reply();
    }

    /// Offers reactions to the message that is marked as focused.
    ///
    /// @return false if none is
    public boolean react() {
        return cells.react();
    }

    /// Opens the menu of the focused message.
    ///
    /// @return false if no message has the focus
    public boolean menu() {
        return cells.menu();
    }

    @Override
    public void page(int direction) {
        scroll.page(direction);
    }

    /// The first message on screen. Empty at the end, because a conversation opens there anyway.
    public Optional<MessageKey> firstOnScreen() {
        return reading.firstOnScreen();
    }

    /// The marks in the messages: search words, and the message that the person just went to.
    Highlights marks() {
        return marks;
    }

    /// Goes to a message of the open conversation and marks it for a moment. Loads its page if necessary.
    public void show(MessageKey message) {
        reading.show(message, marks::goTo);
    }

    private void dismiss(CommandCard card) {
        cards.remove(card);
        rows.cardsChanged();
    }

    private void open(Conversation conversation) {
        cells.deselect();
        reactions.leave();
        selecting.unsubscribe();
        selecting = conversation == null ? Subscription.EMPTY : model.conversation(conversation).selected().all().subscribe(marks::select);
        if (conversation == null) reading.open(null, List.of());
        else reading.open(model.conversation(conversation), cards.of(conversation));
        redraw.soon();
    }

    private void showMoreBelow() {
        var talk = rows.talk();
        more.show(talk != null && !reading.atEnd(), talk == null ? 0 : talk.unread().get());
    }

    /// This pane as [ReadingPlace] uses it.
    private final class PaneAccess implements ReadingPlace.Pane {
        @Override
        public boolean shown() {
            for (Node at = MessagePane.this; at != null; at = at.getParent()) if (!at.isVisible()) return false;
            return getScene() != null && getScene().getWindow() != null && getScene().getWindow().isShowing();
        }

        @Override
        public double height() {
            return getHeight();
        }

        @Override
        public boolean fits(MessageItem first) {
            int from = rows.indexOf(first);
            double room = getHeight() - bottomMargin();
            return shown() && from >= 0 && heights.of(rows.rows().subList(from, rows.rows().size()), room + 1) <= room;
        }

        @Override
        public void layoutSoon() {
            requestLayout();
        }

        @Override
        public void layoutNow() {
            requestLayout();
            if (!shown() || getWidth() <= 0) return;
            applyCss();
            layout();
        }

        @Override
        public void pageAnswered() {
            redraw.soon();
        }

        @Override
        public void placeChanged() {
            showMoreBelow();
        }
    }

    private void update() {
        var conversation = model.open().get();
        if (conversation == null) return;
        cells.refresh();
        showMoreBelow();
        var peer = conversation.directPeer().flatMap(model::peer);
        boolean writing = peer.filter(item -> item.typing().get()).isPresent();
        typing.setText(writing ? Words.get("state.typing.name", peer.get().label().get()) : "");
        typing.setVisible(writing);
        boolean empty = rows.rows().isEmpty() && !reading.loadingPage();
        emptyHint.setVisible(empty);
        if (empty) emptyHint.setText(formatter.readers("message.nothing", conversation));
        requestLayout();
    }

    // the pane gets the remaining height, so it asks for none
    @Override
    protected double computePrefHeight(double width) {
        return 0;
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double bottom = bottomMargin();
        double room = Math.max(0, getHeight() - bottom);
        // with few messages, the list is only as high as its rows and lies at the bottom
        double height = Math.min(room, heights.of(rows.rows(), room) + 1);
        list.resizeRelocate(0, room - height, width, height);
        typing.resizeRelocate(MessageView.SIDE + 4, getHeight() - Scale.text(TYPING_HEIGHT) - 16, width - 2 * MessageView.SIDE, Scale.text(TYPING_HEIGHT));
        double hint = Math.min(Scale.text(360), width - 2 * MessageView.SIDE);
        emptyHint.resizeRelocate((width - hint) / 2, 0, hint, getHeight());
        more.layout(list, width - MessageView.SIDE - 4, getHeight());
        reactions.resizeRelocate(0, 0, width, getHeight());
        scroll.restore(height < room);
    }

    private double bottomMargin() {
        return typing.isVisible() ? Scale.text(TYPING_HEIGHT) + 28 : Scale.space(BOTTOM_MARGIN);
    }
}
