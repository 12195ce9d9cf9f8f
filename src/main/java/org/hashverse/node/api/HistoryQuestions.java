package org.hashverse.node.api;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Delivered;
import org.hashverse.chat.MessageKey;
import org.hashverse.store.history.MessageQueries;
import org.hashverse.store.history.MessageStore;
import org.hashverse.store.history.Search;

/// What the window and the console ask of the history of a node. Threads and futures are as in [ChatCommands]. A future fails with an [java.io.IOException] if the history cannot be read
/// now; an export says so in its answer.
public interface HistoryQuestions {
    /// Every conversation that has messages, with its last one.
    CompletableFuture<List<MessageQueries.ConversationSummary>> conversations();

    /// At most `max` messages of a conversation, oldest first, from a place in it.
    CompletableFuture<List<Delivered>> page(Conversation conversation, MessageQueries.Where where, int max);

    /// Messages that have all words of a text, the newest arrival first. Messages of a stranger are found only in the conversation with it, because otherwise strangers
    /// could fill the results and hide the messages of contacts.
    CompletableFuture<List<Delivered>> search(Search search);

    /// The pinned messages of a conversation, the last pinned first; at most [MessageStore#MOST_PINNED].
    CompletableFuture<List<Delivered>> pinned(Conversation conversation);

    /// At most `max` messages with files of a conversation, the newest first.
    ///
    /// @param before only those before this one, none if it does not exist (any more); empty for the newest
    CompletableFuture<List<Delivered>> withFiles(Conversation conversation, Optional<MessageKey> before, int max);

    /// A message of its own, not a change of one; empty if it is not kept (any more).
    CompletableFuture<Optional<Delivered>> message(MessageKey key);

    /// At most `max` messages whose ids begin with these hex digits, in no particular order.
    ///
    /// @param digits 1 to 32 of `0-9a-f`
    CompletableFuture<List<Delivered>> withId(String digits, int max);

    /// What became of a message: for a message of ours, its delivery states for each recipient, with their times; and the versions of an edited text.
    CompletableFuture<MessageQueries.Trail> trail(MessageKey message);

    /// Writes conversations into a file.
    CompletableFuture<MessageQueries.Exported> export(MessageQueries.Export export);

    /// How many messages a conversation holds.
    CompletableFuture<Integer> count(Conversation conversation);

    /// How many messages of a conversation wait for a recipient: [ChatCommands#clear] would cancel them.
    CompletableFuture<Integer> waiting(Conversation conversation);
}
