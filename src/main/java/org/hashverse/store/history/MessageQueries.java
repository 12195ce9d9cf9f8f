package org.hashverse.store.history;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Delivered;
import org.hashverse.chat.Delivery;
import org.hashverse.chat.MessageKey;
import org.hashverse.chat.PeerId;

/// Questions to the history that are answered from its file. They are asked on the node thread and return at once. The answers come on the node thread, later and in any order. An
/// answer, except that of an export, is null if the file cannot be read now.
public interface MessageQueries {
    /// All conversations that have messages, each with its last message.
    void summaries(Consumer<List<ConversationSummary>> answer);

    /// At most `max` messages from a place in a conversation, oldest first. None if the place does not exist (any more).
    void history(Conversation conversation, Where where, int max, Consumer<List<Delivered>> answer);

    /// The messages that a search finds, the last arrived first.
    void search(Search search, Consumer<List<Delivered>> answer);

    /// The pinned messages of a conversation, the last pinned first; at most [MessageStore#MOST_PINNED].
    void pinned(Conversation conversation, Consumer<List<Delivered>> answer);

    /// At most `max` messages with files of a conversation, the newest first.
    ///
    /// @param before only those before this message, none if it does not exist (any more); empty for the newest
    void files(Conversation conversation, Optional<MessageKey> before, int max, Consumer<List<Delivered>> answer);

    /// A message of its own, not a change of one; empty if it is not kept (any more).
    void message(MessageKey key, Consumer<Optional<Delivered>> answer);

    /// At most `max` messages whose ids begin with these hex digits, in no particular order.
    ///
    /// @param digits 1 to 32 of `0-9a-f`
    void withId(String digits, int max, Consumer<List<Delivered>> answer);

    /// What became of a message: its delivery and its versions.
    void trail(MessageKey message, Consumer<Trail> answer);

    /// Writes conversations into a file. An existing file is replaced as a whole.
    ///
    /// @param answer receives how many messages were written, or the error
    void export(Export export, Consumer<Exported> answer);

    /// Messages of a conversation that are QUEUED for some recipient, and that [MessageStore#clear] would cancel; changes of messages do not count.
    void waiting(Conversation conversation, Consumer<Integer> answer);

    /// What became of a message.
    ///
    /// @param steps    of our message: its delivery to each recipient
    /// @param versions of an edited text: all that are kept, the oldest first; else empty
    /// @param change   of our message: the delivery of its retraction or its newest edit; else empty
    record Trail(List<Step> steps, List<Version> versions, List<Step> change) {}

    /// A version of a text, and when it was written, on our clock.
    record Version(String text, Instant at) {}

    /// What a list of conversations shows of one of them: its number of unread messages and its last message.
    record ConversationSummary(Conversation conversation, int unread, Delivered last) {}

    /// A place in a conversation.
    sealed interface Where {
        /// The end of the conversation.
        record Newest() implements Where {}

        /// The beginning of the conversation.
        record Oldest() implements Where {}

        /// Just before a message.
        record Before(MessageKey message) implements Where {}

        /// Just after a message.
        record After(MessageKey message) implements Where {}

        /// The page with a message in its middle.
        record Around(MessageKey message) implements Where {}

        /// The page with the first unread message in its middle. This place does not exist if all messages are read.
        record FirstUnread() implements Where {}
    }

    /// The delivery of a message, or of a change of one, to one recipient, with the time of each stage. A time is empty if the stage was not reached; `ended` is the time of CANCELLED or
    /// REFUSED.
    record Step(PeerId recipient, Delivery delivery, Instant written, Optional<Instant> sent, Optional<Instant> delivered, Optional<Instant> read,
                Optional<Instant> ended) {}

    /// An export to make.
    ///
    /// @param in     one conversation, or empty for all
    /// @param format JSON (one object a line) or text for people
    /// @param file   the file to write; only its owner can read it. A link at this path is replaced, not followed
    /// @param names  the names of peers in a text
    record Export(Optional<Conversation> in, Format format, Path file, Map<PeerId, String> names) {
        /// The format of the file.
        public enum Format {
            /// One JSON object a line: `id author mine conversation stamp shown kind text deliveries`; for a reply also `replyTo`, for a kind that this
            /// version does not know `body`, and where there are some `asksConfirmation`, `edited`, `reactions`, `pinned` and `confirmed`. The kind of a message that was taken
            /// back is `retracted`.
            JSON,
            /// One line a message, for people. In an export of all conversations, a heading line stands before each.
            TEXT;

            private static final List<String> JSON_NAMES = List.of(".json", ".jsonl", ".ndjson");

            /// The format for a file name: JSON for `.json`, `.jsonl` and `.ndjson` in upper or lower case, otherwise text.
            public static Format of(Path file) {
                var name = file.toString().toLowerCase(Locale.ROOT);
                return JSON_NAMES.stream().anyMatch(name::endsWith) ? JSON : TEXT;
            }
        }
    }

    /// The result of an export.
    sealed interface Exported {
        /// The file is written.
        record Done(int messages) implements Exported {}

        /// The file could not be written, or the history could not be read; an earlier file is unchanged.
        record Failed(IOException why) implements Exported {}
    }
}
