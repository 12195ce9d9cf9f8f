package org.hashverse.store.history;

import static org.hashverse.store.history.OpenStore.ANA;
import static org.hashverse.store.history.OpenStore.BO;
import static org.hashverse.store.history.OpenStore.CHEN;
import static org.hashverse.store.history.OpenStore.WITH_BO;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hashverse.chat.Change;
import org.hashverse.chat.Content;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Delivered;
import org.hashverse.chat.Message;
import org.hashverse.chat.MessageId;
import org.hashverse.chat.MessageKey;
import org.junit.jupiter.api.Test;

/// Pins and confirmations of others: which ones count, and what is pinned.
class PinsAndConfirmationsTest extends ChangesStoreTest {
    @Test
    void aPinWithTheGreatestRevisionCanBeUndone() throws Exception {
        var mine = delivered("mine");
        changed(BO, new Change.Pin(mine.key(), Change.MAX_REVISION, true), "f".repeat(32));
        assertTrue(view(mine.key()).marks().pinned());
        for (int times = 0; times < 8; times++) { // our ids are random
            done(new Change.Pin(mine.key(), 0, false));
            assertFalse(view(mine.key()).marks().pinned());
            done(new Change.Pin(mine.key(), 0, true));
        }
        done(new Change.Pin(mine.key(), 0, false));
        changed(BO, new Change.Pin(mine.key(), Change.MAX_REVISION, true), "f".repeat(31) + "e");
        assertFalse(view(mine.key()).marks().pinned());
        assertEquals(List.of(), pinned(WITH_BO));
    }

    @Test
    void aPeersUnpinsDoNotHideWhatIsPinned() {
        var mine = delivered("mine");
        done(new Change.Pin(mine.key(), 0, true));
        for (int i = 0; i < 150; i++) changed(BO, new Change.Pin(bo("m" + i).key(), Change.MAX_REVISION, false));
        assertEquals(List.of("mine"), pinned(WITH_BO));
    }

    @Test
    void onlyMessagesThatAreHereCountAsPinned() {
        var coming = MessageId.random();
        waits(BO, new Change.Pin(new MessageKey(BO, coming), Change.MAX_REVISION, true));
        var text = bo("text");
        receive(message(BO, WITH_BO, edit(text.key(), 1, "edited"), coming));
        for (int i = 0; i < 100; i++) waits(BO, new Change.Pin(new MessageKey(BO, MessageId.random()), Change.MAX_REVISION, true));
        assertEquals(List.of(), pinned(WITH_BO));
        done(new Change.Pin(text.key(), true));
        assertEquals(List.of("edited"), pinned(WITH_BO), "pins of messages that are not here take no place");
    }

    private List<String> pinned(Conversation conversation) {
        return open.<List<Delivered>>ask(done -> open.store.queries().pinned(conversation, done)).stream().map(one -> one.message().text()).toList();
    }

    @Test
    void nobodyPinsInOurEveryone() {
        var mine = open.message(Conversation.EVERYONE, ANA, "to all");
        open.<Boolean>ask(done -> open.store.write(mine, List.of(BO), done));
        var bos = message(BO, Conversation.EVERYONE, Content.text("Bo to all"));
        receive(bos);
        var late = message(BO, Conversation.EVERYONE, Content.text("late"));
        waits(BO, new Change.Pin(late.key(), 1, true));
        receive(late);
        for (var message : List.of(mine, bos)) nothing(BO, new Change.Pin(message.key(), 1, true));
        for (var message : List.of(mine, bos, late)) assertTrue(!view(message.key()).marks().pinned());
        List<Delivered> pinned = open.ask(done -> open.store.queries().pinned(Conversation.EVERYONE, done));
        assertEquals(List.of(), pinned);
    }

    @Test
    void pinsAndConfirmationsOfOthersCountForTheirMessagesAndOursOnly() {
        var mine = delivered("mine");
        var bos = bo("Bo's");
        for (var message : List.of(mine, bos)) {
            nothing(CHEN, new Change.Pin(message.key(), 1, true));
            changed(BO, new Change.Pin(message.key(), 1, true));
        }
        nothing(BO, new Change.Confirmation(mine.key()));
        var asks = new Message(MessageId.random(), WITH_BO, ANA, bos.stamp() + 1, bos.shown(), new Content.Text("confirm this", Optional.empty(), true));
        open.<Boolean>ask(done -> open.store.write(asks, List.of(BO), done));
        nothing(CHEN, new Change.Confirmation(asks.key()));
        changed(BO, new Change.Confirmation(asks.key()));
        changed(BO, new Change.Confirmation(asks.key()));
        assertEquals(Set.of(BO), view(asks.key()).marks().confirmed());
        nothing(BO, new Change.Confirmation(bos.key()));
    }
}
