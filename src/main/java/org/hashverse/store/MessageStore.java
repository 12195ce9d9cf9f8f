package org.hashverse.store;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Delivered;
import org.hashverse.chat.Delivery;
import org.hashverse.chat.Message;
import org.hashverse.chat.MessageId;
import org.hashverse.chat.PeerId;

/// Messages, the numbers they bear towards each recipient, and how far each has come: the queue of every link. All methods
/// are called on the node thread and return at once; what changes something is committed when its callback runs, again on
/// the node thread, later, in the order of the calls. What is asked without a callback is held in memory.
public interface MessageStore extends AutoCloseable {
    /// 32 hex digits, new whenever the store is made or restored, so that peers notice what is missing.
    String id();

    // --- what comes in

    /// What was committed or refused from an author: his store as we know it, the highest number, the newest refused numbers.
    Optional<Received> have(PeerId author);

    /// Notes an author's store; another one than before starts his numbers again at 0.
    void meet(PeerId author, String authorStore);

    /// Commits a message under its author's number. A message whose author and id are known is not stored twice, its number
    /// counts all the same. Numbers come in rising order.
    ///
    /// @param stored whether it is new
    void receive(PeerId author, long number, Message message, Consumer<Boolean> stored);

    /// Commits that a number is refused.
    void refuse(PeerId author, long number, Runnable committed);

    // --- what goes out

    /// Commits a message of ours, QUEUED for each recipient.
    void write(Message message, Collection<PeerId> recipients, Runnable committed);

    /// The messages for a recipient from a number on, then those that have none yet, which get theirs and become SENT by this
    /// commit: at most `max`, and at most `maxBytes` of text unless the first alone is longer. Refused ones are left out.
    void take(PeerId recipient, long from, int max, int maxBytes, Consumer<Batch> taken);

    /// The recipient has committed everything up to a number, but for `refused`.
    void acknowledge(PeerId recipient, long upTo, Set<Long> refused, Consumer<List<Change>> committed);

    /// The recipient will not have a number.
    void reject(PeerId recipient, long number, String reason, Consumer<List<Change>> committed);

    /// The recipient had everything up to a number of one kind of conversation on screen.
    void read(PeerId recipient, boolean everyone, long upTo, Consumer<List<Change>> committed);

    /// Takes back a message wherever it is still QUEUED.
    void cancel(MessageId message, Consumer<List<Change>> committed);

    /// Ends all that is open towards a recipient: what is QUEUED gets the `fate` it is given (CANCELLED, or REFUSED so that a
    /// person may send it anew), what is SENT and not acknowledged becomes REFUSED with the reason.
    void abandon(PeerId recipient, Delivery fate, String reason, Consumer<List<Change>> committed);

    /// The highest number given to a recipient; 0 for none.
    long lastNumber(PeerId recipient);

    /// Messages QUEUED for a recipient.
    int waiting(PeerId recipient);

    /// Messages that some recipient has not acknowledged.
    int open();

    // --- what is read

    /// The stamp of the last message of a conversation; 0 for none.
    long lastStamp(Conversation conversation);

    /// The highest number of each author among the last messages of a conversation up to one, a page of them at most.
    Map<PeerId, Long> numbers(Conversation conversation, MessageId upTo);

    /// At most `max` messages, oldest first: the newest, or those before `before`.
    void history(Conversation conversation, Optional<MessageId> before, int max, Consumer<List<Delivered>> answer);

    /// Messages of a conversation.
    int count(Conversation conversation);

    /// Deletes a conversation's messages here. Numbers stay, so nothing comes back.
    void clear(Conversation conversation, Runnable committed);

    /// Forgets a peer that was never a contact: its messages, its numbers, the conversation with it. What it still has to say
    /// comes again when it comes again.
    void forget(PeerId stranger);

    @Override
    void close();

    /// What we have of an author, see [#have].
    record Received(String store, long number, List<Long> refused) {}

    /// A message with its number towards one recipient.
    record Numbered(long number, Message message) {}

    /// What [#take] found, and what became SENT by it.
    record Batch(List<Numbered> messages, List<Change> changes) {}

    /// A message came further towards one recipient.
    record Change(Conversation conversation, MessageId message, PeerId recipient, Delivery delivery) {}
}
