package org.hashverse.ui.app;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import org.hashverse.chat.Change;
import org.hashverse.chat.Content;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.MessageKey;
import org.hashverse.node.api.ChangeOutcome;
import org.hashverse.node.api.EmptyHistory;
import org.hashverse.node.api.FakeCommands;
import org.hashverse.node.api.HistoryQuestions;
import org.hashverse.node.api.SendOutcome;
import org.hashverse.store.settings.Settings;

/// Commands that record what they are asked. The test answers. Each history is empty.
final class AskedCommands extends FakeCommands {
    /// A change of a message, with the answer that the window waits for.
    record Asked(MessageKey message, String text, CompletableFuture<ChangeOutcome> answer) {}

    final List<Asked> edits = new ArrayList<>();
    final List<Asked> retractions = new ArrayList<>();
    final List<String> sent = new ArrayList<>();
    final List<UnaryOperator<Settings>> changes = new ArrayList<>();

    @Override
    public CompletableFuture<ChangeOutcome> changeMessage(Change change) {
        var into = change instanceof Change.Edit ? edits : retractions;
        into.add(new Asked(change.of(), change instanceof Change.Edit edit ? edit.text() : "", new CompletableFuture<>()));
        return into.getLast().answer();
    }

    @Override
    public CompletableFuture<SendOutcome> send(Conversation to, Content content) {
        sent.add(content.words());
        return new CompletableFuture<>();
    }

    @Override
    public void change(UnaryOperator<Settings> change) {
        changes.add(change);
    }

    @Override
    public HistoryQuestions history() {
        return new EmptyHistory();
    }
}
