package org.hashverse.console;

import org.hashverse.chat.Change;
import org.hashverse.console.words.ChangeLine;
import org.hashverse.console.words.Numbers.Numbered;
import org.hashverse.console.words.Numbers;
import org.hashverse.node.api.ChangeOutcome;
import org.hashverse.node.api.ChatCommands;

/// Carries out the commands that change one message. Blocks on the node.
final class ChangeCommands {
    private final ChatCommands node;
    private final MessageFinder finder;
    private final Numbers numbers;
    private final MadeHere madeHere;

    ChangeCommands(ChatCommands node, Numbers numbers, MadeHere madeHere) {
        this.node = node;
        this.numbers = numbers;
        this.madeHere = madeHere;
        finder = new MessageFinder(node, numbers);
    }

    /// The line that answers a command which changes a message.
    ///
    /// @throws Command.Failure if the message could not be changed; it says why and what to do
    String change(Command.ChangeMessage command) throws Command.Failure, InterruptedException {
        var message = finder.find(command.message(), command.ours());
        var change = command.maker().make(message.key(), numbers.word(message.key()));
        make(message, change);
        return ChangeLine.of(change).word() + " " + numbers.word(message.key());
    }

    /// The line that answers `forget MESSAGE`.
    ///
    /// @throws Command.Failure if the message is not here
    String forget(Command.TypedMessage typed) throws Command.Failure, InterruptedException {
        var message = finder.find(typed, false);
        madeHere.expectDeletion(message.key());
        boolean deleted = false;
        try {
            deleted = NodeAnswer.await(node.delete(message.key()));
        } finally {
            if (!deleted) madeHere.removeDeletion(message.key());
        }
        if (!deleted) throw new Command.Failure(numbers.word(message.key()) + " is not here any more; history shows the messages that are");
        return "forgotten " + numbers.word(message.key());
    }

    private void make(Numbered message, Change change) throws Command.Failure, InterruptedException {
        madeHere.expect(change);
        boolean done = false;
        try {
            var outcome = NodeAnswer.await(node.changeMessage(change));
            done = outcome instanceof ChangeOutcome.Done;
            if (!done) throw new Command.Failure(sentence(outcome, change, numbers.word(message.key())));
        } finally {
            if (!done) madeHere.remove(change);
        }
    }

    /// Why a change could not be made, and what to do.
    ///
    /// @param word how a line names the message
    static String sentence(ChangeOutcome outcome, Change change, String word) {
        return switch (outcome) {
            case ChangeOutcome.Done _ -> throw new IllegalArgumentException("it was made");
            case ChangeOutcome.NotThere() -> word + " is not here any more, or was taken back; history shows the messages that are";
            case ChangeOutcome.NotYours() -> switch (change) {
                case Change.Edit _ -> word + " is not a text of yours; reply " + word + " TEXT answers it";
                case Change.Retraction _ -> word + " is not yours; forget " + word + " deletes it on this computer";
                case Change.Confirmation _ -> word + " does not ask you to confirm it; reply " + word + " TEXT answers it";
                default -> word + " cannot be changed in that way; reply " + word + " TEXT answers it";
            };
            case ChangeOutcome.NobodyToTell() -> "nobody who has " + word + " is a contact; accept or add one of them and try again";
            case ChangeOutcome.TooManyPinned(int pinned) -> pinned + " messages are pinned already; unpin one of them and try again";
            case ChangeOutcome.TooManyWaiting(var waiting) -> waiting + " messages wait for that peer already; try again when it has joined";
            case ChangeOutcome.DiskFull() -> "the disk is full; make room and try again";
        };
    }
}
