package org.hashverse.model;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Delivered;
import org.hashverse.chat.MessageKey;
import org.hashverse.node.api.ChatCommands;
import org.hashverse.store.history.MessageStore.Search;

/// The messages that a search finds, page by page, the last arrived first. One request runs at a time. An answer for
/// another text than the one wanted now is dropped.
public final class Hits {
    /// The most messages of a page.
    public static final int PAGE = 50;

    private final ChatCommands commands;
    private final Executor fx;
    private final Optional<Conversation> in;
    private final Runnable changed;
    private final ObservableList<MessageItem> found = FXCollections.observableArrayList();
    private final ObservableList<MessageItem> shown = FXCollections.unmodifiableObservableList(found);
    private String wanted = "";
    private String text = "";
    private boolean complete = true;
    private boolean failed;
    private boolean requesting;

    /// @param in      one conversation, or empty for all
    /// @param changed runs after each answer, also after one without messages or a failure; for a blank text within [#look]
    Hits(ChatCommands commands, Executor fx, Optional<Conversation> in, Runnable changed) {
        this.commands = commands;
        this.fx = fx;
        this.in = in;
        this.changed = changed;
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
        commands.search(new Search(asked, in, before, PAGE)).whenCompleteAsync((page, failure) -> {
            requesting = false;
            if (!asked.equals(wanted)) {
                next();
                return;
            }
            if (before.isEmpty()) found.clear();
            if (failure == null) show(asked, page, page.size() < PAGE, false);
            else show(asked, List.of(), false, true);
        }, fx);
    }

    private void show(String shownText, List<Delivered> page, boolean noMore, boolean unreadable) {
        if (shownText.isEmpty()) found.clear();
        text = shownText;
        complete = noMore;
        failed = unreadable;
        found.addAll(page.stream().map(MessageItem::new).toList());
        changed.run();
    }
}
