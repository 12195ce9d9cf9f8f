package org.hashverse.ui.message;

import java.util.Optional;
import org.hashverse.chat.Change;
import org.hashverse.chat.Message;
import org.hashverse.node.api.ChangeOutcome;
import org.hashverse.node.api.ChatCommands;
import org.hashverse.ui.dialog.Toasts;
import org.hashverse.ui.kit.OnFx;
import org.hashverse.ui.words.Words;

/// Asks the node for changes of messages, and says in words why one was not made.
public final class ChangeSender {
    private final MessageFormatter formatter;

    /// @param formatter knows the names
    public ChangeSender(MessageFormatter formatter) {
        this.formatter = formatter;
    }

    /// Why a change failed; empty if it did not.
    ///
    /// @param message the message that was to be changed
    public Optional<String> whyNot(Change change, Message message, ChangeOutcome outcome) {
        return switch (outcome) {
            case ChangeOutcome.Done _ -> Optional.empty();
            case ChangeOutcome.NotThere() -> Optional.of(Words.get("change.notThere"));
            case ChangeOutcome.NotYours() -> Optional.of(Words.get("change.notYours"));
            case ChangeOutcome.NobodyToTell() -> Optional.of(nobody(change, message));
            case ChangeOutcome.TooManyWaiting(int waiting) -> Optional.of(Words.get("composer.tooMany", waiting, formatter.name(message.conversation())));
            case ChangeOutcome.TooManyPinned _ -> Optional.of(Words.get("change.tooManyPinned"));
            case ChangeOutcome.DiskFull() -> Optional.of(Words.get("change.diskFull"));
        };
    }

    private String nobody(Change change, Message message) {
        var key = "change.nobody." + change.kind();
        var one = message.conversation().directPeer().or(() -> change.addressee(message.conversation()));
        return one.map(peer -> Words.get(key, formatter.name(peer))).orElseGet(() -> Words.get(key + ".everyone"));
    }

    /// Asks the node for a change. Shows a toast if that fails, and runs `done` if it does not.
    public void send(ChatCommands commands, Change change, Message message, Toasts toasts, Runnable done) {
        OnFx.then(commands.changeMessage(change), outcome -> whyNot(change, message, outcome).ifPresentOrElse(toasts::show, done), () -> toasts.show(Words.get("failed")));
    }
}
