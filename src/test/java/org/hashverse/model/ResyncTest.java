package org.hashverse.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Delivered;
import org.hashverse.chat.Delivery;
import org.hashverse.chat.Presence;
import org.hashverse.node.api.NodeEvent;
import org.junit.jupiter.api.Test;

/// The model after a Resync: it missed events, and the node reports its state again.
class ResyncTest extends TestModel {
    private void resync(NodeEvent... present) {
        tell(new NodeEvent.Resync());
        tell(present);
        tell(new NodeEvent.CallingChanged(List.of()));
    }

    private static NodeEvent boIs(Presence presence) {
        return new NodeEvent.PeerChanged(peer(BO, "Bo", presence));
    }

    @Test
    void afterAResyncPeersThatAreNotReportedAgainAreGone() {
        tell(new NodeEvent.PeerChanged(peer(CHEN, "Chen", Presence.ONLINE)));
        tell(new NodeEvent.Resync(), boIs(Presence.OFFLINE));
        assertEquals(2, model.peers().size());
        tell(new NodeEvent.CallingChanged(List.of()));
        assertEquals(List.of(BO), model.peers().stream().map(PeerItem::id).toList());
    }

    @Test
    void afterAResyncMissedMessagesAreLoadedAndTheNodesCountApplies() {
        model.open().set(WITH_BO);
        arrives(10, "known");
        model.seen(WITH_BO, bo().messages().getFirst());
        stored.clear();
        store(10, "known", false);
        store(20, "missed", true);
        resync(boIs(Presence.ONLINE), new NodeEvent.UnreadChanged(WITH_BO, 1));
        assertEquals(List.of("known", "missed"), texts());
        assertEquals(1, model.unread().get());
        assertTrue(bo().unread(bo().messages().getLast()));
        assertFalse(bo().unread(bo().messages().getFirst()));
        resync(boIs(Presence.ONLINE));
        assertEquals(0, model.unread().get());
    }

    @Test
    void afterAResyncMessagesThatDoNotOverlapWithTheNewPageAreUnloaded() {
        model.open().set(WITH_BO);
        arrives(1, "m1");
        for (int i = 2; i <= 3 * ConversationItem.PAGE; i++) store(i, "m" + i, false);
        tell(new NodeEvent.Resync(), boIs(Presence.ONLINE));
        arrives(3 * ConversationItem.PAGE, "m" + 3 * ConversationItem.PAGE);
        tell(new NodeEvent.CallingChanged(List.of()));
        assertEquals(ConversationItem.PAGE, texts().size());
        assertEquals("m" + (2 * ConversationItem.PAGE + 1), texts().getFirst());
        model.pages().loadEarlier(WITH_BO);
        model.pages().loadEarlier(WITH_BO);
        assertEquals(stored.stream().map(one -> one.message().text()).toList(), texts());
    }

    @Test
    void afterAResyncEarlierMessagesThatOverlapStayLoaded() {
        for (int i = 1; i <= 2 * ConversationItem.PAGE; i++) store(i, "m" + i, false);
        model.open().set(WITH_BO);
        model.pages().loadEarlier(WITH_BO);
        store(2 * ConversationItem.PAGE + 1, "missed", false);
        resync(boIs(Presence.ONLINE));
        assertEquals(stored.stream().map(one -> one.message().text()).toList(), texts());
    }

    @Test
    void afterARepairLostMessagesAreNotShown() {
        model.open().set(WITH_BO);
        arrives(10, "kept");
        arrives(20, "lost");
        stored.removeLast();
        resync(boIs(Presence.ONLINE));
        assertEquals(List.of("kept"), texts());
        assertEquals("kept", bo().last().get().message().text());
        stored.clear();
        resync(boIs(Presence.ONLINE));
        assertEquals(List.of(), texts());
        assertNull(bo().last().get());
    }

    @Test
    void aResyncUpdatesDeliveriesAndEndsTypingAndConditions() {
        tell(new NodeEvent.MessageWritten(message(WITH_BO, ME, 10, "mine")), new NodeEvent.TypingChanged(BO, true), new NodeEvent.AwayChanged(true));
        model.open().set(WITH_BO);
        var mine = model.conversation(WITH_BO).messages().getFirst();
        stored.add(new Delivered(mine.message(), true, Map.of(BO, Delivery.DELIVERED)));
        tell(new NodeEvent.Resync(), new NodeEvent.PeerChanged(peer(BO, "Bo", Presence.ONLINE)), new NodeEvent.CallingChanged(List.of()));
        assertEquals(Map.of(BO, Delivery.DELIVERED), model.conversation(WITH_BO).messages().getFirst().deliveries());
        assertFalse(model.peer(BO).orElseThrow().typing().get());
        assertFalse(model.conditions().checking().get());
        stored.add(message(Conversation.EVERYONE, BO, 20, "read long ago"));
        model.open().set(Conversation.EVERYONE);
        assertEquals(0, model.unread().get());
    }
}
