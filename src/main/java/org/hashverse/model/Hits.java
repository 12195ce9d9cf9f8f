package org.hashverse.model;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Delivered;
import org.hashverse.chat.MessageKey;
import org.hashverse.node.ChatCommands;
import org.hashverse.store.history.MessageStore.Search;

/// What a search finds, page by page, the last that came first. One question is on its way at a time; an answer that is not
/// wanted any more is dropped.
public final class Hits {
    /// Messages found at a time.
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
    private boolean asking;

    /// @param in      one conversation, or all
    /// @param changed told when something was found, is known not to be there, or could not be looked for
    Hits(ChatCommands commands, Executor fx, Optional<Conversation> in, Runnable changed) {
        this.commands = commands;
        this.fx = fx;
        this.in = in;
        this.changed = changed;
    }

    /// What was found so far of [#text]. Unmodifiable.
    public ObservableList<MessageItem> found() {
        return shown;
    }

    /// The text whose messages are [#found]: the one wanted last, or while that is looked for, one before. Empty for none.
    public String text() {
        return text;
    }

    /// Whether there is no further page; so too while nothing is looked for.
    public boolean complete() {
        return complete;
    }

    /// Whether the history could not be read, so that what was found is not all; until [#look] tries again.
    public boolean failed() {
        return failed;
    }

    /// Looks for messages that have all words of a text, as far as these are looked for; a blank one finds none. The text of before is looked for again only if that failed.
    public void look(String words) {
        wanted = words.strip();
        if (!asking) next();
    }

    /// Finds the next page, if there may be one.
    public void more() {
        if (asking || complete || failed || found.isEmpty()) return;
        ask(Optional.of(found.getLast().key()));
    }

    private void next() {
        if (wanted.equals(text) && !failed) return;
        if (!wanted.isEmpty()) {
            ask(Optional.empty());
            return;
        }
        become("", List.of(), true, false);
    }

    private void ask(Optional<MessageKey> before) {
        asking = true;
        var asked = wanted;
        commands.search(new Search(asked, in, before, PAGE)).whenCompleteAsync((page, failure) -> {
            asking = false;
            if (!asked.equals(wanted)) {
                next();
                return;
            }
            if (before.isEmpty()) found.clear();
            if (failure == null) become(asked, page, page.size() < PAGE, false);
            else become(asked, List.of(), false, true);
        }, fx);
    }

    private void become(String now, List<Delivered> page, boolean all, boolean wrong) {
        if (now.isEmpty()) found.clear();
        text = now;
        complete = all;
        failed = wrong;
        found.addAll(page.stream().map(MessageItem::new).toList());
        changed.run();
    }
}
