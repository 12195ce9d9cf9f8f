package org.hashverse.store.history;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Delivered;
import org.hashverse.chat.MessageKey;

/// The questions to a history file, which its reading threads answer.
///
/// @param unread the number of unread messages of a conversation; called on the node thread
record FileQueries(HistoryThreads threads, ToIntFunction<Conversation> unread) implements MessageQueries {
    @Override
    public void summaries(Consumer<List<ConversationSummary>> answer) {
        threads.ask(History::latest, latest -> answer.accept(latest == null ? null : latest.stream().map(last -> {
            var conversation = last.message().conversation();
            return new ConversationSummary(conversation, unread.applyAsInt(conversation), last);
        }).toList()));
    }

    @Override
    public void history(Conversation conversation, Where where, int max, Consumer<List<Delivered>> answer) {
        threads.ask(history -> history.page(conversation, where, max), answer);
    }

    @Override
    public void search(Search search, Consumer<List<Delivered>> answer) {
        threads.ask(history -> history.search(search), answer);
    }

    @Override
    public void pinned(Conversation conversation, Consumer<List<Delivered>> answer) {
        threads.ask(history -> history.pinned(conversation), answer);
    }

    @Override
    public void files(Conversation conversation, Optional<MessageKey> before, int max, Consumer<List<Delivered>> answer) {
        threads.ask(history -> history.files(conversation, before, max), answer);
    }

    @Override
    public void message(MessageKey key, Consumer<Optional<Delivered>> answer) {
        threads.ask(history -> history.message(key), answer);
    }

    @Override
    public void withId(String digits, int max, Consumer<List<Delivered>> answer) {
        threads.ask(history -> history.withId(digits, max), answer);
    }

    @Override
    public void trail(MessageKey message, Consumer<Trail> answer) {
        threads.ask(history -> history.trail(message), answer);
    }

    @Override
    public void export(Export export, Consumer<Exported> answer) {
        threads.ask(history -> ExportFile.write(history, export), written -> answer.accept(written != null ? written : new Exported.Failed(new IOException("the history cannot be read now"))));
    }

    @Override
    public void waiting(Conversation conversation, Consumer<Integer> answer) {
        threads.ask(history -> history.waiting(conversation), answer);
    }
}
