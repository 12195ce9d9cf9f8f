package org.hashverse.store;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Delivery;
import org.hashverse.chat.MessageText;
import org.hashverse.chat.PeerId;
import org.hashverse.store.MessageStore.Batch;
import org.hashverse.store.MessageStore.Change;
import org.hashverse.store.MessageStore.Numbered;

/// What goes to one recipient: the queue of what has no number yet, and the numbers given.
final class Ledger {
    /// Refused numbers kept per author: as many as a window of unsettled messages can hold.
    static final int REFUSED_KEPT = 64;

    private final PeerId recipient;
    private final ArrayDeque<Entry> queued = new ArrayDeque<>();
    private final TreeMap<Long, Entry> numbered = new TreeMap<>();
    private final Map<Entry, Long> numbers = new HashMap<>();
    private long last;
    private long settled;
    private long seenDirect;
    private long seenEveryone;

    Ledger(PeerId recipient) {
        this.recipient = recipient;
    }

    long last() {
        return last;
    }

    int waiting() {
        return queued.size();
    }

    void queue(Entry entry) {
        queued.add(entry);
    }

    Batch take(long from, int max, int maxBytes) {
        var messages = new ArrayList<Numbered>();
        var changes = new ArrayList<Change>();
        int bytes = 0;
        for (var known : numbered.tailMap(from).entrySet()) {
            if (known.getValue().deliveries.get(recipient).stage() == Delivery.Stage.REFUSED) continue;
            int size = MessageText.bytes(known.getValue().message.text());
            if (messages.size() == max || !messages.isEmpty() && bytes + size > maxBytes) return new Batch(messages, changes);
            bytes += size;
            messages.add(new Numbered(known.getKey(), known.getValue().message));
        }
        while (!queued.isEmpty() && messages.size() < max) {
            var next = queued.peek();
            int size = MessageText.bytes(next.message.text());
            if (!messages.isEmpty() && bytes + size > maxBytes) break;
            bytes += size;
            queued.poll();
            numbered.put(++last, next);
            numbers.put(next, last);
            changes.add(move(next, Delivery.SENT));
            messages.add(new Numbered(last, next.message));
        }
        return new Batch(messages, changes);
    }

    List<Change> acknowledge(long upTo, Set<Long> refused) {
        var changes = new ArrayList<Change>();
        long to = Math.min(upTo, last);
        if (to <= settled) return changes;
        for (var known : numbered.subMap(settled, false, to, true).entrySet()) {
            if (known.getValue().deliveries.get(recipient).stage() != Delivery.Stage.SENT) continue;
            changes.add(move(known.getValue(), refused.contains(known.getKey()) ? Delivery.refused("not-accepted") : Delivery.DELIVERED));
        }
        settled = to;
        return changes;
    }

    List<Change> reject(long number, String reason) {
        var entry = numbered.get(number);
        return entry != null && entry.deliveries.get(recipient).stage() == Delivery.Stage.SENT ? List.of(move(entry, Delivery.refused(reason))) : List.of();
    }

    List<Change> read(boolean everyone, long upTo) {
        var changes = new ArrayList<Change>();
        long from = everyone ? seenEveryone : seenDirect;
        long to = Math.min(upTo, last);
        if (to <= from) return changes;
        for (var entry : numbered.subMap(from, false, to, true).values()) {
            boolean broadcast = entry.message.conversation() instanceof Conversation.Everyone;
            if (broadcast == everyone && entry.deliveries.get(recipient).stage() == Delivery.Stage.DELIVERED) changes.add(move(entry, Delivery.READ));
        }
        if (everyone) seenEveryone = to;
        else seenDirect = to;
        return changes;
    }

    List<Change> cancel(Entry entry) {
        return queued.remove(entry) ? List.of(move(entry, Delivery.CANCELLED)) : List.of();
    }

    List<Change> abandon(Delivery fate, String reason) {
        var changes = new ArrayList<Change>();
        for (var entry : queued) changes.add(move(entry, fate));
        queued.clear();
        for (Map.Entry<Long, Entry> known : numbered.tailMap(settled, false).entrySet())
            if (known.getValue().deliveries.get(recipient).stage() == Delivery.Stage.SENT) changes.add(move(known.getValue(), Delivery.refused(reason)));
        return changes;
    }

    void forget(Entry entry) {
        var number = numbers.remove(entry);
        if (number == null) queued.remove(entry);
        else numbered.remove(number);
    }

    private Change move(Entry entry, Delivery delivery) {
        entry.deliveries.put(recipient, delivery);
        return new Change(entry.message.conversation(), entry.message.id(), recipient, delivery);
    }
}
