package org.hashverse.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import org.hashverse.chat.Content;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.MessageId;
import org.hashverse.node.api.NodeEvent;
import org.hashverse.store.history.MessageQueries.Where;
import org.hashverse.wire.Frame;
import org.junit.jupiter.api.Test;

/// A contact that claims wrong times for its messages.
class WritingIntoThePastTest extends UnderAttack {
    private static Frame.Chat old(long number, Frame.To to, String text) {
        return new Frame.Chat(number, MessageId.random(), to, 1, Content.text(text));
    }

    @Test
    void aPeerThatWasJustAcceptedWritesNothingBeforeExistingMessages() throws Exception {
        TestNode.get(attacked.ana.node.send(Conversation.EVERYONE, "a question to everyone"));
        try (var eve = attacked.contact("Eve")) {
            TestNode.get(attacked.ana.node.send(Conversation.with(eve.id()), "shall we?"));
            eve.say(old(1, Frame.To.EVERYONE, "from 1970"), old(2, Frame.To.YOU, "no"));
            attacked.ana.await(NodeEvent.MessageArrived.class, event -> event.message().message().text().equals("no"));
            TestNode.get(attacked.ana.node.send(Conversation.with(eve.id()), "why not?"));
            eve.say(old(3, Frame.To.YOU, "I never said no"));
            var last = attacked.ana.await(NodeEvent.MessageArrived.class, event -> event.message().message().text().equals("I never said no")).message();
            assertEquals("from 1970", attacked.ana.texts(Conversation.EVERYONE).getLast());
            assertEquals(List.of("shall we?", "no", "why not?", "I never said no"), attacked.ana.texts(Conversation.with(eve.id())));
            var kept = TestNode.get(attacked.ana.node.history().page(Conversation.with(eve.id()), new Where.Newest(), 1)).getFirst();
            assertFalse(kept.message().shown().isAfter(kept.arrived().orElse(kept.message().shown())));
            assertEquals(last.message().shown(), kept.message().shown());
        }
    }
}
