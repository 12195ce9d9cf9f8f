package org.hashverse.store.history;

import static org.hashverse.store.history.OpenStore.ANA;
import static org.hashverse.store.history.OpenStore.BO;
import static org.hashverse.store.history.OpenStore.CHEN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hashverse.chat.Change;
import org.hashverse.chat.Content;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Delivery;
import org.hashverse.chat.Message;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.Reason;
import org.hashverse.store.history.MessageStore.Progress;
import org.junit.jupiter.api.Test;

/// Our changes of messages to Everyone: who is told.
class ChangesInEveryoneTest extends ChangesStoreTest {
    private Message toAll(PeerId... recipients) {
        var message = open.message(Conversation.EVERYONE, ANA, "to all");
        open.<Boolean>ask(done -> open.store.write(message, List.of(recipients), done));
        return message;
    }

    private List<Content> takenBy(PeerId peer) {
        MessageStore.Batch batch = open.ask(done -> open.store.take(peer, 1, 64, 1 << 20, done));
        return batch.messages().stream().map(one -> one.message().content()).toList();
    }

    @Test
    void inEveryoneAnEditGoesToThoseWhoMayHaveTheMessageAndOthersGetTheNewestText() {
        var message = toAll(BO, CHEN);
        takenBy(BO);
        var done = assertInstanceOf(ChangeResult.Done.class, change(edit(message.key(), 1, "edited")));
        assertEquals(List.of(BO), done.recipients());
        assertEquals(Map.of(BO, 1, CHEN, 1), done.waiting());
        assertEquals(List.of(Content.text("edited")), takenBy(CHEN));
        assertEquals(Set.of(BO, CHEN), Set.copyOf(assertInstanceOf(ChangeResult.Done.class, change(edit(message.key(), 1, "again"))).recipients()));
    }

    @Test
    void inEveryoneARetractionCancelsTheMessageWhereItWaits() {
        var message = toAll(BO, CHEN);
        takenBy(BO);
        var now = takeBack(message);
        assertEquals(Map.of(BO, Delivery.QUEUED, CHEN, Delivery.CANCELLED), now.deliveries());
        assertEquals(List.of(), takenBy(CHEN));
        assertEquals(List.of(new Change.Retraction(message.key())), takenBy(BO));
        assertEquals(0, open.store.waiting(CHEN));
    }

    @Test
    void whoHasTheMessageAndIsNoContactIsShownAsNotReached() {
        var message = toAll(BO, CHEN);
        takenBy(BO);
        takenBy(CHEN);
        open.<List<Progress>>ask(done -> open.store.acknowledge(CHEN, 1, done));
        var done = assertInstanceOf(ChangeResult.Done.class, change(edit(message.key(), 1, "edited"), Set.of(BO), MOST_WAITING));
        assertEquals(List.of(BO), done.recipients());
        assertEquals(Map.of(BO, Delivery.QUEUED, CHEN, Delivery.refused(Reason.REMOVED)), done.message().deliveries());
        assertInstanceOf(ChangeResult.Done.class, change(new Change.Retraction(message.key()), Set.of(BO), MOST_WAITING));
        assertEquals(Delivery.refused(Reason.REMOVED), view(message.key()).deliveries().get(CHEN));
    }

    @Test
    void inEveryoneAReactionGoesToTheAuthorAlone() {
        var chens = message(CHEN, Conversation.EVERYONE, Content.text("Chen's"));
        receive(chens);
        assertEquals(List.of(CHEN), assertInstanceOf(ChangeResult.Done.class, change(reaction(chens.key(), 1, "👍"))).recipients());
        var mine = toAll(BO, CHEN);
        assertEquals(List.of(), assertInstanceOf(ChangeResult.Done.class, change(reaction(mine.key(), 1, "👍"))).recipients());
        assertEquals("Ana👍", reactions(mine), "nobody has to be told");
        assertEquals(2, takenBy(CHEN).size(), "the reaction and the message");
    }
}
