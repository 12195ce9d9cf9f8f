package org.hashverse.ui.app;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.hashverse.chat.Change;
import org.hashverse.chat.Content;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Delivered;
import org.hashverse.chat.MessageKey;
import org.hashverse.chat.SharedFiles;
import org.hashverse.node.api.ChangeOutcome;
import org.hashverse.node.api.EmptyHistory;
import org.hashverse.node.api.FakeCommands;
import org.hashverse.node.api.HistoryQuestions;
import org.hashverse.node.api.SendOutcome;
import org.hashverse.store.history.MessageQueries;
import org.hashverse.store.history.Search;

/// Commands of a fake node that notes which changes of messages are wanted, and answers at once with the outcome that the test sets.
public final class ChangingCommands extends FakeCommands {
    /// The contents that were to be sent, and the futures of their outcomes.
    public final List<Content> sent = new ArrayList<>();
    public final List<CompletableFuture<SendOutcome>> sending = new ArrayList<>();
    /// What was wanted, in order, like `react 👍`.
    public final List<String> wanted = new ArrayList<>();
    /// The answer to every change.
    public ChangeOutcome outcome = new ChangeOutcome.NotThere();
    /// The pinned messages of every conversation.
    public List<Delivered> pinned = List.of();
    /// The answer to every search.
    public List<Delivered> stored = List.of();
    /// The answer about every message.
    public MessageQueries.Trail trail = new MessageQueries.Trail(List.of(), List.of(), List.of());

    @Override
    public CompletableFuture<ChangeOutcome> changeMessage(Change change) {
        wanted.add(switch (change) {
            case Change.Edit edit -> "edit " + edit.text();
            case Change.Reaction reaction -> "react " + reaction.emoji().orElse("none");
            case Change.Retraction _ -> "takeBack";
            case Change.Pin pin -> pin.pinned() ? "pin" : "unpin";
            case Change.Confirmation _ -> "confirm";
            case SharedFiles.Report report -> "report " + report.got();
        });
        return CompletableFuture.completedFuture(outcome);
    }

    @Override
    public CompletableFuture<SendOutcome> send(Conversation to, Content content) {
        if (content.waitsForOffline()) wanted.add("announce " + content.words());
        sent.add(content);
        sending.add(new CompletableFuture<>());
        return sending.getLast();
    }

    @Override
    public CompletableFuture<Boolean> delete(MessageKey message) {
        wanted.add("delete");
        return CompletableFuture.completedFuture(true);
    }

    @Override
    public HistoryQuestions history() {
        return new EmptyHistory() {
            @Override
            public CompletableFuture<List<Delivered>> pinned(Conversation conversation) {
                return CompletableFuture.completedFuture(pinned);
            }

            @Override
            public CompletableFuture<List<Delivered>> search(Search search) {
                return CompletableFuture.completedFuture(stored);
            }

            @Override
            public CompletableFuture<MessageQueries.Trail> trail(MessageKey message) {
                return CompletableFuture.completedFuture(trail);
            }
        };
    }
}
