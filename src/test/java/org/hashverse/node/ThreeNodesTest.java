package org.hashverse.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hashverse.chat.CloseReason;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Delivery;
import org.hashverse.node.api.AddOutcome;
import org.hashverse.node.api.NodeEvent;
import org.hashverse.node.api.Peer;
import org.hashverse.node.api.PeerListing;
import org.hashverse.node.api.SendOutcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ThreeNodesTest {
    private TestNode ana;
    private TestNode bo;
    private TestNode chen;

    @BeforeEach
    void open() throws Exception {
        ana = TestNode.open("Ana");
        bo = TestNode.open("Bo");
        chen = TestNode.open("Chen");
        ana.meet(bo);
        bo.meet(chen);
    }

    @AfterEach
    void close() throws Exception {
        ana.close();
        bo.close();
        chen.close();
    }

    private static Set<String> names(PeerListing listing) {
        return listing.peers().stream().map(entry -> entry.name().text()).collect(Collectors.toSet());
    }

    @Test
    void aPeerTellsItsOtherPeersWithTheirAddress() throws Exception {
        var listing = TestNode.get(ana.node.select(bo.id()));
        assertEquals(PeerListing.Status.TOLD, listing.status());
        assertEquals(Set.of("Chen"), names(listing));
        assertEquals(Optional.of(chen.address()), listing.peers().getFirst().address());
        assertInstanceOf(AddOutcome.Connected.class, TestNode.get(ana.node.add(listing.peers().getFirst().address().get())));
        chen.awaitPeer(ana.id(), peer -> peer.connected() && peer.met());
        assertEquals(Set.of("Bo"), names(TestNode.get(chen.node.select(ana.id()))));
    }

    @Test
    void aPeerThatDoesNotShareItsAddressIsListedWithoutIt() throws Exception {
        chen.change(settings -> settings.withShare(false));
        TestNode.get(bo.node.remove(chen.id()));
        bo.awaitPeer(chen.id(), peer -> !peer.connected());
        bo.node.restore(chen.id());
        bo.awaitPeer(chen.id(), Peer::connected);
        var entry = TestNode.get(ana.node.select(bo.id())).peers().getFirst();
        assertEquals("Chen", entry.name().text());
        assertEquals(Optional.empty(), entry.address());
    }

    @Test
    void aMessageToEveryoneReachesEachConnectedContactOnce() throws Exception {
        var sent = assertInstanceOf(SendOutcome.Sent.class, TestNode.get(bo.node.send(Conversation.EVERYONE, "Hello, peers!")));
        assertEquals(Set.of(ana.id(), chen.id()), sent.message().deliveries().keySet());
        for (var peer : List.of(ana, chen)) {
            peer.await(NodeEvent.MessageArrived.class, e -> e.message().message().text().equals("Hello, peers!"));
            bo.await(NodeEvent.DeliveryChanged.class, e -> e.recipient().equals(peer.id()) && e.delivery().equals(Delivery.DELIVERED));
            assertEquals(List.of("Hello, peers!"), peer.texts(Conversation.EVERYONE));
        }
        try (var late = TestNode.open("Dara")) {
            bo.meet(late);
            TestNode.get(bo.node.send(Conversation.with(late.id()), "for you alone"));
            late.await(NodeEvent.MessageArrived.class, e -> e.message().message().text().equals("for you alone"));
            assertTrue(late.texts(Conversation.EVERYONE).isEmpty());
        }
    }

    @Test
    void askingTooFastIsAnsweredBusyAndOncePerSecondAlways() throws Exception {
        for (int i = 0; i < 3; i++) assertEquals(PeerListing.Status.TOLD, TestNode.get(ana.node.select(bo.id())).status());
        PeerListing busy = TestNode.get(ana.node.select(bo.id()));
        for (int i = 0; i < 50 && busy.status() == PeerListing.Status.TOLD; i++) busy = TestNode.get(ana.node.select(bo.id()));
        assertEquals(PeerListing.Status.NO_ANSWER, busy.status());
        assertEquals(Set.of("Chen"), names(busy), "what it told last is still there");
    }

    @Test
    void byeLeavingIsSeenByAllAndIsNotALoss() throws Exception {
        chen.close();
        assertEquals(CloseReason.LEAVING, bo.await(NodeEvent.Left.class, e -> e.peer().equals(chen.id())).reason());
        assertEquals(List.of(), TestNode.get(ana.node.select(bo.id())).peers());
    }

    @Test
    void aMessageThatWasReadIsShownAsRead() throws Exception {
        TestNode.get(bo.node.send(Conversation.EVERYONE, "to all"));
        var direct = assertInstanceOf(SendOutcome.Sent.class, TestNode.get(bo.node.send(Conversation.with(ana.id()), "to Ana")));
        var arrived = ana.await(NodeEvent.MessageArrived.class, e -> e.message().message().text().equals("to Ana"));
        ana.node.read(Conversation.with(bo.id()), arrived.message().message().key());
        bo.await(NodeEvent.DeliveryChanged.class, e -> e.message().equals(direct.message().message().id()) && e.delivery().equals(Delivery.READ));
        assertTrue(bo.told(NodeEvent.DeliveryChanged.class).stream().noneMatch(e -> e.conversation().equals(Conversation.EVERYONE) && e.delivery().equals(Delivery.READ)));
    }

    @Test
    void typingIsToldToContactsAndEnds() throws Exception {
        ana.node.typing(bo.id());
        bo.await(NodeEvent.TypingChanged.class, NodeEvent.TypingChanged::typing);
        bo.await(NodeEvent.TypingChanged.class, e -> !e.typing());
        assertTrue(chen.told(NodeEvent.TypingChanged.class).isEmpty());
    }
}
