package org.hashverse.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hashverse.chat.CloseReason;
import org.hashverse.chat.Content;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.MessageId;
import org.hashverse.chat.MessageText;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.Standing;
import org.hashverse.node.api.NodeEvent;
import org.hashverse.node.api.Peer;
import org.hashverse.node.api.SendOutcome;
import org.hashverse.node.kit.Limits;
import org.hashverse.store.history.MessageStore;
import org.hashverse.store.history.Search;
import org.hashverse.transport.Papers;
import org.hashverse.transport.RawPeer;
import org.hashverse.wire.Frame;
import org.junit.jupiter.api.Test;

/// What a stranger gets from us, and how much of it is kept.
class StrangerBoundsTest extends UnderAttack {
    /// Few, so that a test can exceed them.
    private static final int STRANGERS = 5;

    /// All frames that come until the node has handled everything that was sent before.
    private static List<Frame> answers(RawPeer eve) throws Exception {
        var heard = new ArrayList<Frame>();
        eve.say(new Frame.PeersQuery(4_711));
        while (true) {
            var frame = eve.hear();
            if (frame instanceof Frame.Peers answer && answer.request() == 4_711) break;
            if (!(frame instanceof Frame.Ping)) heard.add(frame);
        }
        return heard;
    }

    @Test
    void twentyMessagesAreKeptAndTheRestRefusedEachByItsNumber() throws Exception {
        assertEquals(20, Limits.PRODUCT.quotas().strangerMessages());
        try (var eve = attacked.stranger("Eve")) {
            for (int n = 1; n <= 22; n++) eve.say(RawPeer.chat(n, "message " + n));
            assertEquals(new Frame.Nak(21, "not-accepted"), eve.hear(Frame.Nak.class));
            assertEquals(new Frame.Nak(22, "not-accepted"), eve.hear(Frame.Nak.class));
            assertEquals(20, attacked.ana.texts(Conversation.with(eve.id())).size());
        }
    }

    @Test
    void aNumberOfWhichNobodyKnowsWhetherItWasRefusedIsNotAcknowledged() throws Exception {
        int last = 20 + MessageStore.REFUSED_KEPT + 1;
        var papers = Papers.good();
        try (var eve = attacked.stranger("Eve", papers)) {
            for (int n = 1; n <= last; n++) eve.say(RawPeer.chat(n, "message " + n));
            eve.settle(1);
        }
        try (var eve = attacked.stranger("Eve", papers)) {
            eve.say(RawPeer.chat(22, "message 22"));
            assertEquals(new Frame.Nak(22, "not-accepted"), eve.hear(Frame.Nak.class), "the lowest number that our HELLO names");
            eve.say(RawPeer.chat(21, "message 21"));
            eve.awaitEnd();
        }
    }

    @Test
    void messagesOfAStrangerAreFoundOnlyInItsConversationUntilItIsAccepted() throws Exception {
        var all = new Search("invoice", Optional.empty(), Optional.empty(), 10);
        try (var eve = attacked.stranger("Eve")) {
            eve.say(RawPeer.chat(1, "my invoice"));
            eve.hear(Frame.Ack.class); // the message is stored
            assertEquals(List.of(), TestNode.get(attacked.ana.node.history().search(all)));
            assertEquals(1, TestNode.get(attacked.ana.node.history().search(new Search("invoice", Optional.of(Conversation.with(eve.id())), Optional.empty(), 10))).size());
            TestNode.get(attacked.ana.node.accept(eve.id()));
            assertEquals(1, TestNode.get(attacked.ana.node.history().search(all)).size());
        }
    }

    @Test
    void allTextsOfAStrangerTogetherAreNoLongerThanOneText() throws Exception {
        try (var eve = attacked.stranger("Eve")) {
            eve.say(RawPeer.chat(1, "x".repeat(MessageText.MAX_BYTES)), RawPeer.chat(2, "y"));
            assertEquals(new Frame.Nak(2, "not-accepted"), eve.hear(Frame.Nak.class));
        }
        try (var cy = attacked.stranger("Cy")) {
            cy.say(RawPeer.chat(1, "x"), RawPeer.chat(2, "x".repeat(MessageText.MAX_BYTES)), RawPeer.chat(3, "z"));
            assertEquals(new Frame.Nak(2, "not-accepted"), cy.hear(Frame.Nak.class));
            cy.settle(1);
            attacked.ana.await(NodeEvent.MessageArrived.class, e -> e.message().message().text().equals("z"));
            assertEquals(List.of("x", "z"), attacked.ana.texts(Conversation.with(cy.id())));
        }
    }

    @Test
    void aStrangersMessageToEveryoneStaysInItsOwnConversation() throws Exception {
        try (var eve = attacked.stranger("Eve")) {
            eve.say(new Frame.Chat(1, MessageId.random(), Frame.To.EVERYONE, 1, Content.text("to you all")));
            eve.hear(Frame.Ack.class);
            assertEquals(List.of("to you all"), attacked.ana.texts(Conversation.with(eve.id())));
            assertFalse(attacked.ana.texts(Conversation.EVERYONE).contains("to you all"));
        }
    }

    @Test
    void aTextThatCannotBeSentSaysSoAndMakesNoStrangerAContact() throws Exception {
        try (var eve = attacked.stranger("Eve")) {
            var tooLong = "x".repeat(MessageText.MAX_BYTES + 1);
            assertEquals(new SendOutcome.BadText(MessageText.Fault.TOO_LONG), TestNode.get(attacked.ana.node.send(Conversation.with(eve.id()), tooLong)));
            assertEquals(Standing.STRANGER, attacked.ana.awaitPeer(eve.id(), _ -> true).standing());
        }
    }

    @Test
    void aStrangerGetsNoDataOfOurs() throws Exception {
        try (var eve = RawPeer.in(attacked.address(), Papers.good())) {
            eve.say(RawPeer.hello("Eve"));
            var hello = eve.hear(Frame.Hello.class);
            assertTrue(hello.addresses().isEmpty() && !hello.share() && !hello.met() && hello.token().isEmpty());
            attacked.ana.awaitPeer(eve.id(), Peer::connected);
            TestNode.get(attacked.ana.node.send(Conversation.EVERYONE, "for contacts"));
            attacked.ana.node.typing(eve.id());
            eve.say(RawPeer.chat(1, "hello?"), new Frame.Read(Frame.To.YOU, 9), new Frame.Typing(), new Frame.Welcome(List.of(), true, Optional.empty(), Optional.empty()),
                    new Frame.PeersQuery(1), new Frame.Ack(5), new Frame.Nak(5, "full"));
            var arrived = attacked.ana.await(NodeEvent.MessageArrived.class, e -> e.message().message().author().equals(eve.id()));
            attacked.ana.node.read(Conversation.with(eve.id()), arrived.message().message().key());
            TestNode.get(attacked.ana.node.history().count(Conversation.EVERYONE)); // by now the node has handled all that
            var heard = answers(eve);
            for (var frame : heard) assertTrue(frame instanceof Frame.Ack || frame instanceof Frame.Peers, "a stranger got " + frame);
            assertTrue(heard.contains(new Frame.Peers(1, Frame.Peers.Status.PRIVATE, List.of(), 0)));
            assertTrue(attacked.ana.told(NodeEvent.TypingChanged.class).stream().noneMatch(typing -> typing.peer().equals(eve.id())));
        }
    }

    @Test
    void strangersAreBoundedAndADroppedOneLeavesNothingBehind() throws Exception {
        assertEquals(64, Limits.PRODUCT.quotas().strangers());
        var first = Papers.good();
        try (var narrow = new AttackedNode(AttackedNode.bounds(4 * STRANGERS, STRANGERS))) {
            narrow.stranger("First", first).close();
            narrow.ana.awaitPeer(first.id(), peer -> !peer.connected());
            var crowd = new ArrayList<RawPeer>();
            for (int i = 0; i < STRANGERS; i++) crowd.add(narrow.stranger("Crowd " + i));
            narrow.ana.await(NodeEvent.PeerGone.class, gone -> gone.peer().equals(first.id()));
            try (var oneMore = narrow.stranger("One more")) { // all are connected, so the first one is dropped
                crowd.getFirst().awaitEnd();
                for (var other : crowd.subList(1, STRANGERS)) other.settle(1);
                oneMore.settle(1);
                leftBeforeItWasForgotten(narrow.ana, crowd.getFirst().id());
            } finally {
                crowd.forEach(RawPeer::close);
            }
        }
    }

    private static void leftBeforeItWasForgotten(TestNode ana, PeerId id) {
        int gone = ana.told(NodeEvent.class).indexOf(ana.await(NodeEvent.PeerGone.class, event -> event.peer().equals(id)));
        var before = ana.told(NodeEvent.class).subList(0, gone);
        assertTrue(before.contains(new NodeEvent.Left(id, CloseReason.CLOSED)));
        assertEquals(1, ana.told(NodeEvent.Left.class).stream().filter(left -> left.peer().equals(id)).count(), "it left once");
    }

    /// A contact that is offline.
    private static Papers away(AttackedNode node, String name) throws Exception {
        var papers = Papers.good();
        try (var there = node.stranger(name, papers)) {
            TestNode.get(node.ana.node.accept(papers.id()));
            there.settle(1);
        }
        node.ana.awaitPeer(papers.id(), peer -> !peer.connected());
        return papers;
    }

    @Test
    void strangersHaveHalfOfTheLinksAndOneIsClosedForAContactIfAllAreTaken() throws Exception {
        try (var narrow = new AttackedNode(AttackedNode.bounds(4, STRANGERS))) {
            var cy = away(narrow, "Cy");
            var dara = away(narrow, "Dara");
            try (var zero = narrow.stranger("Zero"); var one = narrow.stranger("One"); var two = narrow.stranger("Two")) {
                assertEquals(Frame.Bye.Code.FULL, zero.bye().code()); // a newcomer takes the place of one that wrote nothing
                try (var third = RawPeer.greeted(narrow.address(), cy, "Cy"); var fifth = RawPeer.greeted(narrow.address(), dara, "Dara")) {
                    assertEquals(Frame.Bye.Code.FULL, one.bye().code());
                    third.settle(1);
                    fifth.settle(1);
                    two.settle(1);
                }
            }
        }
    }

    @Test
    void ifAllLinksAreTakenANewLinkOfAStrangerReplacesItsOldOne() throws Exception {
        try (var narrow = new AttackedNode(AttackedNode.bounds(4, STRANGERS))) {
            var papers = Papers.good();
            try (var one = narrow.stranger("One"); var two = narrow.stranger("Two", papers); var again = RawPeer.greeted(narrow.address(), papers, "Two")) {
                two.awaitEnd();
                again.settle(1);
                one.settle(1);
            }
        }
    }
}
