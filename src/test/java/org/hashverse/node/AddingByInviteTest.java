package org.hashverse.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Invite;
import org.hashverse.chat.PeerAddress;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.Standing;
import org.hashverse.node.api.AddOutcome;
import org.hashverse.node.api.Found;
import org.hashverse.node.api.NodeEvent;
import org.hashverse.node.api.Peer;
import org.hashverse.store.profile.PeerRecord;
import org.hashverse.store.settings.Settings;
import org.hashverse.transport.HostileServer;
import org.hashverse.transport.Papers;
import org.hashverse.transport.RawPeer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Adds peers by invite: what remains after a failure, and what "keep trying" saves.
@Timeout(120)
class AddingByInviteTest extends AddingByInvite {
    @Test
    void eightSilentHostsAreCalledTogether() throws Exception {
        var called = new Semaphore(0);
        var hosts = new ArrayList<HostileServer>();
        try (var ana = ana()) {
            for (int i = 0; i < Invite.MAX_ADDRESSES; i++) hosts.add(HostileServer.open(caller -> {
                called.release();
                caller.awaitEnd();
            }));
            var adding = ana.node.add(invite(Papers.good().id(), hosts.stream().map(HostileServer::address).toList()));
            assertTrue(called.tryAcquire(Invite.MAX_ADDRESSES, TestNode.PATIENCE.toMillis(), TimeUnit.MILLISECONDS), "all are called, although each may be silent for a minute");
            adding.cancel(true);
            for (var host : hosts) host.awaitCalls(1);
        } finally {
            for (var host : hosts) host.close();
        }
    }

    @Test
    void anotherKeyAtOneAddressIsReportedEvenIfALaterAddressFails() throws Exception {
        var eve = Papers.good();
        try (var ana = ana(); var other = HostileServer.open(caller -> caller.answer(eve)); var none = HostileServer.open(RawPeer::close)) {
            var failed = (AddOutcome.Failed) TestNode.get(ana.node.add(invite(Papers.good().id(), List.of(other.address(), none.address()))));
            assertEquals(AddOutcome.Failure.OTHER_KEY, failed.failure());
            assertEquals(Optional.of(eve.id()), failed.answered());
        }
    }

    /// Adds a peer whose address does not answer.
    private static AddOutcome failToAdd(TestNode ana, PeerId key) throws Exception {
        try (var none = HostileServer.open(RawPeer::close)) {
            return TestNode.get(ana.node.add(invite(key, List.of(none.address()))));
        }
    }

    @Test
    void anInviteThatFailsLeavesAnUnknownPeerUnknown() throws Exception {
        var cy = Papers.good().id();
        try (var ana = ana()) {
            assertTrue(failToAdd(ana, cy) instanceof AddOutcome.Failed);
            assertEquals(new Found.Nobody(), TestNode.get(ana.node.find(cy.text())));
            ana.await(NodeEvent.PeerGone.class, gone -> gone.peer().equals(cy));
        }
        assertEquals(List.of(), book());
    }

    @Test
    void anInviteThatFailsLeavesAKnownPeerUnchanged() throws Exception {
        for (var standing : List.of(Standing.REMOVED, Standing.CONTACT, Standing.STRANGER)) {
            var before = record(Papers.good().id(), standing, new PeerAddress("192.0.2.1", 1));
            saved(before);
            try (var ana = ana()) {
                assertTrue(failToAdd(ana, before.id()) instanceof AddOutcome.Failed);
                assertEquals(standing, ana.awaitPeer(before.id(), _ -> true).standing());
            }
            assertEquals(List.of(before), book());
        }
    }

    @Test
    void anInviteThatFailsLeavesTheMessagesOfAPeerUnchanged() throws Exception {
        for (var before : List.of(Standing.REMOVED, Standing.STRANGER)) {
            var bo = TestNode.open("Bo");
            var with = Conversation.with(bo.id());
            var home = Files.createDirectory(folder.resolve(before.name()));
            try (var ana = TestNode.in(home, "Ana", before == Standing.STRANGER ? Settings.Accept.ASK : Settings.Accept.ANYONE, 0)) {
                assertInstanceOf(AddOutcome.Connected.class, TestNode.get(bo.node.add(ana.address())));
                TestNode.get(bo.node.send(Conversation.with(ana.id()), "one"));
                TestNode.get(bo.node.send(Conversation.with(ana.id()), "two"));
                ana.await(NodeEvent.MessageArrived.class, event -> event.message().message().text().equals("two"));
                if (before == Standing.REMOVED) TestNode.get(ana.node.remove(bo.id()));
                var invite = bo.self().invite();
                bo.close();
                ana.awaitPeer(bo.id(), peer -> !peer.connected());
                assertInstanceOf(AddOutcome.Failed.class, TestNode.get(ana.node.add(invite)));
                assertEquals(before, ana.awaitPeer(bo.id(), _ -> true).standing());
            } finally {
                bo.close();
            }
            try (var again = TestNode.in(home, "Ana", Settings.Accept.ASK, 0)) {
                assertEquals(before, again.awaitPeer(bo.id(), _ -> true).standing());
                assertEquals(List.of("one", "two"), again.texts(with));
                again.await(NodeEvent.UnreadChanged.class, event -> event.equals(new NodeEvent.UnreadChanged(with, 2)));
            }
        }
    }

    @Test
    void anInviteThatFailsLeavesTheAddressesOfAContactForWhichAMessageWaits() throws Exception {
        var before = record(Papers.good().id(), Standing.CONTACT);
        saved(before);
        try (var ana = ana()) {
            TestNode.get(ana.node.send(Conversation.with(before.id()), "are you there?"));
            assertInstanceOf(AddOutcome.Failed.class, failToAdd(ana, before.id()));
        }
        assertEquals(List.of(before.addresses()), book().stream().map(PeerRecord::addresses).toList());
    }

    @Test
    void keepTryingKeepsAPeerThatDidNotAnswer() throws Exception {
        for (var before : List.of(List.<PeerRecord>of(), List.of(record(Papers.good().id(), Standing.REMOVED)), List.of(record(Papers.good().id(), Standing.STRANGER)))) {
            var cy = before.isEmpty() ? Papers.good().id() : before.getFirst().id();
            var there = new PeerAddress("127.0.0.1", 1);
            saved(before.toArray(PeerRecord[]::new));
            try (var ana = ana()) {
                assertTrue(failToAdd(ana, cy) instanceof AddOutcome.Failed);
                ana.node.keepTrying(invite(cy, List.of(there)));
                assertEquals(Standing.CONTACT, ana.awaitPeer(cy, peer -> peer.standing() == Standing.CONTACT).standing());
            }
            assertEquals(List.of(cy), book().stream().filter(peer -> peer.standing() == Standing.CONTACT && peer.addresses().contains(there)).map(PeerRecord::id).toList());
        }
    }

    @Test
    void keepTryingDuringACallKeepsThePeerWhenTheCallFailsOrIsCancelled() throws Exception {
        for (boolean cancelled : List.of(true, false)) {
            var cy = Papers.good().id();
            var called = new CountDownLatch(1);
            var go = new CountDownLatch(1);
            saved();
            try (var ana = ana(); var silent = HostileServer.open(caller -> {
                called.countDown();
                go.await();
                caller.close();
            })) {
                var invite = invite(cy, List.of(silent.address()));
                var adding = ana.node.add(invite);
                assertTrue(called.await(TestNode.PATIENCE.toMillis(), TimeUnit.MILLISECONDS));
                ana.node.keepTrying(invite);
                TestNode.get(ana.node.find("Cy")); // by now the node has handled the cancellation
                if (cancelled) adding.cancel(true);
                go.countDown();
                if (!cancelled) assertTrue(TestNode.get(adding) instanceof AddOutcome.Failed);
            } finally {
                go.countDown();
            }
            assertEquals(List.of(Standing.CONTACT), book().stream().map(PeerRecord::standing).toList());
        }
    }

    @Test
    void keepTryingDoesNothingForABlockedPeer() throws Exception {
        var before = record(Papers.good().id(), Standing.BLOCKED);
        saved(before);
        try (var ana = ana()) {
            ana.node.keepTrying(invite(before.id(), List.of(new PeerAddress("127.0.0.1", 1))));
            TestNode.get(ana.node.find("Cy"));
        }
        assertEquals(List.of(before), book());
    }

    @Test
    void aPeerThatCallsUsWhileWeCallItIsAddedAlthoughOurCallFails() throws Exception {
        var cy = Papers.good();
        var go = new CountDownLatch(1);
        try (var ana = ana(); var silent = HostileServer.open(caller -> {
            go.await();
            caller.close();
        })) {
            var adding = ana.node.add(invite(cy.id(), List.of(silent.address())));
            ana.awaitPeer(cy.id(), _ -> true);
            try (var _ = RawPeer.greeted(ana.address(), cy, "Cy")) {
                ana.awaitPeer(cy.id(), Peer::connected);
                go.countDown();
                assertTrue(TestNode.get(adding) instanceof AddOutcome.Connected);
                assertEquals(Standing.CONTACT, ana.awaitPeer(cy.id(), Peer::connected).standing());
            }
        } finally {
            go.countDown();
        }
    }
}
