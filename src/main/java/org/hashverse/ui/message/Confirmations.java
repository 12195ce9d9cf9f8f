package org.hashverse.ui.message;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.hashverse.chat.Content;
import org.hashverse.chat.Delivery;
import org.hashverse.chat.PeerId;
import org.hashverse.model.MessageItem;

/// Who confirmed an announcement of ours, and who is asked and has not. Recipients that will never get it do not count.
///
/// @param confirmed in the order of their keys
/// @param waiting   in the order of their keys
public record Confirmations(List<PeerId> confirmed, List<PeerId> waiting) {
    /// The confirmations of a message; empty for one that is not an announcement of ours.
    public static Optional<Confirmations> of(MessageItem item) {
        if (!item.mine() || !asked(item)) return Optional.empty();
        var confirmed = item.marks().confirmed().stream().sorted().toList();
        var waiting = item.deliveries().entrySet().stream().filter(entry -> mayCome(entry.getValue()) && !item.marks().confirmed().contains(entry.getKey()))
                .map(entry -> entry.getKey()).sorted(Comparator.naturalOrder()).toList();
        return Optional.of(new Confirmations(confirmed, waiting));
    }

    /// Whether a message is an announcement, of whomever.
    public static boolean asked(MessageItem item) {
        return item.message().content() instanceof Content.Text text && text.asksConfirmation();
    }

    private static boolean mayCome(Delivery delivery) {
        return delivery.stage() != Delivery.Stage.CANCELLED && delivery.stage() != Delivery.Stage.REFUSED;
    }

    /// How many are asked.
    public int all() {
        return confirmed.size() + waiting.size();
    }
}
