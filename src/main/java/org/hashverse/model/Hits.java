package org.hashverse.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Delivered;
import org.hashverse.chat.MessageKey;
import org.hashverse.node.api.ChatCommands;
import org.hashverse.node.api.NodeEvent;
import org.hashverse.store.history.Search;

/// The messages that a search finds, page by page, the last arrived first. One request runs at a time. An answer for
/// another text than the one wanted now is dropped.
///
/// A found message stays found when its text is edited, and shows the newest text. It leaves the list when it is taken back or deleted here.
public final class Hits implements AutoCloseable {
    /// The most messages of a page.
    public static final int PAGE = 50;

    private final ChatCommands commands;
    private final Executor fx;
    private final Optional<Conversation> in;
    private final Runnable changed;
    private final Consumer<Hits> ended;
    /// Messages that changed while a page is requested, because the page may have been read before: the message as it is now, or empty if it was deleted.
    private final Map<MessageKey, Optional<Delivered>> meanwhile = new HashMap<>();
    private final ObservableList<MessageItem> found = FXCollections.observableArrayList();
    private final ObservableList<MessageItem> shown = FXCollections.unmodifiableObservableList(found);
    private String wanted = "";
    private String text = "";
    private boolean complete = true;
    private boolean failed;
    private boolean requesting;

    /// @param in      one conversation, or empty for all
    /// @param changed runs after each answer, also after one without messages or a failure, and when a found message has changed; for a blank text within [#look]
    /// @param ended   receives this search when it is closed
    Hits(ChatCommands commands, Executor fx, Optional<Conversation> in, Runnable changed, Consumer<Hits> ended) {
        this.commands = commands;
        this.fx = fx;
        this.in = in;
        this.changed = changed;
        this.ended = ended;
    }

    /// Ends the search. The found messages do not follow changes any more.
    @Override
    public void close() {
        ended.accept(this);
    }

    /// Takes in that a message changed.
    ///
    /// @param now the message as people see it now; empty if it was deleted here
    void follow(MessageKey message, Optional<Delivered> now) {
        if (requesting) meanwhile.put(message, now);
        var hit = found.stream().filter(item -> item.key().equals(message)).findFirst();
        if (hit.isEmpty()) return;
        now.ifPresent(hit.get()::show);
        if (isGone(now)) found.remove(hit.get());
        changed.run();
    }

    private static boolean isGone(Optional<Delivered> now) {
        return now.map(Delivered::takenBack).orElse(true);
    }

    /// The messages found so far for [#text]. Unmodifiable.
    public ObservableList<MessageItem> found() {
        return shown;
    }

    /// The text to which the messages of [#found] belong: the text wanted last, or an earlier one until the answer arrives. Empty for none.
    public String text() {
        return text;
    }

    /// Whether there is no further page. Also true without a text.
    public boolean complete() {
        return complete;
    }

    /// Whether the history could not be read, so that messages may be missing. [#look] tries again.
    public boolean failed() {
        return failed;
    }

    /// Searches for messages with all words of a text; a blank text finds none. The same text is searched for again only after a failure.
    public void look(String words) {
        wanted = words.strip();
        if (!requesting) next();
    }

    /// Finds the next page, if there may be one.
    public void more() {
        if (requesting || complete || failed || found.isEmpty()) return;
        request(Optional.of(found.getLast().key()));
    }

    /// Begins the search for the text wanted now, unless its messages are shown.
    private void next() {
        if (wanted.equals(text) && !failed) return;
        if (!wanted.isEmpty()) {
            request(Optional.empty());
            return;
        }
        show("", List.of(), true, false);
    }

    private void request(Optional<MessageKey> before) {
        requesting = true;
        var asked = wanted;
        commands.history().search(new Search(asked, in, before, PAGE)).whenCompleteAsync((page, failure) -> {
            requesting = false;
            var current = failure == null ? upToDate(page) : List.<Delivered>of();
            meanwhile.clear();
            if (!asked.equals(wanted)) {
                next();
                return;
            }
            if (before.isEmpty()) found.clear();
            if (failure == null) show(asked, current, page.size() < PAGE, false);
            else show(asked, current, false, true);
        }, fx);
    }

    /// The messages of a page as they are now, without those that are gone.
    private List<Delivered> upToDate(List<Delivered> page) {
        return page.stream().map(read -> meanwhile.getOrDefault(read.message().key(), Optional.of(read))).filter(now -> !isGone(now)).map(Optional::orElseThrow).toList();
    }

    private void show(String shownText, List<Delivered> page, boolean noMore, boolean unreadable) {
        if (shownText.isEmpty()) found.clear();
        text = shownText;
        complete = noMore;
        failed = unreadable;
        found.addAll(page.stream().map(MessageItem::new).toList());
        changed.run();
    }

    /// The open searches. Each follows the changes of the messages that it found. FX thread only.
    static final class Searches {
        private final ChatCommands commands;
        private final Executor fx;
        private final List<Hits> open = new ArrayList<>();

        Searches(ChatCommands commands, Executor fx) {
            this.commands = commands;
            this.fx = fx;
        }

        /// Opens a search, see [ChatModel#search].
        Hits open(Optional<Conversation> in, Runnable changed) {
            var hits = new Hits(commands, fx, in, changed, open::remove);
            open.add(hits);
            return hits;
        }

        /// Takes in one event.
        void apply(NodeEvent event) {
            switch (event) {
                case NodeEvent.MessageChanged(Delivered now, _) -> List.copyOf(open).forEach(hits -> hits.follow(now.message().key(), Optional.of(now)));
                case NodeEvent.MessageDeleted(_, var message) -> List.copyOf(open).forEach(hits -> hits.follow(message, Optional.empty()));
                default -> { } // nothing else changes a found message
            }
        }
    }
}
