package org.hashverse.node.contacts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.hashverse.chat.MessageId;
import org.hashverse.chat.PeerAddress;
import org.hashverse.chat.PeerName;
import org.hashverse.chat.Standing;
import org.hashverse.node.AttackedNode;
import org.hashverse.node.TestNode;
import org.hashverse.node.api.AddOutcome;
import org.hashverse.node.api.Attempt;
import org.hashverse.node.api.NodeEvent;
import org.hashverse.node.api.Peer;
import org.hashverse.node.kit.Limits;
import org.hashverse.store.profile.PeerBook;
import org.hashverse.store.profile.PeerRecord;
import org.hashverse.store.profile.Profile;
import org.hashverse.store.settings.Settings;
import org.hashverse.transport.HostileServer;
import org.hashverse.transport.Papers;
import org.hashverse.transport.RawPeer;
import org.hashverse.wire.Frame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Which contacts a node calls by itself, and where.
class RedialOfANodeTest {
    @TempDir
    private Path folder;

    private void knows(List<HostileServer> servers) throws Exception {
        try (var profile = Profile.open(folder)) {
            var peers = new ArrayList<PeerRecord>();
            for (var server : servers)
                peers.add(new PeerRecord(Papers.good().id(), Standing.CONTACT, new PeerName("Peer " + peers.size()), Optional.empty(), Optional.empty(), List.of(server.address()),
                        Optional.empty(), Optional.empty(), false, false, false, 0));
            profile.save(new PeerBook(peers, List.of()));
        }
    }

    @Test
    void eightContactsAreCalledAtATimeAndTheNinthWhenOneCallHasEnded() throws Exception {
        assertEquals(8, Limits.PRODUCT.quotas().dials());
        var called = new Semaphore(0);
        var most = new AtomicInteger();
        var open = new AtomicInteger();
        var go = new CountDownLatch(1);
        var servers = new ArrayList<HostileServer>();
        try {
            for (int i = 0; i < 9; i++) servers.add(HostileServer.open(caller -> {
                most.accumulateAndGet(open.incrementAndGet(), Math::max);
                called.release();
                go.await();
                open.decrementAndGet();
                caller.close();
            }));
            knows(servers);
            try (var _ = TestNode.in(folder, "Ana", Settings.Accept.ANYONE, 0, AttackedNode.patient())) {
                assertTrue(called.tryAcquire(8, TestNode.PATIENCE.toMillis(), TimeUnit.MILLISECONDS));
                assertFalse(called.tryAcquire(), "a ninth");
                go.countDown();
                assertTrue(called.tryAcquire(1, TestNode.PATIENCE.toMillis(), TimeUnit.MILLISECONDS));
                assertEquals(8, most.get());
            }
        } finally {
            go.countDown();
            for (var server : servers) server.close();
        }
    }

    @Test
    void eightContactsThatNeverAnswerDoNotKeepANinthFromBeingCalled() throws Exception {
        var last = new CountDownLatch(1);
        var servers = new ArrayList<HostileServer>();
        try {
            for (int i = 0; i < 8; i++) servers.add(HostileServer.open(RawPeer::awaitEnd));
            servers.add(HostileServer.open(_ -> last.countDown()));
            knows(servers);
            try (var _ = TestNode.in(folder, "Ana", Settings.Accept.ANYONE, 0, AttackedNode.HASTY)) {
                assertTrue(last.await(TestNode.PATIENCE.toMillis(), TimeUnit.MILLISECONDS));
            }
        } finally {
            for (var server : servers) server.close();
        }
    }

    @Test
    void callsToClaimedAddressesDoNotDelayCallsToAddressesThatAnswered() throws Exception {
        var answered = new CountDownLatch(1);
        var claims = new AtomicInteger();
        var go = new CountDownLatch(1);
        try (var silent = HostileServer.open(_ -> {
            claims.incrementAndGet();
            go.await();
        }); var server = HostileServer.open(_ -> answered.countDown())) {
            try (var profile = Profile.open(folder)) {
                var peers = new ArrayList<PeerRecord>();
                for (int i = 0; i < 20; i++)
                    peers.add(new PeerRecord(Papers.good().id(), Standing.CONTACT, new PeerName("Claim " + i), Optional.empty(), Optional.empty(), List.of(), Optional.of(silent.address()),
                            Optional.empty(), false, false, false, 0));
                peers.add(new PeerRecord(Papers.good().id(), Standing.CONTACT, new PeerName("Bo"), Optional.empty(), Optional.empty(), List.of(server.address()), Optional.empty(),
                        Optional.empty(), false, false, false, 0));
                profile.save(new PeerBook(peers, List.of()));
            }
            try (var _ = TestNode.in(folder, "Ana", Settings.Accept.ANYONE, 0, AttackedNode.patient())) {
                assertTrue(answered.await(TestNode.PATIENCE.toMillis(), TimeUnit.MILLISECONDS), "called although the other calls have not ended");
                assertTrue(claims.get() <= GuessBudget.CALLS);
            } finally {
                go.countDown();
            }
        }
    }

    private static PeerRecord known(Papers papers, List<PeerAddress> addresses, Optional<PeerAddress> claimed, boolean letIn) {
        return new PeerRecord(papers.id(), Standing.CONTACT, new PeerName("Cy"), Optional.empty(), Optional.empty(), addresses, claimed, Optional.empty(), false, false, false, 0, letIn, false);
    }

    private void saved(PeerRecord... peers) throws Exception {
        try (var profile = Profile.open(folder)) {
            profile.save(new PeerBook(List.of(peers), List.of()));
        }
    }

    @Test
    void aCallTriesAllSavedAddressesAndSevenSilentOnesDoNotHideTheEighth() throws Exception {
        var cy = Papers.good();
        var silent = new ArrayList<HostileServer>();
        try (var server = HostileServer.open(person(cy))) {
            for (int i = 0; i < 7; i++) silent.add(HostileServer.open(RawPeer::awaitEnd));
            var addresses = new ArrayList<>(silent.stream().map(HostileServer::address).toList());
            addresses.add(server.address());
            saved(known(cy, addresses, Optional.empty(), false));
            try (var ana = TestNode.in(folder, "Ana", Settings.Accept.ASK, 0, AttackedNode.patient())) { // a silent address is given up after a minute
                assertEquals(server.address(), ana.awaitPeer(cy.id(), Peer::connected).address().orElseThrow());
                for (var other : silent) other.awaitCalls(1); // given up because the right key answered
            }
        } finally {
            for (var other : silent) other.close();
        }
    }

    @Test
    void anAddressWithoutItsNetworkInterfaceIsReportedAndDelaysNoCall() throws Exception {
        var away = Papers.good();
        var cy = Papers.good();
        var gone = new PeerAddress("fe80::1%Unplugged7", 8000);
        try (var server = HostileServer.open(person(cy))) {
            saved(known(away, List.of(gone), Optional.of(gone), false), known(cy, List.of(gone, server.address()), Optional.empty(), false));
            try (var ana = TestNode.in(folder, "Ana", Settings.Accept.ASK, 0)) {
                ana.awaitPeer(cy.id(), Peer::connected);
                Attempt attempt = null;
                while (attempt == null) attempt = TestNode.get(ana.node.calls(away.id())).attempts().stream().findFirst().orElse(null);
                assertEquals(gone, attempt.address());
                assertEquals(Optional.of(AddOutcome.Failure.NO_INTERFACE), attempt.failure());
                assertEquals(AddOutcome.Failure.NO_INTERFACE, ((AddOutcome.Failed) TestNode.get(ana.node.add(gone))).failure());
            }
        }
    }

    /// Answers callers as a peer that claims other addresses too.
    static HostileServer.Manner person(Papers papers, PeerAddress... elsewhere) {
        return caller -> {
            caller.answer(papers);
            caller.hear(Frame.Hello.class);
            caller.say(new Frame.Hello(0, new PeerName("Cy"), Optional.empty(), Set.of(), MessageId.random().hex(), RawPeer.STORE, Optional.empty(), 0, 0, List.of(elsewhere), false,
                    true, Optional.empty()));
        };
    }

    /// Answers callers with HELLO, sends some frames and closes.
    static HostileServer.Manner goes(Papers papers, AtomicInteger calls, Frame... frames) {
        return caller -> {
            caller.answer(papers);
            caller.hear(Frame.Hello.class);
            caller.say(RawPeer.hello("Somebody"));
            caller.hear(Frame.Ping.class); // sent when the link is ready
            calls.incrementAndGet();
            caller.say(frames);
            caller.close();
        };
    }

    @Test
    void afterByeLeavingOnlyThePeerThatLeftCallsSoon() throws Exception {
        var leaver = Papers.good();
        var calls = new AtomicInteger();
        try (var left = HostileServer.open(goes(leaver, calls, new Frame.Bye(Frame.Bye.Code.LEAVING, "")));
             var lost = HostileServer.open(goes(Papers.good(), new AtomicInteger(), new Frame.Ping(1)));
             var ana = TestNode.in(folder, "Ana", Settings.Accept.ANYONE, 0)) {
            assertTrue(TestNode.get(ana.node.add(left.address())) instanceof AddOutcome.Connected);
            ana.await(NodeEvent.Left.class, gone -> gone.peer().equals(leaver.id()));
            assertTrue(TestNode.get(ana.node.add(lost.address())) instanceof AddOutcome.Connected);
            lost.awaitCalls(4); // lost again and again, and called back each time
            assertEquals(1, calls.get());
        }
    }
}
