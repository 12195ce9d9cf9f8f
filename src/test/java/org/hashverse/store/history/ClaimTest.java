package org.hashverse.store.history;

import static org.hashverse.store.history.OpenStore.BO;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.hashverse.chat.Delivery;
import org.hashverse.chat.MessageId;
import org.hashverse.store.database.Database;
import org.junit.jupiter.api.Test;

/// What a peer says in its HELLO that it has of our messages: which of them are delivered by that, and which numbers are given next.
class ClaimTest extends StoreTest {
    private List<Delivery> claimed(long number, Optional<MessageId> last, Long... refused) {
        return open.<List<MessageStore.Progress>>ask(done -> open.store.reconcile(BO, new MessageStore.Claim(number, last, Set.of(refused), "full"), done)).stream()
                .map(MessageStore.Progress::delivery).toList();
    }

    private MessageId written(String text) {
        return open.write(text).id();
    }

    @Test
    void aRestoredHistoryGivesNoNumberTwice() throws Exception {
        open.write("1");
        open.taken();
        claimed(150, Optional.of(MessageId.random()));
        open.write("after the copy was put back");
        assertEquals(List.of(151L, 152L), open.taken(), "Bo may not have the first one, so it is offered again");
        restart();
        assertEquals(152, open.store.lastNumber(BO));
    }

    @Test
    void theFirstMessageGetsANumberAboveTheClaimedOne() throws Exception {
        assertEquals(List.of(), claimed(50, Optional.of(MessageId.random())));
        restart();
        open.write("to a peer that has messages of another copy of this history");
        assertEquals(List.of(51L), open.taken(), "the peer would acknowledge a lower number and not store the message");
    }

    @Test
    void nothingIsLeftOfWhatAForgottenPeerClaimed() throws Exception {
        claimed(50, Optional.empty());
        assertEquals(50, open.store.lastNumber(BO));
        open.store.forget(BO);
        open.settle();
        assertEquals(0, open.store.lastNumber(BO));
        try (var sql = Database.reader(folder.resolve("messages.db"))) {
            assertEquals(0, sql.number("SELECT (SELECT count(*) FROM recipient) + (SELECT count(*) FROM peer WHERE key = ?)", BO.text()), "any number of strangers may claim something");
        }
    }

    @Test
    void aClaimThatNamesOurMessageIsAnAcknowledgement() {
        open.write("1");
        open.write("2");
        var third = written("3");
        open.write("4");
        open.taken();
        assertEquals(List.of(Delivery.DELIVERED, Delivery.refused("full"), Delivery.DELIVERED), claimed(3, Optional.of(third), 2L));
        assertEquals(4, open.store.lastNumber(BO));
    }

    @Test
    void messagesThatAnotherCopySentWithOurNumbersDeliverNothingOfOurs() {
        open.write("1");
        var second = written("2");
        open.taken();
        assertEquals(List.of(), claimed(2, Optional.of(MessageId.random())), "Bo has another message with this number");
        assertEquals(List.of(3L, 4L), open.taken());
        assertEquals(List.of(), claimed(9, Optional.of(second)), "we never gave this number");
        assertEquals(List.of(10L, 11L), open.taken());
        assertEquals(List.of(), claimed(11, Optional.empty()), "the claim names no message");
        assertEquals(List.of(12L, 13L), open.taken());
        assertEquals(List.of(Delivery.DELIVERED, Delivery.DELIVERED), claimed(13, Optional.of(second)));
    }

    @Test
    void aListOfRefusedNumbersThatIsFullSaysNothingOfLowerNumbers() {
        MessageId last = null;
        for (int i = 0; i < 70; i++) last = written("message");
        open.taken();
        var refused = LongStream.rangeClosed(6, 5 + MessageStore.REFUSED_KEPT).boxed().toArray(Long[]::new);
        var settled = claimed(70, Optional.of(last), refused);
        assertEquals(MessageStore.REFUSED_KEPT + 1, settled.size());
        assertEquals(Delivery.DELIVERED, settled.getLast());
        assertEquals(List.of(70L, 71L, 72L, 73L, 74L, 75L), open.taken(), "perhaps Bo refused the first five too");
    }

    @Test
    void aListOfRefusedNumbersThatIsNotFullTellsAll() {
        MessageId last = null;
        for (int i = 0; i < 70; i++) last = written("message");
        open.taken();
        var refused = LongStream.rangeClosed(7, 5 + MessageStore.REFUSED_KEPT).boxed().toArray(Long[]::new);
        var settled = claimed(70, Optional.of(last), refused);
        assertEquals(70, settled.size());
        assertEquals(7, settled.stream().filter(Delivery.DELIVERED::equals).count());
    }

    @Test
    void aDeliveredMessageKeepsItsNumberWhateverIsClaimed() {
        var first = written("1");
        open.taken();
        assertEquals(List.of(Delivery.DELIVERED), claimed(1, Optional.of(first)));
        open.write("2");
        open.taken();
        for (int claim = 0; claim < 100; claim++) claimed(2, Optional.of(MessageId.random()));
        assertEquals(List.of(1L, 102L), open.taken(), "repeated claims change the number of the undelivered message only");
    }

    @Test
    void aClaimFarAboveOurNumbersIsIgnored() {
        open.write("1");
        open.taken();
        claimed(2 + MessageStore.Claim.MOST_AHEAD, Optional.empty());
        assertEquals(2, open.store.lastNumber(BO));
        claimed(2 + MessageStore.Claim.MOST_AHEAD, Optional.empty());
        assertEquals(3 + MessageStore.Claim.MOST_AHEAD, open.store.lastNumber(BO), "the largest step that is accepted");
    }
}
