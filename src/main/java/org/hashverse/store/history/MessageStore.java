package org.hashverse.store.history;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Delivered;
import org.hashverse.chat.Delivery;
import org.hashverse.chat.Message;
import org.hashverse.chat.MessageId;
import org.hashverse.chat.MessageKey;
import org.hashverse.chat.PeerId;
import org.hashverse.store.database.StoreEvent;

/// Messages, the numbers they bear towards each recipient, and how far each has come: the queue of every link. All methods
/// are called on the node thread and but for [#close] return at once; what changes something is on the disk when its callback
/// runs, again on the node thread, later, in the order of the calls as long as the disk takes them. Answers to questions come
/// in any order. What is asked without a callback is held in memory.
///
/// When the disk takes no more ([StoreEvent.Full]) or the file is damaged ([StoreEvent.Repaired]), changes that are not
/// committed are dropped and their callbacks never run, but for [#write], which says so, and for what holds whatever becomes
/// of the links ([#meet], and what a person decided: [#seen], [#cancel], [#abandon], [#clear], [#forget]), which is done as
/// soon as it can be. Links must be closed then: what they brought and was not acknowledged comes again.
public interface MessageStore extends AutoCloseable {
    /// 32 hex digits, new whenever the store is made or restored, so that peers notice what is missing.
    String id();

    /// Sets the listener for events of the file. It is told of a repair at the start too.
    void watch(Consumer<StoreEvent> listener);

    /// Whether the disk takes changes at the moment.
    boolean writable();

    // --- what comes in

    /// What was committed or refused from an author: its store as we know it, the highest number, the newest refused numbers, and what of it was read.
    Optional<Received> have(PeerId author);

    /// Notes an author's store. If it is another one than before, the author's numbers start again at 0.
    void meet(PeerId author, String authorStore);

    /// Commits a message under its author's number. A message whose author and id are known is not stored twice, its number
    /// counts all the same. Numbers come in rising order.
    ///
    /// @param stored whether it is new
    void receive(PeerId author, long number, Message message, Consumer<Boolean> stored);

    /// What was kept of an author in its present day, which begins with its first message after the day before. It survives a restart.
    Kept kept(PeerId author);

    /// Bytes that may still be written to the disk before nothing is taken any more, as the last commit found it.
    long spare();

    /// Commits that a number is refused; `id` is the message that came under it.
    void refuse(PeerId author, long number, MessageId id, Runnable committed);

    /// Everything of a conversation up to a message, in its order, was on screen.
    ///
    /// @param tell whether the authors may know: only then it counts into [Received#readDirect] and [Received#readEveryone]
    void seen(Conversation conversation, MessageKey upTo, boolean tell, Consumer<Seen> committed);

    // --- what goes out

    /// Commits a message of ours, QUEUED for each recipient.
    ///
    /// @param committed false if the disk did not take it; then it was not written
    void write(Message message, Collection<PeerId> recipients, Consumer<Boolean> committed);

    /// The messages for a recipient from a number on, then those that have none yet, which get theirs and become SENT by this
    /// commit: at most `max`, and at most `maxBytes` of text unless the first alone is longer. Refused ones are left out.
    void take(PeerId recipient, long from, int max, int maxBytes, Consumer<Batch> taken);

    /// The recipient says, before anything is sent to it, how far it has come. Where `claim` names the message that we gave to its number, this is
    /// [#acknowledge]. Else the claim may be of what another copy of this history sent under our numbers: nothing counts as delivered, and what is SENT and
    /// not acknowledged gets new numbers above all that were used, so that it can be offered again; the recipient stores it once, by its id.
    ///
    /// @param skip whether numbers are used up to the claimed one although nothing waits
    void reconcile(PeerId recipient, Claim claim, boolean skip, Consumer<List<Change>> committed);

    /// The recipient has committed everything up to a number that it did not refuse before.
    void acknowledge(PeerId recipient, long upTo, Consumer<List<Change>> committed);

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

    /// Messages of a conversation that are QUEUED for some recipient.
    void waiting(Conversation conversation, Consumer<Integer> answer);


    // --- what is read; an answer is null if the file cannot be read now

    /// The stamp of the last message of a conversation; 0 for none.
    long lastStamp(Conversation conversation);

    /// The stamp of an author's last message in a conversation; 0 for none.
    long lastStamp(Conversation conversation, PeerId author);

    /// Messages of a conversation.
    int count(Conversation conversation);

    /// Messages of a conversation that were not on screen yet.
    int unread(Conversation conversation);

    /// Every conversation that has messages, with its last one.
    void talks(Consumer<List<Talk>> answer);

    /// At most `max` messages from a place in a conversation, oldest first. None if the place is not there (any more).
    void history(Conversation conversation, Where where, int max, Consumer<List<Delivered>> answer);

    /// What a search finds, the last that came first.
    void search(Search search, Consumer<List<Delivered>> answer);

    /// How far a message of ours came towards each recipient, and when.
    void trail(MessageId message, Consumer<List<Step>> answer);

    /// Writes conversations into a file that is replaced whole.
    ///
    /// @param answer how many messages were written, or why none could be
    void export(Export export, Consumer<Exported> answer);

    /// Deletes a conversation's messages here, those too that wait in it. Numbers and ids stay, so nothing comes back.
    void clear(Conversation conversation, Runnable committed);

    /// Forgets a peer that was never a contact: its messages, its numbers, the conversation with it. What it still has to say
    /// comes again when it comes again.
    void forget(PeerId stranger);

    /// Commits what waits and closes the file.
    @Override
    void close();

    /// What we have of an author, see [#have]. `readDirect` and `readEveryone`: the highest numbers that were on screen. `last`: the id of the message that
    /// came under `number`; it is held in memory alone, so after a start it is unknown until the next message.
    record Received(String store, long number, List<Long> refused, long readDirect, long readEveryone, Optional<MessageId> last) {}

    /// What a recipient says it has of ours, see [#reconcile].
    ///
    /// @param number  the highest number that it committed or refused
    /// @param last    the message that came under it, if the recipient names it
    /// @param refused which numbers up to it were refused, the newest
    /// @param reason  why they were refused; a word of [org.hashverse.chat.Reason]
    record Claim(long number, Optional<MessageId> last, Set<Long> refused, String reason) {
        /// If a recipient claims a number so far above ours, ignore it: no copy of a profile writes that much.
        public static final long MOST_AHEAD = 1_000_000_000L;
    }

    /// Messages, and bytes of their texts.
    record Kept(long messages, long bytes) {}

    /// What [#seen] found: up to where each author that may be told is read now, and how many are unread still.
    record Seen(Map<PeerId, UpTo> authors, int unread) {}

    /// A number of an author in one of its stores.
    record UpTo(String store, long number) {}

    /// A message with its number towards one recipient.
    record Numbered(long number, Message message) {}

    /// What [#take] found, and what became SENT by it.
    record Batch(List<Numbered> messages, List<Change> changes) {}

    /// A message came further towards one recipient.
    record Change(Conversation conversation, MessageId message, PeerId recipient, Delivery delivery) {}

    /// A conversation: how many messages it has, how many were not on screen yet, and the last one.
    record Talk(Conversation conversation, int messages, int unread, Delivered last) {}

    /// A place in a conversation.
    sealed interface Where {
        /// Its end.
        record Newest() implements Where {}

        /// Its beginning.
        record Oldest() implements Where {}

        /// Just before a message.
        record Before(MessageKey message) implements Where {}

        /// Just after a message.
        record After(MessageKey message) implements Where {}

        /// With a message in the middle.
        record Around(MessageKey message) implements Where {}

        /// With the first message in the middle that was not on screen yet. Such a place is not there if all were.
        record FirstUnread() implements Where {}
    }

    /// What to look for: all of the words of `text`, in any order and case, with accents apart or not, in one conversation or all; at most `max`, those
    /// that came before `before`. Not in the conversations with those of `without`.
    record Search(String text, Optional<Conversation> in, Optional<MessageKey> before, int max, Set<PeerId> without) {
        /// Words of a text that are looked for; those behind them are not. Each may cost a look at every message.
        public static final int MOST_WORDS = 16;

        public Search {
            without = Set.copyOf(without);
        }

        /// In the conversations with anybody.
        public Search(String text, Optional<Conversation> in, Optional<MessageKey> before, int max) {
            this(text, in, before, max, Set.of());
        }

        /// The same, but not in the conversations with some.
        public Search without(Set<PeerId> peers) {
            return new Search(text, in, before, max, peers);
        }

        /// The words that are looked for.
        public List<String> words() {
            return words(text);
        }

        /// The words of a text that are looked for: the first [#MOST_WORDS].
        public static List<String> words(String text) {
            return WORD.matcher(text.strip()).results().limit(MOST_WORDS).map(MatchResult::group).toList();
        }

        private static final Pattern WORD = Pattern.compile("\\S+");
    }

    /// How far a message came towards one recipient, and when: empty for not yet.
    record Step(PeerId recipient, Delivery delivery, Instant written, Optional<Instant> sent, Optional<Instant> delivered, Optional<Instant> read,
                Optional<Instant> ended) {}

    /// What to write where.
    ///
    /// @param in     one conversation, or all
    /// @param format JSON (one object a line) or text for people
    /// @param file   replaced whole, readable by its owner alone; a link in its place is replaced, not followed
    /// @param names  how a peer is called in a text
    record Export(Optional<Conversation> in, Format format, Path file, Map<PeerId, String> names) {
        /// How it is written.
        public enum Format {
            /// One JSON object a line: `id author mine conversation stamp shown text deliveries`.
            JSON,
            /// One line a message, for people. Where all conversations are written, a line names each before its messages.
            TEXT;

            private static final List<String> JSON_NAMES = List.of(".json", ".jsonl", ".ndjson");

            /// The format that the name of a file asks for: JSON for `.json`, `.jsonl` and `.ndjson`, in any case of letters, text for anything else.
            public static Format of(Path file) {
                var name = file.toString().toLowerCase(Locale.ROOT);
                return JSON_NAMES.stream().anyMatch(name::endsWith) ? JSON : TEXT;
            }
        }
    }

    /// How an export ended.
    sealed interface Exported {
        /// It stands there.
        record Done(int messages) implements Exported {}

        /// It could not be written; what stood there before stands.
        record Failed(IOException why) implements Exported {}
    }
}
