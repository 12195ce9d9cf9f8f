package org.hashverse.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
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
import org.hashverse.chat.PeerName;
import org.hashverse.chat.Standing;
import org.hashverse.store.PeerBook;
import org.hashverse.store.PeerRecord;
import org.hashverse.store.Profile;
import org.hashverse.store.Settings;
import org.hashverse.transport.HostileServer;
import org.hashverse.transport.Papers;
import org.hashverse.transport.RawPeer;
import org.hashverse.wire.Frame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Adding a person by their invite, and giving that up.
@Timeout(120)
class AddingByInviteTest {
    @TempDir
    private Path folder;

    private static Invite invite(PeerId key, List<PeerAddress> addresses) {
        return new Invite(key, addresses, Optional.of(new PeerName("Cy")), Optional.of("0123456789abcdef"));
    }

    private TestNode ana() throws Exception {
        return TestNode.in(folder, "Ana", Settings.Accept.ASK, 0, Besieged.patient());
    }

    private List<PeerRecord> book() throws Exception {
        try (var profile = Profile.open(folder)) {
            return profile.peers().peers();
        }
    }

    private static PeerRecord record(PeerId id, Standing standing, PeerAddress... addresses) {
        return new PeerRecord(id, standing, new PeerName("Old Cy"), Optional.empty(), Optional.empty(), List.of(addresses), Optional.empty(), Optional.empty(), true, false, true, 0);
    }

    /// Adds somebody who takes the call and says nothing, and gives up when the call is there.
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
            TestNode.get(ana.node.find("Cy")); // the node has taken note
        }
    }

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
            assertTrue(called.tryAcquire(Invite.MAX_ADDRESSES, TestNode.PATIENCE.toMillis(), TimeUnit.MILLISECONDS), "all are called though each may be silent for a minute");
            adding.cancel(true);
            for (var host : hosts) host.awaitCalls(1);
        } finally {
            for (var host : hosts) host.close();
        }
    }

    @Test
    void anotherKeyAtOneOfTheAddressesIsToldEvenWhereALaterOneFails() throws Exception {
        var eve = Papers.good();
        try (var ana = ana(); var other = HostileServer.open(caller -> caller.answer(eve)); var none = HostileServer.open(RawPeer::close)) {
            var failed = (AddOutcome.Failed) TestNode.get(ana.node.add(invite(Papers.good().id(), List.of(other.address(), none.address()))));
            assertEquals(AddOutcome.Failure.OTHER_KEY, failed.failure());
            assertEquals(Optional.of(eve.id()), failed.met());
        }
    }

    @Test
    void whoWasUnknownIsUnknownAgainWhenTheInviteIsGivenUp() throws Exception {
        var cy = Papers.good().id();
        try (var ana = ana()) {
            giveUp(ana, cy);
            ana.await(NodeEvent.PeerGone.class, gone -> gone.peer().equals(cy));
            assertEquals(new Found.Nobody(), TestNode.get(ana.node.find(cy.text())));
        }
        assertEquals(List.of(), book());
    }

    @Test
    void whoWasKnownIsWhatTheyWereWhenTheInviteIsGivenUp() throws Exception {
        for (var standing : List.of(Standing.REMOVED, Standing.CONTACT, Standing.STRANGER)) {
            var before = record(Papers.good().id(), standing, new PeerAddress("192.0.2.1", 1));
            try (var profile = Profile.open(folder)) {
                profile.save(new PeerBook(List.of(before), List.of()));
            }
            try (var ana = ana()) {
                giveUp(ana, before.id());
            }
            assertEquals(List.of(before), book());
        }
    }

    @Test
    void anInviteThatFailsIsKept() throws Exception {
        var cy = Papers.good().id();
        try (var ana = ana(); var none = HostileServer.open(RawPeer::close)) {
            assertTrue(TestNode.get(ana.node.add(invite(cy, List.of(none.address())))) instanceof AddOutcome.Failed);
        }
        assertEquals(List.of(cy), book().stream().map(PeerRecord::id).toList());
    }

    @Test
    void whoIsWantedByAnotherAttemptStaysWhenOneIsGivenUp() throws Exception {
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
    void whoWasWrittenToStaysWhenTheInviteIsGivenUp() throws Exception {
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
    void whoeverAnswersWhileTheInviteIsGivenUpIsEitherConnectedOrUnknown() throws Exception {
        var cy = Papers.good();
        try (var ana = ana(); var house = HostileServer.open(caller -> {
            caller.answer(cy);
            caller.hear(Frame.Hello.class);
            caller.say(RawPeer.hello("Cy"));
        })) {
            for (int i = 0; i < 20; i++) {
                var adding = ana.node.add(invite(cy.id(), List.of(house.address())));
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
