package org.hashverse.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Delivered;
import org.hashverse.chat.Delivery;
import org.hashverse.chat.MessageId;
import org.hashverse.chat.MessageKey;
import org.hashverse.chat.PeerId;

/// One conversation: the messages that are loaded, in their order, what is unread, and the draft.
public final class ConversationItem {
    private static final Comparator<MessageItem> ORDER =
            Comparator.comparingLong((MessageItem item) -> item.message().stamp()).thenComparing(item -> item.message().id().hex());

    /// Messages kept loaded while new ones come; the oldest go in one piece and are loaded again by scrolling.
    static final int MOST_LOADED = 5_000;
    /// The same for the conversation that is shown, where the person may have scrolled far up.
    static final int MOST_SHOWN = 20_000;
    private static final int PIECE = 1_000;
    /// Lines that nobody wrote: a peer can make them by flapping or renaming itself.
    static final int MOST_NOTES = 200;

    private final Conversation conversation;
    private final ObservableList<MessageItem> messages = FXCollections.observableArrayList();
    private final ObservableList<MessageItem> shown = FXCollections.unmodifiableObservableList(messages);
    private final ObservableList<Note> notes = FXCollections.observableArrayList();
    private final ObservableList<Note> shownNotes = FXCollections.unmodifiableObservableList(notes);
    private final Map<Key, MessageItem> known = new HashMap<>();
    private final Set<Key> unreadKeys = new HashSet<>();
    private final ReadOnlyIntegerWrapper unread = new ReadOnlyIntegerWrapper();
    private final ReadOnlyObjectWrapper<MessageItem> last = new ReadOnlyObjectWrapper<>();
    private final StringProperty draft = new SimpleStringProperty("");
    private boolean loaded;
    private boolean loading;
    private boolean whole;
    // what stood here when everything had to be read anew; empty once it was
    private Set<Key> doubtful = Set.of();
    private int round;

    // an id is its author's choice, so two authors may have chosen the same one
    private record Key(boolean mine, PeerId author, MessageId id) {
        static Key of(MessageItem item) {
            return new Key(item.mine(), item.message().author(), item.message().id());
        }
    }

    ConversationItem(Conversation conversation) {
        this.conversation = conversation;
    }

    /// Which one.
    public Conversation conversation() {
        return conversation;
    }

    /// The loaded messages by stamp, unmodifiable. An item that is set onto itself has changed its deliveries.
    public ObservableList<MessageItem> messages() {
        return shown;
    }

    /// Lines that nobody wrote, by time, unmodifiable.
    public ObservableList<Note> notes() {
        return shownNotes;
    }

    /// Messages of others that were not on screen yet.
    public ReadOnlyIntegerProperty unread() {
        return unread.getReadOnlyProperty();
    }

    /// What is written and not sent.
    public StringProperty draft() {
        return draft;
    }

    /// The newest message, or null.
    public ReadOnlyObjectProperty<MessageItem> last() {
        return last.getReadOnlyProperty();
    }

    /// Whether a message has not been on screen yet.
    public boolean unread(MessageItem item) {
        return !unreadKeys.isEmpty() && unreadKeys.contains(Key.of(item));
    }

    /// Whether there may be messages before the first loaded one.
    public boolean earlier() {
        return loaded && !whole;
    }

    boolean loaded() {
        return loaded;
    }

    /// Takes the right to load; false while another load runs.
    boolean beginLoading() {
        if (loading) return false;
        return loading = true;
    }

    /// Grows when everything must be read anew: a page that was asked for in an earlier round is of no use.
    int round() {
        return round;
    }

    void failedLoading() {
        loading = false;
    }

    Optional<MessageKey> oldest() {
        return messages.isEmpty() ? Optional.empty() : Optional.of(messages.getFirst().message().key());
    }

    /// A live message; false if it stands here already.
    boolean add(Delivered delivered, boolean arrived) {
        var item = new MessageItem(delivered);
        var key = Key.of(item);
        var before = known.putIfAbsent(key, item);
        if (before != null) {
            before.deliver(delivered.deliveries());
            replaced(before);
            return false;
        }
        // first, so that whoever hears of the message knows that it is unread
        if (arrived && unreadKeys.add(key)) unread.set(unreadKeys.size());
        messages.add(place(item), item);
        last.set(messages.getLast());
        return true;
    }

    /// Lets go of the oldest messages, later if the conversation is shown.
    void trim(boolean shown) {
        if (messages.size() <= (shown ? MOST_SHOWN : MOST_LOADED)) return;
        for (var oldest : messages.subList(0, PIECE)) known.remove(Key.of(oldest));
        messages.remove(0, PIECE);
        whole = false;
    }

    private int place(MessageItem item) {
        int low = 0;
        int high = messages.size();
        if (high == 0 || ORDER.compare(messages.get(high - 1), item) <= 0) return high;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (ORDER.compare(messages.get(middle), item) <= 0) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    /// A page of history; `missed` counts what was not known as unread (it arrived while we could not listen). What stood here
    /// before and does not reach up to a page that is read anew goes: nobody knows what lies between.
    void merge(List<Delivered> page, int asked, boolean missed) {
        loading = false;
        loaded = true;
        if (page.size() < asked) whole = true;
        if (page.stream().noneMatch(delivered -> doubtful.contains(Key.of(new MessageItem(delivered))))) forgetDoubtful();
        doubtful = Set.of();
        var all = new LinkedHashMap<Key, MessageItem>();
        for (var delivered : page) {
            var item = new MessageItem(delivered);
            var key = Key.of(item);
            var before = known.putIfAbsent(key, item);
            if (before != null) {
                before.deliver(delivered.deliveries());
                replaced(before);
                continue;
            }
            all.put(key, item);
            if (missed && !item.mine()) unreadKeys.add(key);
        }
        unread.set(unreadKeys.size());
        if (all.isEmpty()) return;
        var earlier = List.copyOf(all.values());
        if (messages.isEmpty() || ORDER.compare(earlier.getLast(), messages.getFirst()) < 0) {
            messages.addAll(0, earlier);
        } else {
            var merged = new ArrayList<>(messages);
            merged.addAll(earlier);
            merged.sort(ORDER);
            messages.setAll(merged);
        }
        last.set(messages.getLast());
    }

    private void forgetDoubtful() {
        if (doubtful.isEmpty()) return;
        known.keySet().removeAll(doubtful);
        messages.setAll(messages.stream().filter(item -> known.containsKey(Key.of(item))).toList());
        last.set(messages.isEmpty() ? null : messages.getLast());
    }

    void deliver(PeerId author, MessageId id, PeerId recipient, Delivery delivery) {
        var item = known.get(new Key(true, author, id));
        if (item == null) return;
        item.deliver(recipient, delivery);
        replaced(item);
    }

    private void replaced(MessageItem item) {
        int at = place(item) - 1;
        if (at >= 0 && messages.get(at) == item) messages.set(at, item);
    }

    void note(Note note) {
        notes.add(note);
        if (notes.size() > MOST_NOTES) notes.removeFirst();
    }

    /// Marks everything up to a message as read; what of it was unread, the newest of each author.
    Map<PeerId, MessageItem> seen(MessageItem upTo) {
        var newest = new LinkedHashMap<PeerId, MessageItem>();
        if (unreadKeys.isEmpty()) return newest;
        for (int i = place(upTo) - 1; i >= 0 && !unreadKeys.isEmpty(); i--) {
            var item = messages.get(i);
            if (unreadKeys.remove(Key.of(item))) newest.putIfAbsent(item.message().author(), item);
        }
        unreadKeys.removeIf(key -> !known.containsKey(key)); // older than what is loaded
        unread.set(unreadKeys.size());
        return newest;
    }

    void clear() {
        known.clear();
        unreadKeys.clear();
        unread.set(0);
        messages.clear();
        notes.clear();
        last.set(null);
        whole = true;
        doubtful = Set.of();
    }

    /// Everything must be read anew; what is shown stays until then.
    void stale() {
        loaded = false;
        loading = false;
        whole = false;
        doubtful = Set.copyOf(known.keySet());
        round++;
    }
}
