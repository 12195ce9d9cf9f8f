package org.hashverse.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.PeerAddress;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.Standing;
import org.hashverse.node.api.AddOutcome;
import org.hashverse.node.api.Found;
import org.hashverse.node.api.NodeEvent;
import org.hashverse.node.api.Peer;
import org.hashverse.store.profile.PeerRecord;
import org.hashverse.transport.HostileServer;
import org.hashverse.transport.Papers;
import org.hashverse.transport.RawPeer;
import org.hashverse.wire.Frame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Cancels attempts to add a peer by invite.
@Timeout(120)
class CancelledInviteTest extends AddingByInvite {
    /// Adds a peer that accepts the connection and sends nothing, and cancels when the connection is made.
    private static void giveUp(TestNode ana, PeerId key) throws Exception {
        var called = new CountDownLatch(1);
        try (var silent = HostileServer.open(caller -> {
            called.countDown();
            caller.awaitEnd();
        })) {
            var adding = ana.node.add(invite(key, List.of(silent.address())));
            assertTrue(called.await(TestNode.PATIENCE.toMillis(), TimeUnit.MILLISECONDS));
            assertEquals(Standing.CONTACT, ana.awaitPeer(key, _ -> true).standing());
            adding.cancel(true);
            TestNode.get(ana.node.find("Cy")); // by now the node has handled the cancellation
        }
    }

    @Test
    void anUnknownPeerIsUnknownAgainWhenTheInviteIsCancelled() throws Exception {
        var cy = Papers.good().id();
        try (var ana = ana()) {
            giveUp(ana, cy);
            ana.await(NodeEvent.PeerGone.class, gone -> gone.peer().equals(cy));
            assertEquals(new Found.Nobody(), TestNode.get(ana.node.find(cy.text())));
        }
        assertEquals(List.of(), book());
    }

    @Test
    void aKnownPeerIsUnchangedWhenTheInviteIsCancelled() throws Exception {
        for (var standing : List.of(Standing.REMOVED, Standing.CONTACT, Standing.STRANGER)) {
            var before = record(Papers.good().id(), standing, new PeerAddress("192.0.2.1", 1));
            saved(before);
            try (var ana = ana()) {
                giveUp(ana, before.id());
            }
            assertEquals(List.of(before), book());
        }
    }

    @Test
    void aPeerStaysWhenOneOfTwoAttemptsToAddItIsCancelled() throws Exception {
        var cy = Papers.good();
        var go = new CountDownLatch(1);
        try (var ana = ana(); var late = HostileServer.open(caller -> {
            go.await();
            caller.answer(cy);
            caller.hear(Frame.Hello.class);
            caller.say(RawPeer.hello("Cy"));
        })) {
            var second = ana.node.add(invite(cy.id(), List.of(late.address())));
            giveUp(ana, cy.id());
            go.countDown();
            assertTrue(TestNode.get(second) instanceof AddOutcome.Connected);
            ana.awaitPeer(cy.id(), Peer::connected);
        } finally {
            go.countDown();
        }
    }

    @Test
    void aPeerToWhichThePersonWroteStaysWhenTheInviteIsCancelled() throws Exception {
        var cy = Papers.good().id();
        var called = new CountDownLatch(1);
        try (var ana = ana(); var silent = HostileServer.open(caller -> {
            called.countDown();
            caller.awaitEnd();
        })) {
            var adding = ana.node.add(invite(cy, List.of(silent.address())));
            assertTrue(called.await(TestNode.PATIENCE.toMillis(), TimeUnit.MILLISECONDS));
            TestNode.get(ana.node.send(Conversation.with(cy), "are you there?"));
            adding.cancel(true);
            silent.awaitCalls(1);
        }
        assertEquals(List.of(Standing.CONTACT), book().stream().map(PeerRecord::standing).toList());
    }

    @Test
    void aPeerThatAnswersWhileTheInviteIsCancelledIsEitherConnectedOrUnknown() throws Exception {
        var cy = Papers.good();
        try (var ana = ana(); var server = HostileServer.open(caller -> {
            caller.answer(cy);
            caller.hear(Frame.Hello.class);
            caller.say(RawPeer.hello("Cy"));
        })) {
            for (int i = 0; i < 20; i++) {
                var adding = ana.node.add(invite(cy.id(), List.of(server.address())));
                for (int spin = 0; spin < i * 400; spin++) Thread.onSpinWait();
                if (!adding.cancel(true)) {
                    assertTrue(TestNode.get(adding) instanceof AddOutcome.Connected);
                    TestNode.get(ana.node.remove(cy.id(), true));
                    ana.node.block(cy.id());
                    return;
                }
                assertEquals(new Found.Nobody(), TestNode.get(ana.node.find(cy.id().text())));
            }
        }
    }
}
