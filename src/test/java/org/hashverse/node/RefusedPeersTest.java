package org.hashverse.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.hashverse.chat.CloseReason;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.Standing;
import org.hashverse.node.api.AddOutcome;
import org.hashverse.node.api.NodeEvent;
import org.hashverse.node.api.Peer;
import org.hashverse.transport.HostileServer;
import org.hashverse.transport.Papers;
import org.hashverse.transport.RawPeer;
import org.hashverse.wire.Frame;
import org.junit.jupiter.api.Test;

/// Blocked, removed and ignored peers are refused until the person or a new invite lets them in again.
class RefusedPeersTest extends UnderAttack {
    @Test
    void aBlockedPeerIsRefused() throws Exception {
        var papers = Papers.good();
        try (var eve = attacked.stranger("Eve", papers)) {
            assertTrue(TestNode.get(attacked.ana.node.block(eve.id())));
            assertEquals(Frame.Bye.Code.REFUSED, eve.bye().code());
        }
        assertEquals(CloseReason.CLOSED, attacked.left(papers.id()));
        for (var token : List.of(Optional.<String>empty(), Optional.of(attacked.ana.self().invite().token().orElseThrow()))) {
            try (var again = RawPeer.in(attacked.address(), papers)) {
                again.say(RawPeer.hello("Eve", token, Optional.empty(), 0));
                assertEquals(Frame.Bye.Code.REFUSED, again.bye().code());
            }
        }
        try (var server = HostileServer.open(caller -> caller.answer(papers))) {
            var outcome = assertInstanceOf(AddOutcome.Failed.class, TestNode.get(attacked.ana.node.add(server.address())));
            assertEquals(AddOutcome.Failure.BLOCKED, outcome.failure());
        }
    }

    private static Optional<String> token() {
        return attacked.ana.told(NodeEvent.SelfChanged.class).getLast().self().invite().token();
    }

    @Test
    void aRemovedPeerGetsByeRemovedUntilItBringsANewInvite() throws Exception {
        var papers = Papers.good();
        var old = token();
        try (var cy = RawPeer.in(attacked.address(), papers)) {
            cy.say(RawPeer.hello("Cy", old, Optional.empty(), 0));
            assertTrue(cy.hear(Frame.Hello.class).met());
            attacked.ana.awaitPeer(cy.id(), Peer::connected);
            assertTrue(TestNode.get(attacked.ana.node.remove(cy.id())));
            cy.say(RawPeer.chat(1, "wait"));
            assertEquals(Frame.Bye.Code.REMOVED, cy.bye().code());
        }
        for (var worthless : List.of(Optional.of("another-token-of-ours"), old)) try (var again = RawPeer.in(attacked.address(), papers)) {
            again.say(RawPeer.hello("Cy", worthless, Optional.empty(), 0));
            assertEquals(Frame.Bye.Code.REMOVED, again.bye().code());
        }
        assertEquals(List.of(), attacked.ana.texts(Conversation.with(papers.id())));
        try (var invited = RawPeer.in(attacked.address(), papers)) {
            invited.say(RawPeer.hello("Cy", token(), Optional.empty(), 0));
            assertTrue(invited.hear(Frame.Hello.class).met());
            assertEquals(Standing.CONTACT, attacked.ana.awaitPeer(papers.id(), Peer::connected).standing());
        }
    }

    @Test
    void anUnblockedPeerDoesNotComeBackByItsOldInvite() throws Exception {
        var papers = Papers.good();
        var old = token();
        try (var cy = RawPeer.in(attacked.address(), papers)) {
            cy.say(RawPeer.hello("Cy", old, Optional.empty(), 0));
            assertTrue(cy.hear(Frame.Hello.class).met());
            attacked.ana.awaitPeer(cy.id(), Peer::connected); // HELLO is sent before the peer is connected
            assertTrue(TestNode.get(attacked.ana.node.block(cy.id())));
        }
        attacked.ana.node.unblock(papers.id());
        try (var again = RawPeer.in(attacked.address(), papers)) {
            again.say(RawPeer.hello("Cy", old, Optional.empty(), 0));
            assertEquals(Frame.Bye.Code.REMOVED, again.bye().code());
        }
    }

    @Test
    void removingAStrangerDoesNotRenewTheInvite() throws Exception {
        var before = token();
        try (var eve = attacked.stranger("Eve")) {
            assertTrue(TestNode.get(attacked.ana.node.block(eve.id())));
        }
        assertEquals(before, token());
    }

    @Test
    void anIgnoredStrangerIsRefusedFromThenOnAndItsMessagesAreDeleted() throws Exception {
        var papers = Papers.good();
        try (var eve = attacked.stranger("Eve", papers)) {
            eve.say(RawPeer.chat(1, "psst"));
            eve.hear(Frame.Ack.class);
            attacked.ana.node.ignore(eve.id());
            for (int n = 2; n < 10; n++) eve.say(RawPeer.chat(n, "listen"));
            assertEquals(Frame.Bye.Code.REFUSED, eve.bye().code());
            assertEquals(Standing.REMOVED, attacked.ana.awaitPeer(eve.id(), peer -> !peer.connected()).standing());
            attacked.ana.await(NodeEvent.ConversationCleared.class, cleared -> cleared.conversation().equals(Conversation.with(eve.id())));
            assertEquals(0, TestNode.get(attacked.ana.node.history().count(Conversation.with(eve.id()))));
        }
        long asked = asked(papers.id());
        try (var again = RawPeer.in(attacked.address(), papers)) {
            again.say(RawPeer.hello("Eve"));
            assertEquals(Frame.Bye.Code.REMOVED, again.bye().code());
        }
        attacked.ana.node.restore(papers.id());
        attacked.ana.awaitPeer(papers.id(), peer -> peer.standing() == Standing.CONTACT);
        assertEquals(asked, asked(papers.id()), "nobody was asked again");
    }

    private long asked(PeerId id) {
        return attacked.ana.told(NodeEvent.PeerChanged.class).stream().filter(event -> event.peer().id().equals(id) && event.peer().standing() == Standing.STRANGER).count();
    }
}
