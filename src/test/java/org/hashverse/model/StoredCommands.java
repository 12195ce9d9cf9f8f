package org.hashverse.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Delivered;
import org.hashverse.chat.MessageKey;
import org.hashverse.node.api.FakeCommands;
import org.hashverse.node.api.FakeHistory;
import org.hashverse.node.api.HistoryQuestions;
import org.hashverse.store.history.MessageQueries.ConversationSummary;
import org.hashverse.store.history.MessageQueries.Where;
import org.hashverse.store.history.Search;
import org.hashverse.store.settings.Drafts;
import org.hashverse.store.settings.Settings;

/// Commands of a fake node whose store is a list of messages in the order of their arrival. It answers at once; while `held` is true it answers
/// on [#release]; while `failing` is true its answers are errors.
class StoredCommands extends FakeCommands {
    private static final Comparator<Delivered> ORDER = Comparator.comparingLong((Delivered one) -> one.message().stamp()).thenComparing(one -> one.message().id().hex());

    final List<Delivered> stored = new ArrayList<>();
    final List<String> requests = new ArrayList<>();
    final List<MessageKey> read = new ArrayList<>();
    final List<Runnable> answers = new ArrayList<>();
    /// What the settings are to be changed to.
    final List<UnaryOperator<Settings>> changes = new ArrayList<>();
    Drafts drafts = Drafts.NONE;
    int pinnedRequests;
    boolean held;
    boolean failing;

    private <T> CompletableFuture<T> answer(T value) {
        if (failing) return CompletableFuture.failedFuture(new IOException("thrown by the test"));
        if (!held) return CompletableFuture.completedFuture(value);
        var later = new CompletableFuture<T>();
        answers.add(() -> later.complete(value));
        return later;
    }

    /// Gives the answers that are held, the oldest first.
    void release() {
        held = false;
        while (!answers.isEmpty()) answers.removeFirst().run();
    }

    private List<Delivered> in(Conversation conversation) {
        return stored.stream().filter(one -> one.message().conversation().equals(conversation)).sorted(ORDER).toList();
    }

    @Override
    public HistoryQuestions history() {
        return new FakeHistory() {
            @Override
            public CompletableFuture<List<Delivered>> page(Conversation conversation, Where where, int max) {
                requests.add(conversation + " " + where.getClass().getSimpleName());
                if (failing) return CompletableFuture.failedFuture(new UncheckedIOException(new IOException("wanted")));
                var all = in(conversation);
                var keys = all.stream().map(one -> one.message().key()).toList();
                return answer(switch (where) {
                    case Where.Newest() -> part(all, all.size() - max, all.size());
                    case Where.Oldest() -> part(all, 0, max);
                    case Where.Before(var key) -> keys.contains(key) ? part(all, keys.indexOf(key) - max, keys.indexOf(key)) : List.of();
                    case Where.After(var key) -> keys.contains(key) ? part(all, keys.indexOf(key) + 1, keys.indexOf(key) + 1 + max) : List.of();
                    case Where.Around(var key) -> keys.contains(key) ? part(all, keys.indexOf(key) - max / 2, keys.indexOf(key) + max - max / 2) : List.of();
                    case Where.FirstUnread() -> {
                        int first = all.stream().map(Delivered::unread).toList().indexOf(true);
                        yield first < 0 ? List.of() : part(all, first - max / 2, first + max - max / 2);
                    }
                });
            }

            @Override
            public CompletableFuture<List<ConversationSummary>> conversations() {
                requests.add("conversations");
                var last = new LinkedHashMap<Conversation, ConversationSummary>();
                for (var one : stored) {
                    var all = in(one.message().conversation());
                    last.put(one.message().conversation(), new ConversationSummary(one.message().conversation(), 0, all.getLast()));
                }
                return answer(List.copyOf(last.values()));
            }

            @Override
            public CompletableFuture<List<Delivered>> search(Search search) {
                requests.add("search " + search.text());
                var newest = stored.reversed();
                int from = search.before().map(key -> newest.stream().map(one -> one.message().key()).toList().indexOf(key) + 1).orElse(0);
                return answer(newest.stream().skip(from).filter(one -> search.in().isEmpty() || search.in().get().equals(one.message().conversation()))
                        .filter(one -> has(one.message().text(), search.text())).limit(search.max()).toList());
            }

            @Override
            public CompletableFuture<List<Delivered>> pinned(Conversation conversation) {
                pinnedRequests++;
                return answer(in(conversation).reversed().stream().filter(one -> one.marks().pinned()).toList());
            }
        };
    }

    private static List<Delivered> part(List<Delivered> all, int from, int to) {
        return List.copyOf(all.subList(Math.max(0, from), Math.min(all.size(), to)));
    }

    private static boolean has(String text, String words) {
        for (var word : words.split("\\s+")) if (!text.toLowerCase(Locale.ROOT).contains(word.toLowerCase(Locale.ROOT))) return false;
        return true;
    }

    @Override
    public void read(Conversation conversation, MessageKey upTo) {
        read.add(upTo);
    }

    @Override
    public void change(UnaryOperator<Settings> change) {
        changes.add(change);
    }

    @Override
    public Drafts drafts() {
        return drafts;
    }

    @Override
    public void keep(Drafts now) {
        drafts = now;
    }
}
