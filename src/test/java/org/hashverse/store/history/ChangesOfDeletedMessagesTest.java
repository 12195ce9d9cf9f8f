package org.hashverse.store.history;

import static org.hashverse.store.history.OpenStore.BO;
import static org.hashverse.store.history.OpenStore.WITH_BO;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hashverse.chat.Change;
import org.junit.jupiter.api.Test;

/// What is left of the changes of a message that is deleted here, and of a conversation that is cleared.
class ChangesOfDeletedMessagesTest extends ChangesStoreTest {
    @Test
    void clearingCountsTheMessagesThatWaitAndNotTheirChanges() {
        var message = delivered("first");
        edit(message, "second");
        open.write("waits");
        assertEquals(1, open.<Integer>ask(done -> open.store.queries().waiting(WITH_BO, done)));
    }

    @Test
    void aRetractionThatWaitsSurvivesTheDeletionOfItsMessage() throws Exception {
        for (int way = 0; way < 2; way++) {
            var message = delivered("oops");
            react(message, "👍");
            takeBack(message);
            if (way == 0) assertTrue(open.<Optional<MessageStore.Deleted>>ask(done -> open.store.delete(message.key(), done)).isPresent());
            else open.store.clear(WITH_BO, () -> { });
            open.settle();
            restart();
            assertEquals(Optional.empty(), find(message.key()));
            assertEquals(1, open.store.waiting(BO));
            assertEquals(List.of(new Change.Retraction(message.key())), taken(open.store.lastNumber(BO)));
            acknowledge();
            assertEquals(0, count("SELECT count(*) FROM message"), "it has reached Bo, and nothing else needs it");
        }
    }

    @Test
    void aDeletedMessageTakesItsReactionsAndVersionsWithIt() throws Exception {
        var message = delivered("first");
        edit(message, "second");
        open.taken();
        acknowledge();
        react(message, "👍");
        Optional<MessageStore.Deleted> deleted = open.ask(done -> open.store.delete(message.key(), done));
        assertEquals(Set.of(BO), deleted.orElseThrow().recipients(), "the reaction waits no more");
        assertEquals(0, count("SELECT count(*) FROM message"));
        assertEquals(0, count("SELECT count(*) FROM delivery"));
        assertEquals(0, open.store.waiting(BO));
        assertEquals(List.of(), found("second"));
        assertFalse(open.<Optional<MessageStore.Deleted>>ask(done -> open.store.delete(message.key(), done)).isPresent());
    }
}
