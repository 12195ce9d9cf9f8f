package org.hashverse.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Delivery;
import org.hashverse.chat.MessageId;
import org.hashverse.node.api.NodeEvent;
import org.junit.jupiter.api.Test;

/// Messages in the model: their order, pages, deliveries and unread counts.
class ChatModelTest extends TestModel {
    @Test
    void runningElsewhereIsShownUntilItEndsOrAResync() {
        assertFalse(model.conditions().elsewhere().get());
        tell(new NodeEvent.ElsewhereChanged(true));
        assertTrue(model.conditions().elsewhere().get());
        tell(new NodeEvent.Resync());
        assertFalse(model.conditions().elsewhere().get());
        tell(new NodeEvent.ElsewhereChanged(true), new NodeEvent.ElsewhereChanged(false));
        assertFalse(model.conditions().elsewhere().get());
    }

    @Test
    void messagesAreSortedByTheirStamp() {
        arrives(30, "third");
        arrives(10, "first");
        arrives(40, "fourth");
        arrives(20, "second");
        assertEquals(List.of("first", "second", "third", "fourth"), texts());
        assertEquals("fourth", model.conversation(WITH_BO).last().get().message().text());
    }

    @Test
    void aMessageThatArrivesTwiceIsShownAndCountedOnce() {
        arrives(10, "once");
        arrives(10, "once");
        assertEquals(List.of("once"), texts());
        assertEquals(1, model.conversation(WITH_BO).unread().get());
        assertEquals(1, model.unread().get());
    }

    @Test
    void messagesOfTwoAuthorsWithOneIdAreBothShown() {
        tell(new NodeEvent.MessageArrived(message(Conversation.EVERYONE, BO, 10, "Bo's")), new NodeEvent.MessageArrived(message(Conversation.EVERYONE, CHEN, 10, "Chen's")));
        assertEquals(2, model.conversation(Conversation.EVERYONE).messages().size());
    }

    @Test
    void onlyOurMessagesHaveDeliveries() {
        tell(new NodeEvent.MessageWritten(message(WITH_BO, ME, 10, "mine")), new NodeEvent.MessageArrived(message(WITH_BO, BO, 11, "his")));
        tell(new NodeEvent.DeliveryChanged(WITH_BO, new MessageId("%032x".formatted(10)), BO, Delivery.DELIVERED));
        tell(new NodeEvent.DeliveryChanged(WITH_BO, new MessageId("%032x".formatted(11)), BO, Delivery.DELIVERED));
        var messages = model.conversation(WITH_BO).messages();
        assertEquals(Map.of(BO, Delivery.DELIVERED), messages.get(0).deliveries());
        assertEquals(Map.of(), messages.get(1).deliveries());
        assertEquals(1, model.unread().get());
    }

    @Test
    void aConversationLoadsItsNewestPageWhenOpenedAndEarlierOnesOnRequest() {
        for (int i = 1; i < ConversationItem.PAGE + 50; i++) store(i, "m" + i, false);
        arrives(ConversationItem.PAGE + 50, "m" + (ConversationItem.PAGE + 50));
        requests.clear();
        model.open().set(WITH_BO);
        assertEquals(ConversationItem.PAGE, texts().size());
        assertEquals("m51", texts().getFirst());
        assertTrue(bo().earlier());
        model.pages().loadEarlier(WITH_BO);
        assertEquals(ConversationItem.PAGE + 50, texts().size());
        assertEquals("m1", texts().getFirst());
        assertFalse(bo().earlier());
        model.pages().loadEarlier(WITH_BO);
        assertEquals(2, requests.size());
        model.open().set(null);
        model.open().set(WITH_BO);
        assertEquals(2, requests.size());
        assertEquals(1, model.unread().get());
    }

    @Test
    void theNumberOfLoadedMessagesIsBoundedWhileMessagesArrive() {
        model.open().set(WITH_BO);
        for (int i = 1; i <= LoadedMessages.MOST; i++) tell(new NodeEvent.MessageArrived(message(WITH_BO, BO, i, "m")));
        assertEquals(LoadedMessages.MOST, texts().size());
        tell(new NodeEvent.MessageWritten(message(WITH_BO, ME, LoadedMessages.MOST + 1, "mine")));
        assertEquals(LoadedMessages.MOST + 1 - Slice.PIECE, texts().size());
        assertEquals("mine", texts().getLast());
        assertTrue(model.conversation(WITH_BO).earlier());
    }

    @Test
    void aClearedConversationIsEmptyAndHasNoUnreadMessages() {
        arrives(10, "hello");
        tell(new NodeEvent.ConversationCleared(WITH_BO));
        assertEquals(List.of(), texts());
        assertEquals(0, model.unread().get());
        assertNull(model.conversation(WITH_BO).last().get());
    }
}
