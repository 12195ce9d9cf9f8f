package org.hashverse.model;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hashverse.chat.Content;
import org.hashverse.chat.Delivered;
import org.hashverse.chat.Delivery;
import org.hashverse.chat.Marks;
import org.hashverse.chat.Message;
import org.hashverse.chat.MessageKey;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.SharedFiles;
import org.hashverse.chat.ShownReaction;

/// One message of a conversation as people see it now, and its deliveries. When something about it changes, [ChatModel#revision] changes.
public final class MessageItem {
    /// The order of messages in a conversation.
    static final Comparator<MessageItem> ORDER =
            Comparator.comparingLong((MessageItem item) -> item.message().stamp()).thenComparing(item -> item.message().id().hex());

    private final MessageKey key;
    private final boolean mine;
    private final Optional<Instant> arrived;
    private Message message;
    private Map<PeerId, Delivery> deliveries;
    private Marks marks;

    MessageItem(Delivered delivered) {
        key = delivered.message().key();
        mine = delivered.mine();
        arrived = delivered.arrived();
        show(delivered);
    }

    /// Takes in everything about the message.
    void show(Delivered now) {
        message = now.message().withoutUnknownBody();
        deliveries = now.deliveries();
        marks = now.marks();
    }

    /// Takes in the message of a page, which may be older than the deliveries that events told.
    void merge(Delivered page) {
        boolean sameWords = message.content().equals(page.message().withoutUnknownBody().content()) && marks.edited().equals(page.edited());
        var told = deliveries;
        show(page);
        if (sameWords) deliver(told);
    }

    /// The message with its newest text.
    public Message message() {
        return message;
    }

    /// The key of the message.
    public MessageKey key() {
        return key;
    }

    /// Whether we wrote it.
    public boolean mine() {
        return mine;
    }

    /// When a peer's message arrived, on our clock; empty for our own, or if unknown.
    public Optional<Instant> arrived() {
        return arrived;
    }

    /// Whether its author took it back.
    public boolean takenBack() {
        return message.content() instanceof Content.TakenBack;
    }

    /// When its text was last edited; empty for never.
    public Optional<Instant> edited() {
        return marks.edited();
    }

    /// The reactions, one for each person, the oldest first.
    public List<ShownReaction> reactions() {
        return marks.reactions();
    }

    /// What people did with it since it was written.
    public Marks marks() {
        return marks;
    }

    /// The number of files of our message that a recipient has neither got nor declined; 0 for a message without files.
    public int filesToCome(PeerId recipient) {
        if (!(message.content() instanceof SharedFiles files)) return 0;
        int all = files.items().size();
        return all - marks.find(SharedFiles.Report.class, recipient).map(report -> report.got(all) + report.declined(all)).orElse(0);
    }

    /// The deliveries of our own message, one per recipient; empty for others. The map is immutable.
    public Map<PeerId, Delivery> deliveries() {
        return deliveries;
    }

    /// Takes in deliveries. A delivery never goes back to an earlier stage, because events and pages can arrive in any order.
    void deliver(Map<PeerId, Delivery> known) {
        var next = new HashMap<>(deliveries);
        known.forEach((recipient, delivery) -> next.merge(recipient, delivery, Delivery::further));
        deliveries = Map.copyOf(next);
    }
}
