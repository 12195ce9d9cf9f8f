package org.hashverse.console;

import org.hashverse.console.words.Numbers;
import org.hashverse.console.words.Numbers.Numbered;
import org.hashverse.node.api.ChatCommands;

/// Finds the message that a person named by its number, or by the beginning of its id. Blocks on the node.
final class MessageFinder {
    /// What MESSAGE is, for an answer that says what to type.
    static final String MESSAGE = "MESSAGE is #K, or six digits or more of the id that history prints";
    /// Most messages whose ids begin as typed that are looked at. Authors choose ids, so there may be any number.
    private static final int MOST = 100;

    private final ChatCommands node;
    private final Numbers numbers;

    MessageFinder(ChatCommands node, Numbers numbers) {
        this.node = node;
        this.numbers = numbers;
    }

    /// The message that was named.
    ///
    /// @param onlyOurs whether the command is for messages of ours only. Then, of several whose ids begin as typed, ours is meant
    /// @throws Command.Failure if no message or more than one is meant
    Numbered find(Command.TypedMessage typed, boolean onlyOurs) throws Command.Failure, InterruptedException {
        return switch (typed) {
            case Command.TypedMessage.Number(var number) -> numbered(number);
            case Command.TypedMessage.Id(var digits) -> withId(digits, onlyOurs);
        };
    }

    private Numbered numbered(int number) throws Command.Failure {
        if (number < 1 || number > numbers.last()) throw new Command.Failure("no message #" + number + "; " + MESSAGE);
        return numbers.message(number).orElseThrow(() -> new Command.Failure("#" + number + " is too old to be known by its number; use six digits or more of the id that history prints"));
    }

    private Numbered withId(String digits, boolean onlyOurs) throws Command.Failure, InterruptedException {
        var found = NodeAnswer.await(node.history().withId(digits, MOST)).stream().map(one -> new Numbered(one.message().key(), one.message().conversation(), one.mine())).toList();
        if (onlyOurs && found.size() > 1 && found.stream().anyMatch(Numbered::mine)) found = found.stream().filter(Numbered::mine).toList();
        if (found.isEmpty()) throw new Command.Failure("no message has an id that begins with " + digits + "; history shows the ids");
        if (found.size() > 1) throw new Command.Failure("several messages have an id that begins with " + digits + "; type more of it, or the number #K");
        return found.getFirst();
    }
}
