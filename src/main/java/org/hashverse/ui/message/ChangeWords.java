package org.hashverse.ui.message;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Message;
import org.hashverse.chat.PeerId;
import org.hashverse.node.api.ChangeOutcome;
import org.hashverse.ui.dialog.Toasts;
import org.hashverse.ui.kit.OnFx;
import org.hashverse.ui.words.Words;

/// Says in words why a change of a message was not made.
public final class ChangeWords {
    /// What the person wanted to do with a message.
    public enum Attempt { EDIT, REACT, TAKE_BACK, PIN, CONFIRM }

    private final MessageFormatter formatter;

    /// @param formatter knows the names
    public ChangeWords(MessageFormatter formatter) {
        this.formatter = formatter;
    }

    /// Why an attempt failed; empty if it did not.
    ///
    /// @param message the message that was to be changed
    public Optional<String> of(Attempt attempt, Message message, ChangeOutcome outcome) {
        return switch (outcome) {
            case ChangeOutcome.Done _ -> Optional.empty();
            case ChangeOutcome.NotThere() -> Optional.of(Words.get("change.notThere"));
            case ChangeOutcome.NotYours() -> Optional.of(Words.get("change.notYours"));
            case ChangeOutcome.NobodyToTell() -> Optional.of(nobody(attempt, message));
            case ChangeOutcome.BadText _ -> Optional.of(Words.get("composer.badText"));
            case ChangeOutcome.TooManyWaiting(int waiting) -> Optional.of(Words.get("composer.tooMany", waiting, formatter.name(message.conversation())));
            case ChangeOutcome.TooManyPinned _ -> Optional.of(Words.get("change.tooManyPinned"));
            case ChangeOutcome.DiskFull() -> Optional.of(Words.get("change.diskFull"));
        };
    }

    private String nobody(Attempt attempt, Message message) {
        var told = switch (message.conversation()) {
            case Conversation.Direct(PeerId peer) -> Optional.of(peer);
            case Conversation.Everyone() -> attempt == Attempt.REACT || attempt == Attempt.CONFIRM ? Optional.of(message.author()) : Optional.<PeerId>empty();
        };
        if (told.isEmpty()) return Words.get(attempt == Attempt.EDIT ? "change.nobody.edit.everyone" : "change.nobody.takeBack.everyone");
        return Words.get(switch (attempt) {
            case EDIT -> "change.nobody.edit";
            case REACT -> "change.nobody.react";
            case PIN -> "change.nobody.pin";
            case CONFIRM -> "change.nobody.confirm";
            case TAKE_BACK -> "change.nobody.takeBack";
        }, formatter.name(told.get()));
    }

    /// Shows a toast if an attempt fails, and runs `done` if it does not.
    public void report(Attempt attempt, Message message, CompletableFuture<ChangeOutcome> answer, Toasts toasts, Runnable done) {
        OnFx.then(answer, outcome -> of(attempt, message, outcome).ifPresentOrElse(toasts::show, done), () -> toasts.show(Words.get("failed")));
    }
}
