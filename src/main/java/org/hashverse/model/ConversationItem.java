package org.hashverse.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.ObservableList;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Delivered;
import org.hashverse.chat.Delivery;
import org.hashverse.chat.MessageId;
import org.hashverse.chat.MessageKey;
import org.hashverse.chat.PeerId;
import org.hashverse.store.history.MessageStore.Where;

/// One conversation: the part of it that is loaded, its last message, what is unread, and the draft.
public final class ConversationItem {
    /// Messages kept loaded, so that what a list of them costs does not grow with the conversation. Those furthest from what
    /// one reads go in one piece, and are loaded again by scrolling.
    static final int MOST_LOADED = 2_000;

    private final Conversation conversation;
    private final Slice slice = new Slice();
    private final Unread unread = new Unread();
    private final NoteList notes = new NoteList();
    private final LastMessage last = new LastMessage();
    private final ReadOnlyBooleanWrapper loaded = new ReadOnlyBooleanWrapper();
    private final StringProperty draft = new SimpleStringProperty("");
    // live messages while a page is on its way, which may have been read before they came
    private final List<MessageItem> meanwhile = new ArrayList<>();
    private final EarlyDeliveries early = new EarlyDeliveries();
    private MessageItem reading;
    private boolean looked;
    private boolean asking;
    private boolean loading;
    private int round;

    ConversationItem(Conversation conversation) {
        this.conversation = conversation;
    }

    /// Which one.
    public Conversation conversation() {
        return conversation;
    }

    /// The loaded messages by stamp, unmodifiable. An item that is set onto itself has changed its deliveries.
    public ObservableList<MessageItem> messages() {
        return slice.messages();
    }

    /// Lines that nobody wrote, by time, unmodifiable.
    public ObservableList<Note> notes() {
        return notes.shown();
    }

    /// How many messages of others were not on screen yet.
    public ReadOnlyIntegerProperty unread() {
        return unread.count();
    }

    /// What its badge says: how many messages are unread, or 1 for a stranger who wrote nothing and waits for a decision, until the conversation was open.
    public int badge() {
        boolean undecided = asking && !looked && last.item().get() == null;
        return undecided ? Math.max(1, unread().get()) : unread().get();
    }

    /// Whether its peer is a stranger, who waits for a decision.
    ///
    /// @return whether that has changed
    boolean asking(boolean now) {
        boolean changed = asking != now;
        asking = now;
        return changed;
    }

    /// What is written and not sent.
    public StringProperty draft() {
        return draft;
    }

    /// The conversation was opened.
    void look() {
        looked = true;
    }

    /// The newest message, loaded or not; or null.
    public ReadOnlyObjectProperty<MessageItem> last() {
        return last.item();
    }

    /// The first message that is unread, where it is sure to be the first: not if earlier ones are still to be loaded above it.
    public Optional<MessageItem> firstUnread() {
        if (unread().get() == 0) return Optional.empty();
        return messages().stream().filter(this::unread).findFirst().filter(item -> item != messages().getFirst() || !earlier());
    }

    /// Whether a loaded message has not been on screen yet.
    public boolean unread(MessageItem item) {
        return unread.has(item);
    }

    /// Whether a page was loaded and can be relied on.
    public ReadOnlyBooleanProperty loaded() {
        return loaded.getReadOnlyProperty();
    }

    /// Whether there may be messages before the first loaded one.
    public boolean earlier() {
        return loaded.get() && !slice.whole();
    }

    /// Whether there may be messages after the last loaded one: what comes now is not shown until one gets there.
    public boolean later() {
        return loaded.get() && !slice.tail();
    }

    /// A message, if it is loaded.
    public Optional<MessageItem> find(MessageKey key) {
        return slice.find(key);
    }

    /// Takes the right to load; false while another load runs.
    boolean beginLoading() {
        if (loading) return false;
        return loading = true;
    }

    /// What is on its way is of no use any more.
    void interrupt() {
        loading = false;
        round++;
    }

    /// Grows with every [#interrupt]: a page that was asked for in an earlier round is dropped.
    int round() {
        return round;
    }

    void failedLoading() {
        loading = false;
        meanwhile.clear();
    }

    /// A live message; false if nothing is new by it.
    boolean add(Delivered delivered, boolean arrived) {
        var before = known(delivered.message().key());
        if (before != null) {
            deliver(before, delivered.deliveries());
            // a page or the last lines may overtake the event, which alone says that it is one more
            if (!arrived || unread.has(before)) return false;
            unread.arrived(before, slice.find(before.key()).isPresent());
            return true;
        }
        var item = made(delivered);
        boolean holds = slice.holds(item);
        if (loading) meanwhile.add(item);
        // first, so that whoever hears of the message knows that it is unread
        if (arrived) unread.arrived(item, holds);
        last.offer(item);
        if (holds) slice.add(item);
        return true;
    }

    private MessageItem known(MessageKey key) {
        return slice.find(key).or(() -> last.find(key)).orElse(null);
    }

    /// Says what is read here: a message near the top of what is on screen; null for the end, or if nobody reads.
    public void reads(MessageItem near) {
        reading = near;
    }

    /// Lets go of messages if there are too many: of those away from what is read.
    void trim() {
        if (messages().size() <= MOST_LOADED) return;
        unread.forget(reading != null && slice.inOlderHalf(reading) ? slice.dropNewest() : slice.dropOldest());
    }

    /// A page of history from a place.
    void merge(List<Delivered> page, Where where, int asked) {
        loading = false;
        var items = page.stream().map(this::item).toList();
        boolean ends = items.size() < asked;
        switch (where) {
            case Where.Newest() -> slice.newest(items, ends);
            case Where.Oldest() -> slice.around(items, true, ends);
            case Where.Before(_) -> {
                slice.earlier(items, ends);
                if (messages().size() > MOST_LOADED) unread.forget(slice.dropNewest());
            }
            case Where.After(_) -> {
                slice.later(items, ends);
                if (messages().size() > MOST_LOADED) unread.forget(slice.dropOldest());
            }
            case Where.Around(var key) -> {
                if (!around(items, items.stream().map(MessageItem::key).toList().indexOf(key), asked)) return;
            }
            case Where.FirstUnread() -> {
                if (!around(items, page.stream().map(Delivered::unread).toList().indexOf(true), asked)) return;
            }
        }
        for (var delivered : page) if (delivered.unread()) slice.find(delivered.message().key()).ifPresent(unread::marked);
        for (var item : meanwhile) if (slice.holds(item)) slice.add(item);
        meanwhile.clear();
        if (where instanceof Where.Newest && !messages().isEmpty()) last.offer(messages().getLast());
        loaded.set(true);
    }

    /// Takes a page around the message at an index; false if that is gone, or read by now.
    private boolean around(List<MessageItem> items, int at, int asked) {
        if (at < 0) {
            failedLoading();
            return false;
        }
        slice.around(items, at < asked / 2, items.size() - at < asked - asked / 2);
        return true;
    }

    private MessageItem item(Delivered delivered) {
        var before = known(delivered.message().key());
        if (before == null) return made(delivered);
        deliver(before, delivered.deliveries());
        return before;
    }

    private MessageItem made(Delivered delivered) {
        var item = new MessageItem(delivered);
        item.deliver(early.of(item.key()));
        return item;
    }

    private void deliver(MessageItem item, Map<PeerId, Delivery> deliveries) {
        if (item.deliver(deliveries)) slice.replaced(item);
    }

    /// The node says which message is the last one; null for none.
    void last(Delivered delivered) {
        if (delivered == null) last.offerNone();
        else last.offer(item(delivered));
    }

    void deliver(PeerId author, MessageId id, PeerId recipient, Delivery delivery) {
        var key = new MessageKey(author, id);
        var item = known(key);
        if (item == null) early.add(key, recipient, delivery);
        else if (item.mine()) deliver(item, Map.of(recipient, delivery));
    }

    /// A line that nobody wrote.
    void note(Note note) {
        notes.add(note, last::since);
    }

    /// Marks everything up to a message as read; false if the node need not hear of it.
    boolean seen(MessageItem upTo) {
        return unread.seen(upTo, slice.tail() && !messages().isEmpty() && messages().getLast() == upTo, slice);
    }

    /// The node was told what was seen.
    void readTold() {
        unread.asked();
    }

    /// The node says how many are unread.
    void unreadTold(int count) {
        unread.told(count);
    }

    void clear() {
        interrupt(); // a page on its way may hold what was deleted
        meanwhile.clear();
        early.clear();
        unread.reset();
        slice.clear();
        notes.clear();
        last.clear();
        loaded.set(true);
    }

    /// What is loaded is not what is wanted.
    void unload() {
        loaded.set(false);
        interrupt();
    }

    /// Everything must be read anew; what is shown stays until then.
    void stale() {
        loaded.set(false);
        last.doubt();
        slice.stale();
        unread.reset();
        interrupt();
    }
}
