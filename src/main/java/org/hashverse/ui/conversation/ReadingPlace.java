package org.hashverse.ui.conversation;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableBooleanValue;
import org.hashverse.chat.MessageKey;
import org.hashverse.model.ChatModel;
import org.hashverse.model.ConversationItem;
import org.hashverse.model.MessageItem;
import org.hashverse.ui.message.CommandCard;
import org.hashverse.ui.message.MessageRows;
import org.hashverse.ui.message.Row;

/// The person's reading position in the open conversation. Decides which of its messages count as seen.
///
/// A conversation opens at its first unread message, or at its end if nothing is unread. If the pane is at the end when the window gets the focus, the pane goes to
/// the first message that arrived off screen meanwhile. New messages scroll the pane only if it was at the end. If more messages arrive at once than the pane holds,
/// the pane goes to the first of them. This class tells the model which messages were on screen while the window had the focus. FX thread only.
final class ReadingPlace {
    /// Loads the next page when this few loaded rows remain in the direction of scrolling.
    private static final int LOAD_AHEAD = 12;
    /// Rows of context above the first unread message.
    private static final int CONTEXT = 3;
    private static final State OPENING = new State.Opening();
    private static final State READING = new State.Reading();
    private static final State FOLLOWING = new State.Following();
    private final ChatModel model;
    private final MessageRows rows;
    private final Scroll scroll;
    private final ObservableBooleanValue focused;
    private final Pane pane;
    private final ChangeListener<Boolean> loaded = (_, _, now) -> loaded(now);
    private State state = OPENING;

    /// What the pane shows, or waits for.
    private sealed interface State {
        /// The page to show is being loaded. Until it is there, no message counts as seen.
        record Opening() implements State {}

        /// Like `Opening`, for the page of a certain message.
        record Seeking(MessageKey message) implements State {}

        /// The person reads the rows on screen. Unread messages may be below.
        record Reading() implements State {}

        /// At the last layout the end was on screen and nothing was unread.
        record Following() implements State {}

        /// Messages from `first` on have arrived since that layout. The next layout shows all of them, so they count as seen now; otherwise the badge would flash.
        record Receiving(MessageItem first) implements State {}

        /// Messages from `first` on have arrived since that layout, and the pane cannot hold them all. The next layout goes to `first`.
        record Overrun(MessageItem first) implements State {}
    }

    /// The pane that shows the rows.
    interface Pane {
        /// Whether the pane is on screen. Off screen it has no styles, so it cannot be laid out or measured.
        boolean shown();

        /// Height of the pane, in pixels.
        double height();

        /// Whether a message and all rows below it fit into the pane together.
        boolean fits(MessageItem first);

        /// Lays the pane out with the next pulse.
        void layoutSoon();

        /// Lays the pane out now if it is shown, otherwise with the next pulse.
        void layoutNow();

        /// Called when an answer to a request for the page to show has come. [#loadingPage] tells whether the page must be read again.
        void pageAnswered();

        /// Called when the rows on screen, or the unread messages below them, may have changed.
        void placeChanged();
    }

    /// @param focused whether the window has the focus; only then do messages on screen count as seen
    ReadingPlace(ChatModel model, MessageRows rows, Scroll scroll, ObservableBooleanValue focused, Pane pane) {
        this.model = model;
        this.rows = rows;
        this.scroll = scroll;
        this.focused = focused;
        this.pane = pane;
        rows.beforeChange(scroll::remember);
        scroll.onMoved(this::scrolled);
    }

    /// Opens a conversation; null for none.
    ///
    /// @param cards the answers to commands in the conversation
    void open(ConversationItem next, List<CommandCard> cards) {
        if (rows.talk() != null) {
            rows.talk().loaded().removeListener(loaded);
            rows.talk().readingPlace(null);
        }
        scroll.forget();
        state = OPENING;
        rows.show(next, cards, null);
        if (next == null) return;
        next.loaded().addListener(loaded);
        if (next.loaded().get()) toUnread();
        else pane.layoutNow();
    }

    private void loaded(boolean now) {
        if (now && state == OPENING) toUnread();
    }

    /// Whether the page to show is still being loaded.
    boolean loadingPage() {
        return state instanceof State.Opening || state instanceof State.Seeking;
    }

    /// Whether the newest row is on screen, or will be with the next layout.
    boolean atEnd() {
        return scroll.atEnd();
    }

    /// The first message on screen. Empty at the end, because a conversation opens there anyway.
    Optional<MessageKey> firstOnScreen() {
        return atEnd() ? Optional.empty() : rows.messageFrom(scroll.first()).map(MessageItem::key);
    }

    /// Goes to a message of the open conversation. Loads its page if necessary.
    ///
    /// @param found told the message once its page is loaded; not told if the message does not exist any more, or if the person goes elsewhere before
    void show(MessageKey message, Consumer<MessageItem> found) {
        var talk = rows.talk();
        if (talk == null) return;
        var seeking = new State.Seeking(message);
        state = seeking;
        model.pages().find(talk.conversation(), message).thenAccept(item -> {
            if (talk != rows.talk() || !seeking.equals(state)) return;
            pageAnswered(talk);
            if (item.isEmpty()) return;
            scroll.endLoaded(!talk.later());
            scroll.toRow(rows.indexOf(item.get()), pane.height() / 3);
            found.accept(item.get());
            pane.layoutSoon();
        });
    }

    /// Goes to the first unread message. Goes to the end if nothing is unread, if that message is on screen, or if the line above new messages is drawn: then the pane
    /// was at that message before.
    void toUnreadOrEnd() {
        var talk = rows.talk();
        if (talk == null) return;
        if (rows.newFrom() == null && unreadOutOfSight(talk)) toUnread();
        else toEnd();
    }

    /// Goes to the end, because the person has sent a message.
    void messageSent() {
        rows.newFrom(null);
        toEnd();
    }

    /// Goes to the end. Loads the newest page if necessary.
    void toEnd() {
        var talk = rows.talk();
        if (talk == null) return;
        if (loadingPage()) state = OPENING; // gives up a message that is still sought
        model.pages().toEnd(talk.conversation()).thenRun(() -> {
            if (talk != rows.talk() || seeking()) return; // the person has gone elsewhere since
            if (loadingPage()) pageAnswered(talk);
            scroll.endLoaded(true);
            scroll.toEnd();
            pane.layoutSoon();
        });
    }

    /// Goes to the first unread message and draws the line above it. Loads its page if necessary. Goes to the end if nothing is unread.
    private void toUnread() {
        var talk = rows.talk();
        state = OPENING;
        model.pages().findUnread(talk.conversation()).thenAccept(found -> {
            if (talk != rows.talk() || seeking()) return;
            pageAnswered(talk);
            if (!loadingPage()) goTo(talk, found.orElse(null));
        });
    }

    private boolean seeking() {
        return state instanceof State.Seeking;
    }

    /// The model has answered. If the conversation became out of date meanwhile and must be read again, the state stays `Opening` until that is done.
    private void pageAnswered(ConversationItem talk) {
        state = talk.loaded().get() ? READING : OPENING;
        pane.pageAnswered();
    }

    /// Goes to a message and draws the line above it; null for the end, without a line. With the focus, the messages then on screen count as seen.
    private void goTo(ConversationItem talk, MessageItem first) {
        markNew(talk, first);
        scroll.endLoaded(!talk.later());
        if (first == null) scroll.toEnd();
        else scroll.toRow(Math.max(0, rows.indexOf(first) - CONTEXT), 0);
        pane.layoutNow();
        markSeen();
    }

    /// Draws the line above a message, but not above the very first one, where everything is new. Null removes the line.
    private void markNew(ConversationItem talk, MessageItem first) {
        rows.newFrom(first == null || first == talk.messages().getFirst() ? null : first);
    }

    private boolean unreadOutOfSight(ConversationItem talk) {
        if (talk.unread().get() == 0) return false;
        int row = talk.firstUnread().map(rows::indexOf).orElse(-1);
        return row < scroll.first() || row > scroll.last();
    }

    /// Called when the window gets or loses the focus. On losing it, the line disappears if the first message below was read. On getting it, a pane at the end goes to
    /// the first message that arrived meanwhile, if that is off screen.
    void focusChanged() {
        var talk = rows.talk();
        if (talk == null || loadingPage() || !pane.shown()) return;
        if (!focused.get()) {
            if (rows.newFrom() != null && !talk.unread(rows.newFrom())) rows.newFrom(null);
        } else if (scroll.atEnd() && unreadOutOfSight(talk)) {
            toUnread();
        } else {
            markSeen();
        }
    }

    /// Called when rows were added, changed or removed.
    void rowsChanged() {
        pane.layoutSoon();
        var talk = rows.talk();
        if (talk != null) scroll.endLoaded(!talk.later());
        if (!scroll.atEnd()) return;
        scroll.toEnd();
        if (talk == null || loadingPage() || talk.unread().get() == 0) return;
        if (focused.get()) receive(talk);
        else if (rows.newFrom() == null) Platform.runLater(this::markMissed); // later: a listener of the rows must not change them
    }

    /// Messages have arrived while the pane was at the end and the window had the focus.
    private void receive(ConversationItem talk) {
        switch (state) {
            case State.Following _ -> talk.firstUnread().ifPresentOrElse(first -> receive(talk, first), () -> state = READING);
            case State.Receiving(var first) -> receive(talk, first);
            case State.Opening _, State.Seeking _, State.Reading _, State.Overrun _ -> { /* the next layout decides what is on screen */ }
        }
    }

    private void receive(ConversationItem talk, MessageItem first) {
        boolean fits = pane.fits(first);
        state = fits ? new State.Receiving(first) : new State.Overrun(first);
        if (fits) model.seen(talk.conversation(), talk.messages().getLast());
    }

    /// Draws the line above the first message that arrived while the window had no focus.
    private void markMissed() {
        var talk = rows.talk();
        if (talk != null && !focused.get() && rows.newFrom() == null) markNew(talk, talk.firstUnread().orElse(null));
    }

    /// Called when the pane has moved or was laid out.
    private void scrolled() {
        var talk = rows.talk();
        if (talk != null && !loadingPage() && scroll.settled()) {
            if (state instanceof State.Overrun(var first) && focused.get() && rows.indexOf(first) < scroll.first()) {
                state = READING;
                goTo(talk, first);
                return;
            }
            if (state instanceof State.Receiving || state instanceof State.Overrun) state = FOLLOWING;
            scroll.endLoaded(!talk.later());
            talk.readingPlace(scroll.atEnd() ? null : rows.messageFrom(scroll.first()).orElse(null));
            if (scroll.first() < LOAD_AHEAD) model.pages().loadEarlier(talk.conversation());
            if (scroll.last() >= rows.rows().size() - LOAD_AHEAD) model.pages().loadLater(talk.conversation());
        }
        pane.placeChanged();
        markSeen();
    }

    private void markSeen() {
        var talk = rows.talk();
        if (talk == null || loadingPage() || !focused.get() || !scroll.settled()) return;
        for (int i = Math.min(scroll.lastSeen(), rows.rows().size() - 1); i >= 0; i--)
            if (rows.rows().get(i) instanceof Row.Said(var item, _)) {
                model.seen(talk.conversation(), item);
                break;
            }
        if (state == READING || state == FOLLOWING) state = scroll.atEnd() && talk.unread().get() == 0 ? FOLLOWING : READING;
    }
}
