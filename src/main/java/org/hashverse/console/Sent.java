package org.hashverse.console;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hashverse.chat.Delivered;
import org.hashverse.chat.Delivery;
import org.hashverse.chat.MessageId;
import org.hashverse.chat.MessageKey;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.ShownReaction;
import org.hashverse.console.words.Numbers;

/// The messages that were sent or changed from this console, until all that must reach somebody has: their deliveries and their changes. A message keeps its number
/// afterwards, see [Numbers]. Console thread only, except [#numbers].
final class Sent {
    /// Most messages whose deliveries are kept though they have no number, or none yet.
    private static final int MOST_EARLY = 1_000;

    private record Entry(int number, MessageKey key, Map<PeerId, Delivery> deliveries) {}

    private final Map<MessageId, Entry> entries = new HashMap<>();
    // messages with an open delivery, by number
    private final Map<Integer, MessageId> open = new HashMap<>();
    // a delivery may be reported before the answer that gives the message its number
    private final Map<MessageId, Map<PeerId, Delivery>> early = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<MessageId, Map<PeerId, Delivery>> eldest) {
            return size() > MOST_EARLY;
        }
    };
    // messages that were changed from this console, while the change has not reached everybody who must learn of it. Nobody waits for pins and confirmations
    private final Set<MessageKey> changing = new HashSet<>();
    /// The numbers of these messages, and of those that arrived if they are numbered.
    final Numbers numbers = new Numbers();

    /// Gives a number to a message that was just committed. Returns `sent N #K`, and the lines for deliveries that were reported earlier.
    List<String> numbered(Delivered message) {
        var id = message.message().id();
        var entry = new Entry(numbers.add(message), message.message().key(), new HashMap<>(message.deliveries()));
        entries.put(id, entry);
        open.put(entry.number, id);
        var lines = new ArrayList<String>();
        lines.add("sent " + entry.deliveries.size() + " #" + entry.number);
        var before = early.remove(id);
        if (before != null) before.forEach((peer, delivery) -> deliveryChanged(id, peer, delivery).ifPresent(lines::add));
        else close(id, entry);
        return lines;
    }

    /// Notes the state of one delivery, unless a further one is known. Returns `delivered N/M #K` if one more recipient has the message.
    Optional<String> deliveryChanged(MessageId id, PeerId peer, Delivery delivery) {
        var entry = entries.get(id);
        if (entry == null) {
            early.computeIfAbsent(id, _ -> new HashMap<>()).put(peer, delivery);
            return Optional.empty();
        }
        if (!awaits(entry, peer)) return Optional.empty();
        entry.deliveries.merge(peer, delivery, Delivery::further);
        var line = "delivered " + entry.deliveries.values().stream().filter(Answers::arrived).count() + "/"
                + entry.deliveries.values().stream().filter(Answers::counts).count() + " #" + entry.number;
        close(id, entry);
        return Answers.arrived(delivery) ? Optional.of(line) : Optional.empty();
    }

    private static boolean awaits(Entry entry, PeerId peer) {
        return entry.deliveries.getOrDefault(peer, Delivery.QUEUED).open();
    }

    // forgets a message without open deliveries, so that a console may run for months
    private void close(MessageId id, Entry entry) {
        if (entry.deliveries.values().stream().anyMatch(Delivery::open)) return;
        entries.remove(id);
        open.remove(entry.number);
    }

    /// Notes the state of a message that was changed, by anybody.
    ///
    /// @param here whether it was changed from this console just now
    void messageChanged(Delivered now, boolean here) {
        var key = now.message().key();
        if (now.mine() && now.takenBack()) forget(key.id()); // it is not delivered any more; what counts now is the retraction
        if (!here && !changing.contains(key)) return;
        if (changeWaits(now) || now.reactions().stream().anyMatch(ShownReaction::waiting)) changing.add(key);
        else changing.remove(key);
    }

    // whether somebody must still get an edit or a retraction. Not whoever has not been sent the message: it leaves with the new text
    private boolean changeWaits(Delivered now) {
        if (now.edited().isEmpty() && !now.takenBack()) return false;
        var entry = entries.get(now.message().id());
        return now.deliveries().entrySet().stream().anyMatch(one -> one.getValue().open() && (entry == null || !isQueued(entry, one.getKey())));
    }

    private static boolean isQueued(Entry entry, PeerId peer) {
        return entry.deliveries.getOrDefault(peer, Delivery.SENT).stage() == Delivery.Stage.QUEUED;
    }

    /// Notes that a message was deleted on this computer.
    void deleted(MessageKey message) {
        changing.remove(message);
        forget(message.id());
    }

    private void forget(MessageId id) {
        var entry = entries.remove(id);
        if (entry != null) open.remove(entry.number);
    }

    /// The message with a number; empty if it has no open delivery any more.
    ///
    /// @throws Command.Misuse if no message of ours had this number
    Optional<MessageId> message(int number) throws Command.Misuse {
        if (numbers.message(number).filter(message -> !message.mine()).isPresent())
            throw new Command.Misuse("#" + number + " is not yours; cancel #K, with the K that sent printed");
        if (number < 1 || number > numbers.last()) throw new Command.Misuse("no message #" + number + "; cancel #K, with the K that sent printed");
        return Optional.ofNullable(open.get(number));
    }

    /// The number of a message whose delivery to a recipient is open.
    Optional<Integer> number(MessageId id, PeerId recipient) {
        return Optional.ofNullable(entries.get(id)).filter(entry -> awaits(entry, recipient)).map(Entry::number);
    }

    /// The messages that some recipient has not confirmed, or whose change it has not confirmed. The set is new.
    Set<MessageKey> awaited() {
        var all = new HashSet<>(changing);
        for (var entry : entries.values()) all.add(entry.key);
        return all;
    }

    /// Number of messages that some recipient has not confirmed, or whose change it has not confirmed.
    int unconfirmed() {
        return entries.size() + (int) changing.stream().filter(key -> !entries.containsKey(key.id())).count();
    }
}
