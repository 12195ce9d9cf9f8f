package org.hashverse.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.Map;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Delivered;
import org.hashverse.chat.Delivery;
import org.hashverse.chat.Presence;
import org.hashverse.node.NodeEvent;
import org.junit.jupiter.api.Test;

/// What the model does after it fell behind and is told everything anew.
class ResyncTest extends TestModel {
    @Test
    void afterAResyncWhoIsNotToldAgainIsGoneAndWhatWasMissedIsUnread() {
        tell(new NodeEvent.PeerChanged(peer(CHEN, "Chen", Presence.ONLINE)));
        stored.add(said(WITH_BO, BO, 10, "known"));
        arrives(10, "known");
        model.seen(WITH_BO, model.conversation(WITH_BO).messages().getFirst());
        stored.add(said(WITH_BO, BO, 20, "missed"));
        tell(new NodeEvent.Resync(), new NodeEvent.PeerChanged(peer(BO, "Bo", Presence.OFFLINE)));
        assertEquals(2, model.peers().size());
        tell(new NodeEvent.CallingChanged(List.of()));
        assertEquals(List.of(BO), model.peers().stream().map(PeerItem::id).toList());
        assertEquals(List.of("known", "missed"), texts());
        assertEquals(1, model.unread().get());
    }

    @Test
    void afterAResyncWhatDoesNotReachUpToTheNewPageGoesAndCanBeLoadedAgain() {
        for (int i = 1; i <= 3 * ChatModel.PAGE; i++) stored.add(said(WITH_BO, BO, i, "m" + i));
        arrives(1, "m1");
        tell(new NodeEvent.Resync(), new NodeEvent.PeerChanged(peer(BO, "Bo", Presence.ONLINE)));
        arrives(3 * ChatModel.PAGE, "m" + 3 * ChatModel.PAGE);
        tell(new NodeEvent.CallingChanged(List.of()));
        assertEquals(ChatModel.PAGE, texts().size());
        assertEquals("m" + (2 * ChatModel.PAGE + 1), texts().getFirst());
        model.loadEarlier(WITH_BO);
        model.loadEarlier(WITH_BO);
        assertEquals(stored.stream().map(one -> one.message().text()).toList(), texts());
    }

    @Test
    void aResyncTellsHowFarKnownMessagesCameAndEndsWhatWasOnlyPassing() {
        tell(new NodeEvent.MessageWritten(said(WITH_BO, ME, 10, "mine")), new NodeEvent.TypingChanged(BO, true), new NodeEvent.AwayChanged(true));
        var mine = model.conversation(WITH_BO).messages().getFirst();
        stored.add(new Delivered(mine.message(), true, Map.of(BO, Delivery.DELIVERED)));
        tell(new NodeEvent.Resync(), new NodeEvent.PeerChanged(peer(BO, "Bo", Presence.ONLINE)), new NodeEvent.CallingChanged(List.of()));
        assertEquals(Map.of(BO, Delivery.DELIVERED), model.conversation(WITH_BO).messages().getFirst().deliveries().get());
        assertFalse(model.peer(BO).orElseThrow().typing().get());
        assertFalse(model.checking().get());
        stored.add(said(Conversation.EVERYONE, BO, 20, "read long ago"));
        model.open().set(Conversation.EVERYONE);
        assertEquals(0, model.unread().get());
    }
}
