package org.hashverse.model;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.collections.ObservableList;
import org.hashverse.chat.Delivered;
import org.hashverse.chat.Delivery;
import org.hashverse.chat.MessageId;
import org.hashverse.chat.MessageKey;
import org.hashverse.chat.PeerId;
import org.hashverse.store.history.MessageQueries.Where;

/// The messages of one conversation that the window knows: a part of the history, which grows by pages and by events, the last message, and which messages are unread.
/// FX thread only.
final class LoadedMessages {
    /// The most loaded messages. More would make the list slow. If there are more, a piece furthest from the reading place is unloaded;
    /// scrolling loads it again.
    static final int MOST = 2_000;

    private final Slice slice = new Slice();
    private final Unread unread = new Unread();
    private final LastMessage last = new LastMessage();
    private final ReadOnlyBooleanWrapper loaded = new ReadOnlyBooleanWrapper();
    private final PageLoading pageLoading = new PageLoading();
    private final EarlyDeliveries earlyDeliveries = new EarlyDeliveries();
    private MessageItem reading;

    /// The loaded messages by stamp, unmodifiable.
    ObservableList<MessageItem> messages() {
        return slice.messages();
    }

    /// The last message, loaded or not; null for none.
    ReadOnlyObjectProperty<MessageItem> last() {
        return last.item();
    }

    /// The number of unread messages.
    ReadOnlyIntegerProperty unread() {
        return unread.count();
    }

    /// Whether a loaded message is unread.
    boolean unread(MessageItem item) {
        return unread.has(item);
    }

    /// The first unread message. Empty if earlier messages that are not loaded may be unread.
    Optional<MessageItem> firstUnread() {
        if (unread().get() == 0) return Optional.empty();
        return messages().stream().filter(this::unread).findFirst().filter(item -> item != messages().getFirst() || !earlier());
    }

    /// Whether an unread message mentions us.
    boolean mentioned() {
        return unread.mentioned();
    }

    /// Takes in whether a message mentions us. One that was on screen does not count.
    void mention(Delivered delivered, boolean mentionsMe) {
        var key = delivered.message().key();
        unread.mention(key, mentionsMe && delivered.unread() && find(key).map(this::unread).orElse(true));
    }

    /// Whether a page is loaded and up to date.
    ReadOnlyBooleanProperty loaded() {
        return loaded.getReadOnlyProperty();
    }

    /// Whether there may be messages before the first loaded one.
    boolean earlier() {
        return loaded.get() && !slice.hasFirst();
    }

    /// Whether there may be messages after the last loaded one. Then new messages are not shown until the person scrolls there.
    boolean later() {
        return loaded.get() && !slice.hasLast();
    }

    /// The loaded message with a key.
    Optional<MessageItem> find(MessageKey key) {
        return slice.find(key);
    }

    /// The loaded message that follows a loaded one; empty for the last.
    Optional<MessageItem> after(MessageItem item) {
        return slice.after(item);
    }

    /// The loading of the conversation's pages.
    PageLoading pageLoading() {
        return pageLoading;
    }

    /// Takes in a message that was just received or written.
    ///
    /// @param arrived true for a received message, false for one of ours
    /// @return whether the message is new, or counts as unread only now
    boolean add(Delivered delivered, boolean arrived) {
        // a page, or the last message of the conversation, may come before the event; only the event counts the message as unread
        var item = item(delivered);
        boolean loadedBefore = slice.find(item.key()).isPresent();
        boolean holds = loadedBefore || slice.holds(item);
        if (!loadedBefore) pageLoading.arrived(item);
        // before the lists change, so that their listeners see the message as unread
        boolean counted = arrived && unread.arrived(item, holds);
        last.offer(item);
        if (holds) slice.add(item);
        return counted || !loadedBefore;
    }

    private MessageItem known(MessageKey key) {
        return slice.find(key).or(() -> last.find(key)).orElse(null);
    }

    /// Sets the reading place.
    ///
    /// @param near a message near the top of the screen; null at the end of the conversation, or if the conversation is not shown
    void readingPlace(MessageItem near) {
        reading = near;
    }

    /// Unloads messages away from the reading place if there are too many.
    void trim() {
        if (messages().size() <= MOST) return;
        unread.forget(reading != null && slice.inOlderHalf(reading) ? slice.dropNewest() : slice.dropOldest());
    }

    /// Takes in a page of history.
    ///
    /// @param asked the number of messages requested
    void merge(List<Delivered> page, Where where, int asked) {
        var newest = page.stream().map(pageLoading::newest).toList();
        var items = newest.stream().map(this::item).toList();
        var meanwhile = pageLoading.end();
        boolean noMore = items.size() < asked; // nothing lies beyond the page in the direction in which it was loaded
        switch (where) {
            case Where.Newest() -> slice.newest(items, noMore);
            case Where.Oldest() -> slice.around(items, true, noMore);
            case Where.Before(_) -> {
                slice.earlier(items, noMore);
                if (messages().size() > MOST) unread.forget(slice.dropNewest());
            }
            case Where.After(_) -> {
                slice.later(items, noMore);
                if (messages().size() > MOST) unread.forget(slice.dropOldest());
            }
            case Where.Around(var key) -> {
                if (!around(items, items.stream().map(MessageItem::key).toList().indexOf(key), asked)) return;
            }
            case Where.FirstUnread() -> {
                if (!around(items, newest.stream().map(Delivered::unread).toList().indexOf(true), asked)) return;
            }
        }
        for (var delivered : newest) if (delivered.unread()) slice.find(delivered.message().key()).ifPresent(unread::marked);
        for (var item : meanwhile) if (slice.holds(item)) slice.add(item);
        if (where instanceof Where.Newest && !messages().isEmpty()) last.offer(messages().getLast());
        loaded.set(true);
    }

    /// Takes in a page around the message at an index. Returns false for a negative index: the message was deleted or read meanwhile.
    private boolean around(List<MessageItem> items, int at, int asked) {
        if (at < 0) return false;
        slice.around(items, at < asked / 2, items.size() - at < asked - asked / 2);
        return true;
    }

    /// The item of a message: the known one, which takes in what is new, or a new one.
    private MessageItem item(Delivered delivered) {
        var before = known(delivered.message().key());
        if (before == null) return make(delivered);
        before.merge(delivered);
        return before;
    }

    private MessageItem make(Delivered delivered) {
        var item = new MessageItem(delivered);
        item.deliver(earlyDeliveries.take(item.key()));
        return item;
    }

    /// Takes in a message that people see differently now.
    void change(Delivered now) {
        pageLoading.changed(now);
        earlyDeliveries.take(now.message().key()); // they were those of the words before
        var item = known(now.message().key());
        if (item == null) return;
        item.show(now);
        if (!now.unread()) unread.forget(List.of(item));
    }

    /// Removes a message that was deleted here.
    ///
    /// @return whether it was the last message, so that the node must be asked for the one before
    boolean delete(MessageKey key) {
        pageLoading.interrupt(); // a page that is loading may contain it
        pageLoading.deleted(key);
        var item = known(key);
        if (item == null) return false;
        unread.forget(List.of(item));
        unread.mention(key, false);
        slice.remove(item);
        if (last.item().get() != item) return false;
        last.clear();
        return true;
    }

    /// Sets the last message that the node reports; null for none.
    void last(Delivered delivered) {
        if (delivered == null) last.offerNone();
        else last.offer(item(delivered));
    }

    /// Takes in the delivery of our message to one recipient.
    ///
    /// @param author our key
    void deliver(PeerId author, MessageId id, PeerId recipient, Delivery delivery) {
        var key = new MessageKey(author, id);
        var item = known(key);
        if (item == null) earlyDeliveries.add(key, recipient, delivery);
        else if (item.mine()) item.deliver(Map.of(recipient, delivery));
    }

    /// Marks all messages up to one as read. Returns whether this must be reported to the node.
    boolean seen(MessageItem upTo) {
        return unread.seen(upTo, slice.hasLast() && !messages().isEmpty() && messages().getLast() == upTo, slice);
    }

    /// Notes that the read messages were reported to the node.
    void markReadReported() {
        unread.reported();
    }

    /// Takes in the number of unread messages as counted by the node.
    void unreadCounted(int count) {
        unread.counted(count);
    }

    /// Removes all messages, because they were deleted.
    void clear() {
        pageLoading.interrupt(); // a page that is loading may contain deleted messages
        pageLoading.end();
        earlyDeliveries.clear();
        unread.reset();
        slice.clear();
        last.clear();
        loaded.set(true);
    }

    /// Marks the loaded messages as not wanted, so that another page can replace them.
    void expectAnotherPage() {
        loaded.set(false);
        pageLoading.interrupt();
    }

    /// Marks everything as out of date. The loaded messages stay until a new page replaces them.
    void stale() {
        loaded.set(false);
        last.doubt();
        slice.stale();
        unread.reset();
        pageLoading.interrupt();
    }

    /// Whether there is a message since a time.
    boolean since(Instant time) {
        return last.since(time);
    }
}
