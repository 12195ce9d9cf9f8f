package org.hashverse.store.history;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.hashverse.chat.Change;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Delivered;
import org.hashverse.chat.Delivery;
import org.hashverse.chat.Message;
import org.hashverse.chat.MessageId;
import org.hashverse.chat.MessageKey;
import org.hashverse.chat.PeerId;
import org.hashverse.store.database.StoreEvent;

/// The history: messages, their numbers for each recipient, and the stage of each delivery. It is also the queue of every connection.
///
/// All methods are called on the node thread. All but [#close] return at once. Callbacks run on the node thread, later. The callback of a change runs when the
/// change is on the disk, in the order of the calls. Methods without a callback answer from memory.
///
/// When the disk is full ([StoreEvent.Full]) or the file is damaged ([StoreEvent.Repaired]), changes that are not committed are dropped and their callbacks never run.
/// There are two exceptions. [#write] reports the failure. [#meet], [#seen], [#noted], [#cancel], [#abandon], [#clear] and [#forget] are done as soon as the disk takes them.
/// The caller must then close its connections, so that the peers send again what was not acknowledged.
public interface MessageStore extends AutoCloseable {
    /// Most pinned messages of a conversation. If both sides pin at the same time there may be more; then the last pinned ones count.
    int MOST_PINNED = 5;

    /// The id of this store, 32 hex digits. It is new when the store is made or restored, so that peers notice that messages are missing.
    String id();

    /// Sets the listener for events of the file, and reports to it those that came before, such as a repair made at the start.
    void watch(Consumer<StoreEvent> listener);

    /// Whether the disk takes changes at the moment.
    boolean writable();

    /// Lets all changes that `calls` asks for be one commit, if they all fit into one, so that they wait for the disk once. The calls must be quick.
    void together(Runnable calls);

    // --- what comes in

    /// What we have received from an author: its store id, the highest number, the newest refused numbers, and up to which number it was read. Empty before [#meet].
    Optional<Received> have(PeerId author);

    /// Stores an author's store id. If the id is not the one stored before, the author's numbers start again at 0. [#have] shows this at once.
    void meet(PeerId author, String authorStore);

    /// Commits a message and its author's number. The number counts even if the message is already stored or was deleted here; a message with a
    /// known author and id is stored once. The caller passes numbers in rising order.
    ///
    /// @param stored receives what became of it
    void receive(PeerId author, long number, Message message, Consumer<Arrival> stored);

    /// How much was stored of an author in its current day, with messages that are about to be stored. A day lasts 24 hours and begins with the author's first
    /// message after the previous day. After a restart, it begins with the author's first message of the last 24 hours.
    Kept kept(PeerId author);

    /// Bytes that can still be written before the store stops, as measured at the last commit; `Long.MAX_VALUE` before the first.
    long spare();

    /// Commits that a number is refused, unless it was stored or refused before; [Received#refused] says which. `id` is the message with this number.
    void refuse(PeerId author, long number, MessageId id, Runnable committed);

    /// Marks a message, and all that stand before it in its conversation, as read by the person.
    ///
    /// @param tell whether the authors may know. Only then [Received#read] rises
    void seen(Conversation conversation, MessageKey upTo, boolean tell, Consumer<Seen> committed);

    /// Marks these messages of a conversation as read, and no others. Their authors may not know.
    ///
    /// @param committed receives how many messages of the conversation are still unread
    void noted(Conversation conversation, Set<MessageKey> messages, Consumer<Integer> committed);

    // --- what goes out

    /// Commits a message of ours, QUEUED for each recipient.
    ///
    /// @param committed receives false if the message was not written because the disk is full or failed
    void write(Message message, Collection<PeerId> recipients, Consumer<Boolean> committed);

    /// Changes a message by a change of ours, which is QUEUED for those who must learn of it: an edit and a retraction for those who may have the message, any other change for
    /// the peer of the direct conversation or the author of the broadcast. If nobody must learn of it, the message is changed here only. An older change that waits and that
    /// this one replaces is dropped.
    ///
    /// @param id          the id of the change
    /// @param change      its revision is ignored; the store gives it the next one
    /// @param contacts    the peers that can be told
    /// @param mostWaiting [ChangeResult.TooManyWaiting] if so many messages are QUEUED for the peer of a direct conversation; a retraction is QUEUED all the same
    /// @param committed   receives what became of it
    void change(MessageId id, Change change, Set<PeerId> contacts, int mostWaiting, Consumer<ChangeResult> committed);

    /// Deletes one message on this computer, and cancels it where it is QUEUED. It does not return if its author sends it again. Our edits and retractions of it that
    /// still have to reach somebody are sent all the same.
    ///
    /// @param committed receives what was deleted; empty if the message is not here
    void delete(MessageKey message, Consumer<Optional<Deleted>> committed);

    /// Takes messages to send to a recipient: first those with a number from `from` on, then QUEUED ones. This commit gives QUEUED messages their numbers and makes
    /// them SENT. Takes at most `max` messages and at most `maxBytes` of text; the first message may be longer. Refused messages are left out.
    void take(PeerId recipient, long from, int max, int maxBytes, Consumer<Batch> taken);

    /// Compares our numbers with those that the recipient claims to have, before anything is sent on a new connection. If `claim` names the message to which we gave
    /// its number, this is [#acknowledge], except that the refused numbers become REFUSED, and that messages below [Claim#lowestTold] get new numbers. Otherwise another copy of this history may have sent messages with our
    /// numbers. Then nothing counts as delivered, and every message that is SENT and not acknowledged gets a new number above all used ones. The caller can then offer
    /// it again; the recipient stores it once, by its id. In any case the next numbers are above the claimed one, unless that is too far ahead ([Claim#MOST_AHEAD]).
    void reconcile(PeerId recipient, Claim claim, Consumer<List<Progress>> committed);

    /// The recipient has committed all messages up to a number, except those that it refused before. They become DELIVERED, or READ if [#read] named them before.
    void acknowledge(PeerId recipient, long upTo, Consumer<List<Progress>> committed);

    /// The recipient has refused the message with a number.
    void reject(PeerId recipient, long number, String reason, Consumer<List<Progress>> committed);

    /// The recipient has read all messages of a conversation up to a number. Those that it has not acknowledged become READ when it does.
    void read(PeerId recipient, Conversation conversation, long upTo, Consumer<List<Progress>> committed);

    /// Cancels a message for every recipient for which it is still QUEUED.
    void cancel(MessageId message, Consumer<List<Progress>> committed);

    /// Ends all open deliveries to a recipient. Those that are SENT and not acknowledged become REFUSED with the reason.
    ///
    /// @param fate what QUEUED deliveries become: CANCELLED, or REFUSED so that the person may send them again
    void abandon(PeerId recipient, Delivery fate, String reason, Consumer<List<Progress>> committed);

    /// The highest number given to a recipient; 0 for none.
    long lastNumber(PeerId recipient);

    /// Messages QUEUED for a recipient.
    int waiting(PeerId recipient);

    // --- what is there

    /// The stamp of the last message of a conversation; 0 for none. A message counts from the call that writes it, before the commit.
    long lastStamp(Conversation conversation);

    /// The stamp of a peer's last message in a conversation; 0 for none. A message counts from the call that writes it, and counts until the next start even if it is
    /// deleted.
    long lastStamp(Conversation conversation, PeerId peer);

    /// Questions that are answered from the file.
    MessageQueries queries();

    /// Number of messages in a conversation.
    int count(Conversation conversation);

    /// Number of unread messages in a conversation.
    int unread(Conversation conversation);

    /// Deletes all messages of a conversation on this computer, including those still QUEUED. Numbers and ids stay, so that a peer that sends a deleted message
    /// again does not restore it. Our edits and retractions that still have to reach somebody are sent all the same.
    void clear(Conversation conversation, Runnable committed);

    /// Deletes what is stored of a peer that the program forgets: the conversation with it, its numbers and those given to it. What it wrote to Everyone stays. If the
    /// peer connects again, it sends its messages again.
    void forget(PeerId peer);

    /// Commits pending changes and closes the file. Blocks.
    @Override
    void close();

    /// What we have received from an author, see [#have]. `last` is the id of the message with the number `number`. It is kept in memory only, so it is empty from the start
    /// of the program to the next message.
    ///
    /// @param read the highest number of which the author may know that it was read, in each conversation where there is one
    record Received(String store, long number, List<Long> refused, Map<Conversation, Long> read, Optional<MessageId> last) {
        /// Copies the map.
        public Received {
            read = Map.copyOf(read);
        }

        /// Whether the message with a number, [#number] or a lower one, was refused. Empty if that is forgotten, because so many were refused after it.
        public Optional<Boolean> refused(long number) {
            return number < lowestTold(refused) ? Optional.empty() : Optional.of(refused.contains(number));
        }
    }

    /// How many refused numbers of an author are kept, and named in our HELLO: the newest (protocol).
    int REFUSED_KEPT = 64;

    /// The lowest number of which a list of refused numbers tells whether it was refused.
    private static long lowestTold(Collection<Long> refused) {
        return refused.size() < REFUSED_KEPT ? 0 : Collections.min(refused);
    }

    /// What a recipient says it has of our messages, see [#reconcile].
    ///
    /// @param number  the highest number that the recipient committed or refused
    /// @param last    the message with this number, if the recipient names it
    /// @param refused the newest refused numbers, at most [#REFUSED_KEPT]; if it names so many, it says nothing about numbers below the lowest of them
    /// @param reason  why they were refused; a word of [org.hashverse.chat.Reason]
    record Claim(long number, Optional<MessageId> last, Set<Long> refused, String reason) {
        /// A claimed number that exceeds our last one by more than this is not skipped to: no copy of a profile sends that many messages.
        public static final long MOST_AHEAD = 1_000_000_000L;

        /// The lowest number of which the claim says whether it was refused.
        long lowestTold() {
            return MessageStore.lowestTold(refused);
        }
    }

    /// A number of messages, and the bytes of their texts.
    record Kept(long messages, long bytes) {}

    /// The result of [#seen]: the new highest read number of each author that may know, and how many messages of the conversation are still unread.
    record Seen(Map<PeerId, UpTo> authors, int unread) {}

    /// A message number in the store of an author.
    record UpTo(String store, long number) {}

    /// A message with its number for one recipient.
    record Numbered(long number, Message message) {}

    /// The result of [#take]: messages to send, and the deliveries that became SENT.
    record Batch(List<Numbered> messages, List<Progress> progress) {}

    /// A delivery to one recipient has a new stage.
    ///
    /// @param message what was delivered: a message, or a change of one
    /// @param changed for a change, and for a message that was changed or is no text: what people see of that message now, if it is here. Its deliveries count, not `delivery`
    record Progress(Conversation conversation, MessageId message, PeerId recipient, Delivery delivery, Optional<Delivered> changed) {}

    /// A message that was deleted here.
    ///
    /// @param recipients for whom less is QUEUED than before
    /// @param waiting    what is still QUEUED for each recipient
    record Deleted(Conversation conversation, boolean wasUnread, Set<PeerId> recipients, Map<PeerId, Integer> waiting) {}
}
