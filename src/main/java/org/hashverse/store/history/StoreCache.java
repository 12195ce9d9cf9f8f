package org.hashverse.store.history;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Message;
import org.hashverse.chat.MessageId;
import org.hashverse.chat.PeerId;
import org.hashverse.store.history.MessageStore.Batch;
import org.hashverse.store.history.MessageStore.Deleted;
import org.hashverse.store.history.MessageStore.Received;
import org.hashverse.store.history.MessageStore.Seen;

/// The part of the tables that is kept in memory, so that the node thread need not wait for the disk. It changes after each commit. Store ids,
/// stamps and forgotten peers change at the call, because the next call depends on them. Node thread only.
///
/// @param id            the store's id
/// @param authors       what we have received from each author
/// @param lastNumbers   the last number given to each recipient
/// @param waiting       the number of QUEUED messages for each recipient
/// @param conversations the conversations that have messages
/// @param lastStamps    the last stamp of each author in each conversation, see [ConversationTable#lastStamps]
record StoreCache(String id, Map<PeerId, Received> authors, Map<PeerId, Long> lastNumbers, Map<PeerId, Integer> waiting, Map<Conversation, ConversationTable.Summary> conversations,
            Map<ConversationTable.Participant, Long> lastStamps) {
    private static final ConversationTable.Summary NOTHING = new ConversationTable.Summary(0, 0, 0);

    Optional<Received> author(PeerId author) {
        return Optional.ofNullable(authors.get(author));
    }

    /// Sets the store id of an author.
    ///
    /// @return whether the id has changed
    boolean meet(PeerId author, String store) {
        if (author(author).filter(have -> have.store().equals(store)).isPresent()) return false;
        authors.put(author, new Received(store, 0, List.of(), Map.of(), Optional.empty()));
        return true;
    }

    /// A message was stored or refused, and so the author's number is settled. Ignored if the author has another store by now.
    void settled(PeerId author, String store, long number, MessageId id, boolean refused) {
        author(author).filter(have -> have.store().equals(store)).ifPresent(have -> {
            var all = new ArrayList<>(have.refused());
            if (refused && number > have.number()) all.add(number);
            if (all.size() > MessageStore.REFUSED_KEPT) all.removeFirst();
            authors.put(author, new Received(store, Math.max(have.number(), number), List.copyOf(all), have.read(),
                    number >= have.number() ? Optional.of(id) : have.last()));
        });
    }

    /// Messages of a conversation were read.
    void seen(Conversation conversation, Seen seen) {
        var summary = summary(conversation);
        if (summary != NOTHING) conversations.put(conversation, new ConversationTable.Summary(summary.messages(), seen.unread(), summary.stamp()));
        seen.authors().forEach((author, upTo) -> author(author).filter(have -> have.store().equals(upTo.store())).ifPresent(have -> {
            var read = new HashMap<>(have.read());
            read.merge(conversation, upTo.number(), Math::max);
            authors.put(author, new Received(have.store(), have.number(), have.refused(), read, have.last()));
        }));
    }

    /// The summary of a conversation; all zeros for one without messages.
    ConversationTable.Summary summary(Conversation conversation) {
        return conversations.getOrDefault(conversation, NOTHING);
    }

    /// Takes in the stamp of a message that is about to be written, so that the next message gets a later stamp.
    void stamp(Message message) {
        var summary = summary(message.conversation());
        conversations.put(message.conversation(), new ConversationTable.Summary(summary.messages(), summary.unread(), Math.max(summary.stamp(), message.stamp())));
        lastStamps.merge(new ConversationTable.Participant(message.conversation(), message.author()), message.stamp(), Math::max);
    }

    /// A message was written.
    void added(Message message, boolean unread) {
        stamp(message);
        var summary = summary(message.conversation());
        conversations.put(message.conversation(), new ConversationTable.Summary(summary.messages() + 1, summary.unread() + (unread ? 1 : 0), summary.stamp()));
    }

    /// An unread message of a conversation is unread no more.
    void oneRead(Conversation conversation) {
        var summary = summary(conversation);
        if (summary != NOTHING) conversations.put(conversation, new ConversationTable.Summary(summary.messages(), Math.max(0, summary.unread() - 1), summary.stamp()));
    }

    /// A message was deleted.
    void deleted(Deleted deleted) {
        if (deleted.wasUnread()) oneRead(deleted.conversation());
        var summary = summary(deleted.conversation());
        if (summary.messages() > 1) conversations.put(deleted.conversation(), new ConversationTable.Summary(summary.messages() - 1, summary.unread(), summary.stamp()));
        else conversations.remove(deleted.conversation());
        waiting(deleted.waiting());
    }

    /// The last stamp of an author in a conversation; 0 if there is none.
    long lastStamp(Conversation conversation, PeerId author) {
        return lastStamps.getOrDefault(new ConversationTable.Participant(conversation, author), 0L);
    }

    /// A message of ours was written, and waits for these recipients.
    void written(Message message, List<PeerId> recipients) {
        added(message, false);
        for (var recipient : recipients) waiting.merge(recipient, 1, Integer::sum);
    }

    /// Messages were taken to be sent; each change is one that is no longer QUEUED.
    void taken(PeerId recipient, Batch batch) {
        for (var sent : batch.messages()) numbered(recipient, sent.number());
        if (!batch.progress().isEmpty()) waiting.merge(recipient, -batch.progress().size(), Integer::sum);
    }

    /// A message got a number; 0 stands for none.
    void numbered(PeerId recipient, long number) {
        if (number > 0) lastNumbers.merge(recipient, number, Math::max);
    }

    /// The last number given to a recipient; 0 if there is none.
    long lastNumber(PeerId recipient) {
        return lastNumbers.getOrDefault(recipient, 0L);
    }

    /// The number of QUEUED messages for a recipient.
    int waiting(PeerId recipient) {
        return waiting.getOrDefault(recipient, 0);
    }

    /// The messages of a conversation were deleted. The stamps of their authors stay.
    ///
    /// @param counted the numbers of messages that are still QUEUED
    void cleared(Conversation conversation, Map<PeerId, Integer> counted) {
        conversations.remove(conversation);
        waiting(counted);
    }

    /// Replaces the numbers of QUEUED messages.
    void waiting(Map<PeerId, Integer> counted) {
        waiting.clear();
        waiting.putAll(counted);
    }

    /// Removes a peer, except its stamps.
    void forget(PeerId peer) {
        authors.remove(peer);
        lastNumbers.remove(peer);
        waiting.remove(peer);
        conversations.remove(Conversation.with(peer));
    }
}
