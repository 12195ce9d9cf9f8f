package org.hashverse.store;

import static org.hashverse.store.history.OpenStore.BO;
import static org.hashverse.store.history.OpenStore.WITH_BO;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hashverse.chat.Content;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Delivered;
import org.hashverse.chat.Message;
import org.hashverse.chat.MessageId;
import org.hashverse.chat.MessageKey;
import org.hashverse.chat.PeerId;
import org.hashverse.store.history.Arrival;
import org.hashverse.store.history.MessageStore;
import org.hashverse.store.history.StoreTest;
import org.junit.jupiter.api.Test;

/// What the store notes as seen and tells as read, on a real file.
class SeenMessagesTest extends StoreTest {
    @Test
    void whatWasOnScreenIsReadAndTheRestIsNot() throws Exception {
        open.store.meet(BO, "a".repeat(32));
        open.receive(1, "one");
        var two = open.receive(2, "two");
        open.receive(3, "three");
        var seen = open.<MessageStore.Seen>ask(done -> open.store.seen(WITH_BO, two.key(), true, done));
        assertEquals(new MessageStore.UpTo("a".repeat(32), 2), seen.authors().get(BO));
        assertEquals(1, seen.unread());
        restart();
        assertEquals(1, open.store.unread(WITH_BO));
        assertEquals(Map.of(WITH_BO, 2L), open.store.have(BO).orElseThrow().read());
        assertEquals(List.of(false, false, true), open.history(WITH_BO).stream().map(Delivered::unread).toList());
        assertEquals(List.of(), List.copyOf(open.<MessageStore.Seen>ask(done -> open.store.seen(WITH_BO, two.key(), true, done)).authors().keySet()), "not news any more");
    }

    @Test
    void whatWasOnlyNotedIsNotUnreadAndNobodyIsTold() throws Exception {
        open.store.meet(BO, "a".repeat(32));
        var one = open.receive(1, "one");
        assertEquals(new MessageStore.Seen(Map.of(), 0), open.<MessageStore.Seen>ask(done -> open.store.seen(WITH_BO, one.key(), false, done)));
        restart();
        assertEquals(0, open.store.unread(WITH_BO));
        assertEquals(Map.of(), open.store.have(BO).orElseThrow().read());
    }

    @Test
    void whatWasPrintedIsNotUnreadAndWhatStandsAroundItIs() throws Exception {
        open.store.meet(BO, "a".repeat(32));
        open.receive(1, "one");
        var two = open.receive(2, "two");
        open.receive(3, "three");
        for (int i = 0; i < 2; i++) assertEquals(2, open.<Integer>ask(done -> open.store.noted(WITH_BO, Set.of(two.key(), new MessageKey(BO, MessageId.random())), done)));
        assertEquals(List.of(true, false, true), open.history(WITH_BO).stream().map(Delivered::unread).toList());
        restart();
        assertEquals(2, open.store.unread(WITH_BO));
        assertEquals(Map.of(), open.store.have(BO).orElseThrow().read());
        assertEquals(0, open.<Integer>ask(done -> open.store.noted(Conversation.with(PeerId.parse("D".repeat(51) + "A")), Set.of(), done)));
    }

    @Test
    void eachConversationHasItsOwnMark() throws Exception {
        open.store.meet(BO, "a".repeat(32));
        var direct = open.receive(1, "to you");
        var toAll = new Message(MessageId.random(), Conversation.EVERYONE, BO, 1, Instant.EPOCH, Content.text("to all"));
        open.<Arrival>ask(done -> open.store.receive(BO, 2, toAll, done));
        open.<MessageStore.Seen>ask(done -> open.store.seen(Conversation.EVERYONE, toAll.key(), true, done));
        assertEquals(Map.of(Conversation.EVERYONE, 2L), open.store.have(BO).orElseThrow().read());
        open.<MessageStore.Seen>ask(done -> open.store.seen(WITH_BO, direct.key(), true, done));
        for (int i = 0; i < 2; i++) {
            assertEquals(Map.of(Conversation.EVERYONE, 2L, WITH_BO, 1L), open.store.have(BO).orElseThrow().read());
            restart();
        }
    }

    @Test
    void aNewStoreOfTheAuthorEndsWhatWasRead() throws Exception {
        open.store.meet(BO, "a".repeat(32));
        var old = open.receive(7, "old");
        open.<MessageStore.Seen>ask(done -> open.store.seen(WITH_BO, old.key(), true, done));
        open.store.meet(BO, "b".repeat(32));
        for (int i = 0; i < 2; i++) {
            assertEquals(Map.of(), open.store.have(BO).orElseThrow().read());
            restart();
        }
        var first = open.receive(1, "the first of the new store");
        var seen = open.<MessageStore.Seen>ask(done -> open.store.seen(WITH_BO, first.key(), true, done));
        assertEquals(Map.of(BO, new MessageStore.UpTo("b".repeat(32), 1)), seen.authors());
        restart();
        assertEquals(Map.of(WITH_BO, 1L), open.store.have(BO).orElseThrow().read());
    }

    @Test
    void aNumberOfAnOlderStoreOfTheAuthorIsNeverSaidToBeRead() {
        open.store.meet(BO, "a".repeat(32));
        var old = open.receive(900, "from before he was restored");
        open.store.meet(BO, "b".repeat(32));
        open.receive(1, "after");
        var seen = open.<MessageStore.Seen>ask(done -> open.store.seen(WITH_BO, old.key(), true, done));
        assertEquals(0, seen.authors().size(), "900 would say that he was read up to there");
    }

    @Test
    void whatIsReadNeverCoversALowerNumberThatIsNot() {
        open.store.meet(BO, "a".repeat(32));
        var late = new Message(MessageId.random(), WITH_BO, BO, 9_000_000, Instant.EPOCH, Content.text("stands last"));
        open.<Arrival>ask(done -> open.store.receive(BO, 1, late, done));
        var read = open.receive(2, "stands first");
        assertEquals(Map.of(), open.<MessageStore.Seen>ask(done -> open.store.seen(WITH_BO, read.key(), true, done)).authors(), "READ 2 would cover 1");
        assertEquals(Map.of(BO, new MessageStore.UpTo("a".repeat(32), 1)), open.<MessageStore.Seen>ask(done -> open.store.seen(WITH_BO, late.key(), true, done)).authors());
    }
}
