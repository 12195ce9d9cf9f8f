package org.hashverse.console.words;

import java.util.Optional;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Delivered;
import org.hashverse.chat.MessageKey;

/// The numbers `#K` that a console gives to messages. Only the last ones are kept. May be used by several threads.
public final class Numbers {
    /// How many numbers are kept.
    public static final int MOST = 1_000;

    /// A message that has a number.
    public record Numbered(MessageKey key, Conversation conversation, boolean mine) {}

    private final LastNumbers<MessageKey, Numbered> messages;

    /// Keeps [#MOST] numbers.
    public Numbers() {
        this(MOST);
    }

    /// @param most how many numbers are kept
    public Numbers(int most) {
        messages = new LastNumbers<>(most);
    }

    /// Gives a message the next number.
    public int add(Delivered delivered) {
        var message = delivered.message();
        return messages.add(message.key(), new Numbered(message.key(), message.conversation(), delivered.mine()));
    }

    /// The message with a number; empty if there was none, or if the number is not kept any more.
    public Optional<Numbered> message(int number) {
        return messages.value(number);
    }

    /// The last number that was given; 0 for none.
    public int last() {
        return messages.last();
    }

    /// How a line names a message: `#K` if it has a number, else its id.
    public String word(MessageKey message) {
        return messages.number(message).map(number -> "#" + number).orElseGet(() -> message.id().hex());
    }
}
