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

/// The messages of a conversation that are loaded, in their order. Once a page was loaded it is a part of the conversation
/// without gaps; before that it holds what came since the start.
final class Slice {
    /// So many go in one piece when there are too many: far fewer than half of them, so that what is read is not among them.
    static final int PIECE = 500;

    private final ObservableList<MessageItem> messages = FXCollections.observableArrayList();
    private final ObservableList<MessageItem> shown = FXCollections.unmodifiableObservableList(messages);
    private final Map<MessageKey, MessageItem> known = new HashMap<>();
    private boolean joined;
    private boolean whole;
    private boolean tail = true;

    /// By stamp, unmodifiable. An item that is set onto itself has changed its deliveries.
    ObservableList<MessageItem> messages() {
        return shown;
    }

    Optional<MessageItem> find(MessageKey key) {
        return Optional.ofNullable(known.get(key));
    }

    /// Whether nothing stands before the first one.
    boolean whole() {
        return whole;
    }

    /// Whether nothing stands after the last one.
    boolean tail() {
        return tail;
    }

    /// Whether a live message belongs among what is loaded; else it is loaded when one scrolls there.
    boolean holds(MessageItem item) {
        if (messages.isEmpty()) return tail;
        if (!tail && MessageItem.ORDER.compare(messages.getLast(), item) < 0) return false;
        return !joined || whole || MessageItem.ORDER.compare(messages.getFirst(), item) < 0;
    }

    /// Adds a live message that it [#holds].
    void add(MessageItem item) {
        if (known.putIfAbsent(item.key(), item) == null) messages.add(place(item), item);
    }

    /// The newest page. What stands before it stays if the page reaches down to it.
    ///
    /// @param begins whether the page begins with the conversation's first message
    void newest(List<MessageItem> page, boolean begins) {
        var next = new ArrayList<MessageItem>();
        var keys = new HashSet<MessageKey>();
        page.forEach(item -> keys.add(item.key()));
        boolean reaches = page.stream().anyMatch(item -> known.containsKey(item.key()));
        boolean older = joined && reaches && !begins;
        for (var item : messages) {
            boolean before = !page.isEmpty() && MessageItem.ORDER.compare(item, page.getFirst()) < 0;
            if (before ? older || !joined && begins : !joined && !keys.contains(item.key())) next.add(item);
        }
        next.addAll(page);
        next.sort(MessageItem.ORDER);
        whole = begins || older && whole;
        tail = true;
        joined = true;
        become(next);
    }

    /// A page anywhere, in place of what is loaded.
    void around(List<MessageItem> page, boolean begins, boolean ends) {
        whole = begins;
        tail = ends;
        joined = true;
        become(page);
    }

    /// The page before the first one.
    void earlier(List<MessageItem> page, boolean begins) {
        if (begins) whole = true;
        messages.addAll(0, unknown(page));
    }

    /// The page after the last one.
    void later(List<MessageItem> page, boolean ends) {
        if (ends) tail = true;
        messages.addAll(unknown(page));
    }

    private List<MessageItem> unknown(List<MessageItem> page) {
        return page.stream().filter(item -> known.putIfAbsent(item.key(), item) == null).toList();
    }

    private void become(List<MessageItem> next) {
        known.clear();
        next.forEach(item -> known.put(item.key(), item));
        if (!messages.equals(next)) messages.setAll(next);
    }

    /// Lets go of the oldest piece; what went.
    List<MessageItem> dropOldest() {
        whole = false;
        return drop(0, Math.min(PIECE, messages.size()));
    }

    /// Lets go of the newest piece; what went.
    List<MessageItem> dropNewest() {
        tail = false;
        return drop(Math.max(0, messages.size() - PIECE), messages.size());
    }

    /// Whether a message stands, or would stand, among the older half.
    boolean inOlderHalf(MessageItem item) {
        return place(item) <= messages.size() / 2;
    }

    private List<MessageItem> drop(int from, int to) {
        var gone = List.copyOf(messages.subList(from, to));
        gone.forEach(item -> known.remove(item.key()));
        messages.remove(from, to);
        return gone;
    }

    /// An item has changed its deliveries.
    void replaced(MessageItem item) {
        int at = place(item) - 1;
        if (at >= 0 && messages.get(at) == item) messages.set(at, item);
    }

    /// Live messages were missed: what comes now does not follow on what is loaded.
    void stale() {
        tail = false;
    }

    /// The conversation is empty now.
    void clear() {
        known.clear();
        joined = true;
        whole = true;
        tail = true;
        messages.clear();
    }

    private int place(MessageItem item) {
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
