package org.hashverse.console;

import java.util.Optional;
import org.hashverse.chat.Change;
import org.hashverse.chat.MessageText;
import org.hashverse.console.Numbers.Numbered;
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

    /// The line that answers `edit MESSAGE TEXT`.
    ///
    /// @throws Command.Failure if the message could not be edited; it says why and what to do
    String edit(Command.TypedMessage typed, String text) throws Command.Failure, InterruptedException {
        var message = finder.find(typed, true);
        var fault = MessageText.fault(text);
        if (fault.isPresent()) throw new Command.Failure(badText(fault.get(), numbers.word(message.key())));
        make(message, new Change.Edit(message.key(), 0, text));
        return "edited " + numbers.word(message.key());
    }

    /// The line that answers `react MESSAGE EMOJI`.
    ///
    /// @param emoji empty to remove our reaction
    /// @throws Command.Failure if nobody can be told
    String react(Command.TypedMessage typed, Optional<String> emoji) throws Command.Failure, InterruptedException {
        var message = finder.find(typed, false);
        make(message, new Change.Reaction(message.key(), 0, emoji));
        return "reacted " + numbers.word(message.key());
    }

    /// The line that answers `retract MESSAGE`.
    ///
    /// @throws Command.Failure if the message could not be taken back
    String retract(Command.TypedMessage typed) throws Command.Failure, InterruptedException {
        var message = finder.find(typed, true);
        make(message, new Change.Retraction(message.key()));
        return "retracted " + numbers.word(message.key());
    }

    /// The line that answers `pin MESSAGE` or `unpin MESSAGE`.
    ///
    /// @throws Command.Failure if nobody can be told, or too many messages are pinned
    String pin(Command.TypedMessage typed, boolean pinned) throws Command.Failure, InterruptedException {
        var message = finder.find(typed, false);
        make(message, new Change.Pin(message.key(), 0, pinned));
        return (pinned ? "pinned " : "unpinned ") + numbers.word(message.key());
    }

    /// The line that answers `confirm MESSAGE`.
    ///
    /// @throws Command.Failure if the message asks for no confirmation, or its author cannot be told
    String confirm(Command.TypedMessage typed) throws Command.Failure, InterruptedException {
        var message = finder.find(typed, false);
        make(message, new Change.Confirmation(message.key()));
        return "confirmed " + numbers.word(message.key());
    }

    /// The line that answers `forget MESSAGE`.
    ///
    /// @throws Command.Failure if the message is not here
    String forget(Command.TypedMessage typed) throws Command.Failure, InterruptedException {
        var message = finder.find(typed, false);
        madeHere.expectDeletion(message.key());
        boolean deleted = false;
        try {
            deleted = Commands.await(node.delete(message.key()));
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
            var outcome = Commands.await(node.changeMessage(change));
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
                case Change.Reaction _, Change.Pin _ -> word + " cannot be changed in that way; reply " + word + " TEXT answers it";
            };
            case ChangeOutcome.NobodyToTell() -> "nobody who has " + word + " is a contact; accept or add one of them and try again";
            case ChangeOutcome.BadText(var fault) -> badText(fault, word);
            case ChangeOutcome.TooManyPinned(int pinned) -> pinned + " messages are pinned already; unpin one of them and try again";
            case ChangeOutcome.TooManyWaiting(var waiting) -> waiting + " messages wait for that peer already; try again when it has joined";
            case ChangeOutcome.DiskFull() -> "the disk is full; make room and try again";
        };
    }

    private static String badText(MessageText.Fault fault, String word) {
        return fault == MessageText.Fault.BLANK ? "the new text is empty; retract " + word + " takes the message back" : Answers.cannotSend(fault);
    }
}
