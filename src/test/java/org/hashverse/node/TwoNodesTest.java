package org.hashverse.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.hashverse.chat.CloseReason;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Delivery;
import org.hashverse.chat.PeerAddress;
import org.hashverse.chat.Standing;
import org.hashverse.node.api.AddOutcome;
import org.hashverse.node.api.NodeEvent;
import org.hashverse.node.api.Peer;
import org.hashverse.node.api.PeerListing;
import org.hashverse.node.api.QueryAnswer;
import org.hashverse.node.api.SendOutcome;
import org.hashverse.node.kit.NodeClock;
import org.hashverse.store.settings.Settings;
import org.hashverse.store.settings.Signs;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TwoNodesTest {
    private TestNode ana;
    private TestNode bo;

    @BeforeEach
    void open() throws Exception {
        ana = TestNode.open("Ana");
        bo = TestNode.open("Bo", Settings.Accept.ASK, TestLimits.SHORT, NodeClock.SYSTEM);
    }

    @AfterEach
    void close() throws Exception {
        ana.close();
        bo.close();
    }

    private void acquainted() throws Exception {
        assertInstanceOf(AddOutcome.Connected.class, TestNode.get(ana.node.add(bo.address())));
        bo.awaitPeer(ana.id(), Peer::connected);
        assertTrue(TestNode.get(bo.node.accept(ana.id())));
        ana.awaitPeer(bo.id(), Peer::met);
    }

    @Test
    void aMessageIsDeliveredOnceBothWays() throws Exception {
        acquainted();
        var sent = assertInstanceOf(SendOutcome.Sent.class, TestNode.get(ana.node.send(Conversation.with(bo.id()), "Hello, peer!")));
        bo.await(NodeEvent.MessageArrived.class, e -> e.message().message().text().equals("Hello, peer!"));
        ana.await(NodeEvent.DeliveryChanged.class, e -> e.message().equals(sent.message().message().id()) && e.delivery().equals(Delivery.DELIVERED));
        TestNode.get(bo.node.send(Conversation.with(ana.id()), "Hi Ana"));
        ana.await(NodeEvent.MessageArrived.class, e -> e.message().message().text().equals("Hi Ana"));
        assertEquals(List.of("Hello, peer!", "Hi Ana"), ana.texts(Conversation.with(bo.id())));
        assertEquals(List.of("Hello, peer!", "Hi Ana"), bo.texts(Conversation.with(ana.id())));
    }

    @Test
    void aStrangerWaitsUntilItIsAccepted() throws Exception {
        TestNode.get(ana.node.add(bo.address()));
        var atBo = bo.awaitPeer(ana.id(), Peer::connected);
        assertEquals(Standing.STRANGER, atBo.standing());
        assertFalse(ana.awaitPeer(bo.id(), Peer::connected).met());
        assertEquals(PeerListing.Status.NOT_ACCEPTED, TestNode.get(ana.node.select(bo.id())).status());
        assertInstanceOf(SendOutcome.NobodyConnected.class, TestNode.get(bo.node.send(Conversation.EVERYONE, "not to strangers")));
        TestNode.get(bo.node.send(Conversation.with(ana.id()), "writing back accepts"));
        assertTrue(ana.awaitPeer(bo.id(), Peer::met).connected());
        assertEquals(PeerListing.Status.TOLD, TestNode.get(ana.node.select(bo.id())).status());
    }

    @Test
    void theTwentyFirstMessageOfAStrangerIsRefused() throws Exception {
        TestNode.get(ana.node.add(bo.address()));
        for (int i = 1; i <= 21; i++) TestNode.get(ana.node.send(Conversation.with(bo.id()), "message " + i));
        var last = ana.await(NodeEvent.DeliveryChanged.class, e -> e.delivery().stage() == Delivery.Stage.REFUSED);
        assertEquals("not-accepted", last.delivery().reason());
        assertEquals(20, bo.texts(Conversation.with(ana.id())).size());
    }

    @Test
    void aPeerThatBringsAnInviteBecomesAContactAtOnce() throws Exception {
        assertInstanceOf(AddOutcome.Connected.class, TestNode.get(ana.node.add(bo.self().invite())));
        assertEquals(Standing.CONTACT, bo.awaitPeer(ana.id(), Peer::connected).standing());
    }

    @Test
    void aPeerThatIsRemovedWhileItIsAddedStaysRemoved() throws Exception {
        var adding = ana.node.add(bo.self().invite());
        assertTrue(TestNode.get(ana.node.remove(bo.id())));
        assertInstanceOf(AddOutcome.Failed.class, TestNode.get(adding));
        assertEquals(Standing.REMOVED, ana.awaitPeer(bo.id(), peer -> !peer.connected()).standing());
    }

    @Test
    void aPeerAddedByInviteIsCalledUntilItAnswers() throws Exception {
        var folder = java.nio.file.Files.createTempDirectory("hashverse-dara");
        var dara = TestNode.in(folder, "Dara", Settings.Accept.ANYONE, 0);
        var invite = dara.self().invite();
        dara.close();
        assertInstanceOf(AddOutcome.Failed.class, TestNode.get(ana.node.add(invite)));
        ana.node.keepTrying(invite);
        try (var again = TestNode.in(folder, "Dara", Settings.Accept.ANYONE, invite.addresses().getFirst().port())) {
            ana.awaitPeer(again.id(), Peer::connected);
        }
    }

    @Test
    void aReadMarkForAnOfflineAuthorIsSentWhenItReturns() throws Exception {
        acquainted();
        var sent = assertInstanceOf(SendOutcome.Sent.class, TestNode.get(ana.node.send(Conversation.with(bo.id()), "read me later")));
        var arrived = bo.await(NodeEvent.MessageArrived.class, e -> e.message().message().text().equals("read me later"));
        ana.await(NodeEvent.DeliveryChanged.class, e -> e.delivery().equals(Delivery.DELIVERED));
        TestNode.get(ana.node.remove(bo.id()));
        bo.awaitPeer(ana.id(), peer -> !peer.connected());
        bo.node.read(Conversation.with(ana.id()), arrived.message().message().key());
        ana.node.restore(bo.id());
        ana.await(NodeEvent.DeliveryChanged.class, e -> e.message().equals(sent.message().message().id()) && e.delivery().equals(Delivery.READ));
    }

    @Test
    void aNodeThatSendsNoReadMarksAndNoTypingShowsNone() throws Exception {
        acquainted();
        ana.node.change(settings -> settings.withSigns(new Signs(false, false)));
        ana.await(NodeEvent.SettingsChanged.class, event -> !event.settings().signs().typing());
        TestNode.get(bo.node.send(Conversation.with(ana.id()), "a question"));
        var question = ana.await(NodeEvent.MessageArrived.class, e -> e.message().message().text().equals("a question"));
        ana.node.read(Conversation.with(bo.id()), question.message().message().key());
        ana.node.typing(bo.id());
        TestNode.get(ana.node.send(Conversation.with(bo.id()), "an answer")); // sent after everything else
        var answer = bo.await(NodeEvent.MessageArrived.class, e -> e.message().message().text().equals("an answer"));
        neitherReadNorTyping(bo);
        bo.node.read(Conversation.with(ana.id()), answer.message().message().key());
        bo.node.typing(ana.id());
        TestNode.get(bo.node.send(Conversation.with(ana.id()), "thanks"));
        ana.await(NodeEvent.MessageArrived.class, e -> e.message().message().text().equals("thanks"));
        neitherReadNorTyping(ana);
        assertEquals(0, ana.await(NodeEvent.UnreadChanged.class, e -> e.conversation().equals(Conversation.with(bo.id())) && e.unread() == 0).unread());
    }

    private static void neitherReadNorTyping(TestNode node) {
        assertEquals(List.of(), node.told(NodeEvent.DeliveryChanged.class).stream().filter(event -> event.delivery().equals(Delivery.READ)).toList());
        assertEquals(List.of(), node.told(NodeEvent.TypingChanged.class).stream().filter(NodeEvent.TypingChanged::typing).toList());
    }

    @Test
    void aRemovedPeerIsRefusedAndStopsCalling() throws Exception {
        acquainted();
        assertTrue(TestNode.get(bo.node.remove(ana.id())));
        assertEquals(CloseReason.REMOVED, ana.await(NodeEvent.Left.class, e -> e.peer().equals(bo.id())).reason());
        assertTrue(ana.awaitPeer(bo.id(), Peer::endedByIt).endedByIt());
        var outcome = assertInstanceOf(AddOutcome.Failed.class, TestNode.get(ana.node.add(bo.address())));
        assertEquals(AddOutcome.Failure.DECLINED, outcome.failure());
        bo.node.restore(ana.id());
        ana.awaitPeer(bo.id(), Peer::connected);
    }

    @Test
    void aMessageWaitsForAnOfflineContactAndIsSentWhenItReturns() throws Exception {
        var folder = java.nio.file.Files.createTempDirectory("hashverse-dara");
        var dara = TestNode.in(folder, "Dara", Settings.Accept.ANYONE, 0);
        int port = dara.address().port();
        TestNode.get(ana.node.add(dara.address()));
        var id = dara.id();
        ana.awaitPeer(id, Peer::connected);
        dara.close();
        ana.awaitPeer(id, peer -> !peer.connected());
        TestNode.get(ana.node.send(Conversation.with(id), "for later"));
        assertEquals(1, ana.awaitPeer(id, peer -> peer.waiting() == 1).waiting());
        try (var again = TestNode.in(folder, "Dara", Settings.Accept.ANYONE, port)) {
            again.await(NodeEvent.MessageArrived.class, e -> e.message().message().text().equals("for later"));
            ana.awaitPeer(id, peer -> peer.waiting() == 0 && peer.connected());
        }
    }

    @Test
    void queriesAreAnsweredFromTheLiveLink() throws Exception {
        acquainted();
        var connected = assertInstanceOf(QueryAnswer.Connected.class, TestNode.get(ana.node.query("Bo")));
        assertTrue(connected.roundTrip().isPresent());
        assertInstanceOf(QueryAnswer.Connected.class, TestNode.get(ana.node.query(bo.address().toString())));
        assertInstanceOf(QueryAnswer.Self.class, TestNode.get(ana.node.query(ana.address().toString())));
        assertEquals(1, assertInstanceOf(QueryAnswer.NotFound.class, TestNode.get(ana.node.query("10.0.0.9:8000"))).connected());
    }

    @Test
    void aNodeCannotAddItself() throws Exception {
        var outcome = assertInstanceOf(AddOutcome.Failed.class, TestNode.get(ana.node.add(ana.address())));
        assertEquals(AddOutcome.Failure.OWN_ADDRESS, outcome.failure());
        var byName = assertInstanceOf(AddOutcome.Failed.class, TestNode.get(ana.node.add(new PeerAddress("localhost", ana.address().port()))));
        assertTrue(List.of(AddOutcome.Failure.OWN_ADDRESS, AddOutcome.Failure.OWN_KEY).contains(byName.failure()));
    }

    @Test
    void bothMayCallAtOnceAndOneLinkStays() throws Exception {
        for (int round = 0; round < 20; round++) {
            int mark = ana.mark();
            int markBo = bo.mark();
            var one = ana.node.add(bo.self().invite());
            var two = bo.node.add(ana.self().invite());
            TestNode.get(one);
            TestNode.get(two);
            ana.awaitPeer(bo.id(), Peer::connected);
            bo.awaitPeer(ana.id(), Peer::connected);
            TestNode.get(ana.node.send(Conversation.with(bo.id()), "round " + round));
            var text = "round " + round;
            bo.await(NodeEvent.MessageArrived.class, e -> e.message().message().text().equals(text));
            ana.node.remove(bo.id());
            ana.awaitFrom(mark, NodeEvent.Left.class, e -> true);
            bo.awaitFrom(markBo, NodeEvent.Left.class, e -> true);
        }
        assertEquals(20, ana.told(NodeEvent.Joined.class).size());
        assertEquals(20, bo.told(NodeEvent.Joined.class).size());
    }
}
