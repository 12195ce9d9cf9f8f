package org.hashverse.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import org.hashverse.chat.Delivered;
import org.hashverse.chat.MessageId;
import org.hashverse.chat.MessageText;

/// The messages of one conversation, in order.
final class Shelf {
    /// What a message takes beside its text: record, strings, places in maps; rounded up.
    static final int BESIDE_TEXT = 512;
    /// Most bytes kept per conversation: what one contact can make us hold.
    static final long MAX_BYTES = 32L * 1024 * 1024;

    private final NavigableSet<Entry> entries = new TreeSet<>();
    private final Map<MessageId, Entry> byId = new HashMap<>();
    private final int bound;
    private long bytes;

    Shelf(int bound) {
        this.bound = bound;
    }

    /// Bytes that an entry takes, about.
    static long cost(Entry entry) {
        return MessageText.bytes(entry.message.text()) + BESIDE_TEXT;
    }

    /// Bytes that all of it takes, about.
    long cost() {
        return bytes;
    }

    /// Adds one; returns those that made room: the oldest that nobody waits for.
    List<Entry> add(Entry entry) {
        entries.add(entry);
        byId.putIfAbsent(entry.message.id(), entry); // another author may reuse an id: it must not hide the first
        bytes += cost(entry);
        var gone = new ArrayList<Entry>();
        while (entries.size() > bound || bytes > MAX_BYTES) {
            var oldest = drop(entry);
            if (oldest.isEmpty()) return gone;
            gone.add(oldest.get());
        }
        return gone;
    }

    /// Drops the oldest that nobody waits for, but never `newest`.
    Optional<Entry> drop(Entry newest) {
        for (var all = entries.iterator(); all.hasNext();) {
            var oldest = all.next();
            if (oldest.open() || oldest == newest) continue;
            all.remove();
            byId.remove(oldest.message.id(), oldest);
            bytes -= cost(oldest);
            return Optional.of(oldest);
        }
        return Optional.empty();
    }

    long lastStamp() {
        return entries.isEmpty() ? 0 : entries.last().message.stamp();
    }

    int size() {
        return entries.size();
    }

    List<Entry> all() {
        return List.copyOf(entries);
    }

    /// The last messages up to one, newest first.
    List<Entry> upTo(MessageId message, int max) {
        var last = byId.get(message);
        return last == null ? List.of() : entries.headSet(last, true).descendingSet().stream().limit(max).toList();
    }

    List<Delivered> page(Optional<MessageId> before, int max) {
        var from = before.map(byId::get);
        if (before.isPresent() && from.isEmpty()) return List.of();
        var older = from.map(entry -> entries.headSet(entry, false)).orElse(entries);
        return older.descendingSet().stream().limit(max).map(Entry::view).toList().reversed();
    }
}
