package org.hashverse.console;

import static org.hashverse.console.PrintedEvents.BO;
import static org.hashverse.console.PrintedEvents.ME;
import static org.hashverse.console.PrintedEvents.message;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hashverse.chat.Conversation;
import org.hashverse.console.words.Numbers;
import org.hashverse.console.words.Numbers.Numbered;
import org.junit.jupiter.api.Test;

class NumbersTest {
    @Test
    void onlyTheLastNumbersAreKept() {
        var numbers = new Numbers(3);
        var messages = IntStream.rangeClosed(1, 4).mapToObj(i -> message(i == 2 ? BO : ME, Conversation.with(BO), "m" + i, Map.of())).toList();
        messages.forEach(numbers::add);
        assertEquals(4, numbers.last());
        assertEquals(Optional.empty(), numbers.message(1));
        assertEquals(Optional.of(new Numbered(messages.get(1).message().key(), Conversation.with(BO), false)), numbers.message(2));
        assertEquals(Optional.empty(), numbers.message(5));
        assertEquals(messages.get(0).message().id().hex(), numbers.word(messages.get(0).message().key()), "a message without a number has its id");
        assertEquals("#4", numbers.word(messages.get(3).message().key()));
    }

    @Test
    void aMessageThatGetsAnotherNumberKeepsItWhenTheFirstIsForgotten() {
        var numbers = new Numbers(2);
        var one = message(BO, Conversation.with(BO), "one", Map.of());
        numbers.add(one);
        numbers.add(one);
        numbers.add(message(BO, Conversation.with(BO), "two", Map.of()));
        assertEquals("#2", numbers.word(one.message().key()));
    }
}
