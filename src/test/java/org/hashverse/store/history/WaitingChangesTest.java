package org.hashverse.store.history;

import static org.hashverse.store.history.OpenStore.BO;
import static org.hashverse.store.history.OpenStore.CHEN;
import static org.hashverse.store.history.OpenStore.WITH_BO;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.hashverse.chat.Change;
import org.hashverse.chat.Content;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Message;
import org.hashverse.chat.MessageId;
import org.hashverse.chat.MessageKey;
import org.junit.jupiter.api.Test;

/// Changes of others that came before their messages, and what ends their waiting.
class WaitingChangesTest extends ChangesStoreTest {
    @Test
    void aChangeWaitsForItsMessage() throws Exception {
        var late = message(BO, WITH_BO, Content.text("first"));
        waits(BO, edit(late.key(), 2, "third"));
        waits(BO, edit(late.key(), 1, "second"));
        waits(BO, reaction(late.key(), 1, "👍"));
        assertEquals(List.of(), open.texts(WITH_BO));
        assertEquals(0, open.store.count(WITH_BO));
        assertEquals(3, count("SELECT count(*) FROM pending"));
        restart();
        var arrived = assertInstanceOf(Arrival.New.class, receive(late)).message();
        assertEquals("third", arrived.message().text());
        assertTrue(arrived.unread());
        assertEquals("Bo👍", reactions(late));
        assertEquals(List.of("first", "second", "third"), versions(late));
        assertEquals(List.of("third"), found("third"));
        assertEquals(0, count("SELECT count(*) FROM pending"));
    }

    @Test
    void aMessageThatArrivesAfterItsRetractionShowsNoWordsAndIsNotUnread() throws Exception {
        var late = message(BO, WITH_BO, Content.text("secret"));
        waits(BO, new Change.Retraction(late.key()));
        waits(BO, edit(late.key(), 1, "secret too"));
        var arrived = assertInstanceOf(Arrival.New.class, receive(late)).message();
        assertTrue(arrived.takenBack() && !arrived.unread());
        assertEquals(0, open.store.unread(WITH_BO));
        assertEquals(1, open.store.count(WITH_BO));
        assertEquals(List.of(), found("secret"));
        restart();
        assertEquals(0, open.store.unread(WITH_BO));
    }

    @Test
    void ofEachAuthorAHundredChangesWaitAndTheOldestAreDropped() throws Exception {
        var messages = new ArrayList<Message>();
        for (int i = 0; i <= Changes.PENDING_KEPT; i++) messages.add(message(BO, WITH_BO, Content.text("m" + i)));
        for (var message : messages.subList(0, Changes.PENDING_KEPT)) waits(BO, edit(message.key(), 1, "edited"));
        var chens = message(CHEN, Conversation.with(CHEN), Content.text("Chen's"));
        waits(CHEN, edit(chens.key(), 1, "edited"));
        assertEquals(Changes.PENDING_KEPT + 1, count("SELECT count(*) FROM pending"));
        waits(BO, edit(messages.getLast().key(), 1, "edited"));
        assertEquals(Changes.PENDING_KEPT + 1, count("SELECT count(*) FROM pending"));
        for (var message : messages) receive(message);
        receive(chens);
        assertEquals("m0", text(messages.getFirst()), "its edit was dropped");
        for (var message : messages.subList(1, messages.size())) assertEquals("edited", text(message));
        assertEquals("edited", text(chens), "another author's are not dropped");
    }

    @Test
    void changesThatWaitForOneMessageDoNotDisplaceThoseOfOthers() throws Exception {
        var first = message(BO, WITH_BO, Content.text("first"));
        var second = message(BO, WITH_BO, Content.text("second"));
        waits(BO, reaction(first.key(), 1, "👍"));
        for (int i = 1; i <= 2 * Changes.PENDING_KEPT; i++) waits(BO, reaction(second.key(), i, i % 2 == 0 ? "👍" : "👎"));
        for (int i = 1; i <= 2 * Changes.KEPT; i++) waits(BO, edit(second.key(), i, "r" + i));
        assertEquals(Changes.KEPT + 2, count("SELECT count(*) FROM pending"));
        receive(first);
        receive(second);
        assertEquals("Bo👍", reactions(first));
        assertEquals("Bo👍", reactions(second));
        assertEquals("r" + 2 * Changes.KEPT, text(second));
        assertEquals(Changes.KEPT + 1, versions(second).size());
    }

    @Test
    void clearingForgetsWhatWaits() throws Exception {
        var late = message(BO, WITH_BO, Content.text("first"));
        bo("something");
        waits(BO, edit(late.key(), 1, "second"));
        open.store.clear(WITH_BO, () -> { });
        assertEquals(0, count("SELECT count(*) FROM pending"));
        receive(late);
        assertEquals("first", text(late));
    }

    @Test
    void nothingIsLeftOfAForgottenPeersChanges() throws Exception {
        var message = bo("old");
        changed(BO, edit(message.key(), 1, "older"));
        waits(BO, edit(new MessageKey(BO, MessageId.random()), 1, "x"));
        assertInstanceOf(Arrival.Waiting.class, receive(message(BO, Conversation.EVERYONE, edit(new MessageKey(BO, MessageId.random()), 1, "to all"))));
        react(message, "👍");
        open.store.forget(BO);
        assertEquals(0, count("SELECT (SELECT count(*) FROM message) + (SELECT count(*) FROM pending) + (SELECT count(*) FROM delivery)"));
    }

    @Test
    void aChangeOfALaterVersionChangesNothingWhenItsMessageArrives() throws Exception {
        var message = message(BO, WITH_BO, Content.text("a question"));
        waits(BO, reaction(message.key(), 1, "👍"));
        makeReactionsVotes();
        assertInstanceOf(Arrival.New.class, receive(message));
        assertEquals("a question", text(message));
        assertEquals("", reactions(message));
        assertEquals(1, count("SELECT count(*) FROM message WHERE kind = 'vote'"), "it is kept for that version");
    }
}
