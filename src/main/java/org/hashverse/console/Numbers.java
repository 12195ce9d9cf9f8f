package org.hashverse.console;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Delivered;
import org.hashverse.chat.MessageKey;

/// The numbers `#K` that a console gives to messages. Only the last ones are kept. May be used by several threads.
final class Numbers {
    /// How many numbers are kept.
    static final int MOST = 1_000;

    /// A message that has a number.
    record Numbered(MessageKey key, Conversation conversation, boolean mine) {}

    private final int most;
    // the oldest number first
    private final Map<Integer, Numbered> messages = new LinkedHashMap<>();
    private final Map<MessageKey, Integer> numbers = new HashMap<>();
    private int last;

    Numbers() {
        this(MOST);
    }

    /// @param most how many numbers are kept
    Numbers(int most) {
        this.most = most;
    }

    /// Gives a message the next number.
    synchronized int add(Delivered delivered) {
        var message = delivered.message();
        messages.put(++last, new Numbered(message.key(), message.conversation(), delivered.mine()));
        numbers.put(message.key(), last);
        if (messages.size() > most) {
            var oldest = messages.entrySet().iterator().next();
            messages.remove(oldest.getKey());
            numbers.remove(oldest.getValue().key(), oldest.getKey());
        }
        return last;
    }

    /// The message with a number; empty if there was none, or if the number is not kept any more.
    synchronized Optional<Numbered> message(int number) {
        return Optional.ofNullable(messages.get(number));
    }

    /// The last number that was given; 0 for none.
    synchronized int last() {
        return last;
    }

    /// How a line names a message: `#K` if it has a number, else its id.
    synchronized String word(MessageKey message) {
        var number = numbers.get(message);
        return number == null ? message.id().hex() : "#" + number;
    }
}
