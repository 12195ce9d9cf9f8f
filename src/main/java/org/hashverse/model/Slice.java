package org.hashverse.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.hashverse.chat.MessageKey;

/// The loaded messages of a conversation, in their order. After the first page they are a part of the conversation
/// without gaps. Before, they are the messages that arrived since the start.
final class Slice {
    /// The number of messages that are unloaded at once. Less than half of [LoadedMessages#MOST], so that the reading place is not among them.
    static final int PIECE = 500;

    private final ObservableList<MessageItem> messages = FXCollections.observableArrayList();
    private final ObservableList<MessageItem> shown = FXCollections.unmodifiableObservableList(messages);
    private final Map<MessageKey, MessageItem> known = new HashMap<>();
    private boolean contiguous;
    private boolean hasFirst;
    private boolean hasLast = true;

    /// The messages by stamp, unmodifiable.
    ObservableList<MessageItem> messages() {
        return shown;
    }

    Optional<MessageItem> find(MessageKey key) {
        return Optional.ofNullable(known.get(key));
    }

    /// The loaded message that follows a loaded one; empty for the last.
    Optional<MessageItem> after(MessageItem item) {
        int next = insertionIndex(item);
        return next < messages.size() ? Optional.of(messages.get(next)) : Optional.empty();
    }

    /// Whether the conversation's first message is loaded.
    boolean hasFirst() {
        return hasFirst;
    }

    /// Whether the conversation's last message is loaded.
    boolean hasLast() {
        return hasLast;
    }

    /// Whether a new message belongs to the loaded part. Otherwise it is loaded when the person scrolls there.
    boolean holds(MessageItem item) {
        if (messages.isEmpty()) return hasLast;
        if (!hasLast && MessageItem.ORDER.compare(messages.getLast(), item) < 0) return false;
        return !contiguous || hasFirst || MessageItem.ORDER.compare(messages.getFirst(), item) < 0;
    }

    /// Adds a new message that belongs to the loaded part, see [#holds].
    void add(MessageItem item) {
        if (known.putIfAbsent(item.key(), item) == null) messages.add(insertionIndex(item), item);
    }

    /// Takes in the newest page. Earlier messages stay loaded if the page overlaps with them.
    ///
    /// @param begins whether the page begins with the conversation's first message
    void newest(List<MessageItem> page, boolean begins) {
        var next = new ArrayList<MessageItem>();
        var keys = new HashSet<MessageKey>();
        page.forEach(item -> keys.add(item.key()));
        boolean overlaps = page.stream().anyMatch(item -> known.containsKey(item.key()));
        boolean keepsEarlier = contiguous && overlaps && !begins;
        for (var item : messages) {
            boolean before = !page.isEmpty() && MessageItem.ORDER.compare(item, page.getFirst()) < 0;
            // before the first page, the loaded messages are those that arrived: they stay if they fit to the page without a gap
            if (before ? keepsEarlier || !contiguous && begins : !contiguous && !keys.contains(item.key())) next.add(item);
        }
        next.addAll(page);
        next.sort(MessageItem.ORDER);
        hasFirst = begins || keepsEarlier && hasFirst;
        hasLast = true;
        contiguous = true;
        replaceAll(next);
    }

    /// Replaces the loaded messages by a page.
    void around(List<MessageItem> page, boolean begins, boolean ends) {
        hasFirst = begins;
        hasLast = ends;
        contiguous = true;
        replaceAll(page);
    }

    /// Adds the page before the first loaded message.
    void earlier(List<MessageItem> page, boolean begins) {
        if (begins) hasFirst = true;
        messages.addAll(0, register(page));
    }

    /// Adds the page after the last loaded message.
    void later(List<MessageItem> page, boolean ends) {
        if (ends) hasLast = true;
        messages.addAll(register(page));
    }

    /// Makes the messages of a page known. Returns those that were not known before.
    private List<MessageItem> register(List<MessageItem> page) {
        return page.stream().filter(item -> known.putIfAbsent(item.key(), item) == null).toList();
    }

    private void replaceAll(List<MessageItem> next) {
        known.clear();
        next.forEach(item -> known.put(item.key(), item));
        if (!messages.equals(next)) messages.setAll(next);
    }

    /// Unloads the oldest piece and returns its messages.
    List<MessageItem> dropOldest() {
        hasFirst = false;
        return drop(0, Math.min(PIECE, messages.size()));
    }

    /// Unloads the newest piece and returns its messages.
    List<MessageItem> dropNewest() {
        hasLast = false;
        return drop(Math.max(0, messages.size() - PIECE), messages.size());
    }

    /// Whether a message belongs to the older half.
    boolean inOlderHalf(MessageItem item) {
        return insertionIndex(item) <= messages.size() / 2;
    }

    private List<MessageItem> drop(int from, int to) {
        var gone = List.copyOf(messages.subList(from, to));
        gone.forEach(item -> known.remove(item.key()));
        messages.remove(from, to);
        return gone;
    }

    /// Removes a message that was deleted.
    void remove(MessageItem item) {
        if (known.remove(item.key()) != null) messages.remove(item);
    }

    /// Notes that events were missed, so that new messages may not follow the loaded ones directly.
    void stale() {
        hasLast = false;
    }

    /// Removes all messages, because the conversation is empty.
    void clear() {
        known.clear();
        contiguous = true;
        hasFirst = true;
        hasLast = true;
        messages.clear();
    }

    private int insertionIndex(MessageItem item) {
        int low = 0;
        int high = messages.size();
        if (high == 0 || MessageItem.ORDER.compare(messages.get(high - 1), item) <= 0) return high;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (MessageItem.ORDER.compare(messages.get(middle), item) <= 0) low = middle + 1;
            else high = middle;
        }
        return low;
    }
}
