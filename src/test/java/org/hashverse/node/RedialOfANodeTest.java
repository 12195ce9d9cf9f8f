package org.hashverse.node;

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
import org.hashverse.chat.Conversation;
import org.hashverse.chat.MessageId;
import org.hashverse.chat.PeerAddress;
import org.hashverse.chat.PeerName;
import org.hashverse.chat.Standing;
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

/// Whom a node calls back by itself.
class RedialOfANodeTest {
    /// Also calls a contact at the addresses that it claims.
    private static final Limits WITH_HINTS = TestLimits.SHORT.withRedial(redial -> redial.withHints(8));

    @TempDir
    private Path folder;

    private void knows(List<HostileServer> houses) throws Exception {
        try (var profile = Profile.open(folder)) {
            var peers = new ArrayList<PeerRecord>();
            for (var house : houses)
                peers.add(new PeerRecord(Papers.good().id(), Standing.CONTACT, new PeerName("Peer " + peers.size()), Optional.empty(), Optional.empty(), List.of(house.address()),
                        Optional.empty(), Optional.empty(), false, false, false, 0));
            profile.save(new PeerBook(peers, List.of()));
        }
    }

    @Test
    void eightAreCalledAtATimeAndTheNinthWhenOneOfThemHasEnded() throws Exception {
        assertEquals(8, Limits.PRODUCT.quotas().dials());
        var called = new Semaphore(0);
        var most = new AtomicInteger();
        var open = new AtomicInteger();
        var go = new CountDownLatch(1);
        var houses = new ArrayList<HostileServer>();
        try {
            for (int i = 0; i < 9; i++) houses.add(HostileServer.open(caller -> {
                most.accumulateAndGet(open.incrementAndGet(), Math::max);
                called.release();
                go.await();
                open.decrementAndGet();
                caller.close();
            }));
            knows(houses);
            try (var _ = TestNode.in(folder, "Ana", Settings.Accept.ANYONE, 0, AttackedNode.patient())) {
                assertTrue(called.tryAcquire(8, TestNode.PATIENCE.toMillis(), TimeUnit.MILLISECONDS));
                assertFalse(called.tryAcquire(), "a ninth");
                go.countDown();
                assertTrue(called.tryAcquire(1, TestNode.PATIENCE.toMillis(), TimeUnit.MILLISECONDS));
                assertEquals(8, most.get());
            }
        } finally {
            go.countDown();
            for (var house : houses) house.close();
        }
    }

    @Test
    void eightThatNeverAnswerDoNotKeepANinthFromBeingCalled() throws Exception {
        var last = new CountDownLatch(1);
        var houses = new ArrayList<HostileServer>();
        try {
            for (int i = 0; i < 8; i++) houses.add(HostileServer.open(RawPeer::awaitEnd));
            houses.add(HostileServer.open(_ -> last.countDown()));
            knows(houses);
            try (var _ = TestNode.in(folder, "Ana", Settings.Accept.ANYONE, 0, AttackedNode.HASTY)) {
                assertTrue(last.await(TestNode.PATIENCE.toMillis(), TimeUnit.MILLISECONDS));
            }
        } finally {
            for (var house : houses) house.close();
        }
    }

    @Test
    void placesThatAreOnlyClaimedKeepNobodyFromBeingCalledWhereHeAnswered() throws Exception {
        var answered = new CountDownLatch(1);
        var claims = new AtomicInteger();
        var go = new CountDownLatch(1);
        try (var silent = HostileServer.open(_ -> {
            claims.incrementAndGet();
            go.await();
        }); var house = HostileServer.open(_ -> answered.countDown())) {
            try (var profile = Profile.open(folder)) {
                var peers = new ArrayList<PeerRecord>();
                for (int i = 0; i < 20; i++)
                    peers.add(new PeerRecord(Papers.good().id(), Standing.CONTACT, new PeerName("Claim " + i), Optional.empty(), Optional.empty(), List.of(), Optional.of(silent.address()),
                            Optional.empty(), false, false, false, 0));
                peers.add(new PeerRecord(Papers.good().id(), Standing.CONTACT, new PeerName("Bo"), Optional.empty(), Optional.empty(), List.of(house.address()), Optional.empty(),
                        Optional.empty(), false, false, false, 0));
                profile.save(new PeerBook(peers, List.of()));
            }
            try (var _ = TestNode.in(folder, "Ana", Settings.Accept.ANYONE, 0, AttackedNode.patient())) {
                assertTrue(answered.await(TestNode.PATIENCE.toMillis(), TimeUnit.MILLISECONDS), "called although nobody else was done");
                assertTrue(claims.get() <= Redialer.GUESSES);
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
    void aTurnTriesAllSavedAddressesAndSevenSilentOnesDoNotHideTheEighth() throws Exception {
        var cy = Papers.good();
        var silent = new ArrayList<HostileServer>();
        try (var house = HostileServer.open(person(cy))) {
            for (int i = 0; i < 7; i++) silent.add(HostileServer.open(RawPeer::awaitEnd));
            var addresses = new ArrayList<>(silent.stream().map(HostileServer::address).toList());
            addresses.add(house.address());
            saved(known(cy, addresses, Optional.empty(), false));
            try (var ana = TestNode.in(folder, "Ana", Settings.Accept.ASK, 0, AttackedNode.patient())) { // a silent one is given up after a minute
                assertEquals(house.address(), ana.awaitPeer(cy.id(), Peer::connected).address().orElseThrow());
                for (var other : silent) other.awaitCalls(1); // given up as the right key answered
            }
        } finally {
            for (var other : silent) other.close();
        }
    }

    @Test
    void anAddressWhoseNetworkInterfaceIsGoneSaysSoAndKeepsNobodyFromBeingCalled() throws Exception {
        var away = Papers.good();
        var cy = Papers.good();
        var gone = new PeerAddress("fe80::1%Unplugged7", 8000);
        try (var house = HostileServer.open(person(cy))) {
            saved(known(away, List.of(gone), Optional.of(gone), false), known(cy, List.of(gone, house.address()), Optional.empty(), false));
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

    /// Says HELLO to Ana as somebody who listens on a port and may be reached elsewhere too, and breaks off.
    private static void visits(TestNode ana, Papers papers, int port, PeerAddress elsewhere) throws Exception {
        try (var eve = RawPeer.in(ana.address(), papers)) {
            eve.say(new Frame.Hello(0, new PeerName("Eve"), Optional.empty(), Set.of(), MessageId.random().hex(), RawPeer.STORE, Optional.empty(), 0, port, List.of(elsewhere), false,
                    true, Optional.empty()));
            eve.hear(Frame.Hello.class);
            ana.awaitPeer(eve.id(), Peer::connected);
        }
        ana.await(NodeEvent.Left.class, left -> left.peer().equals(papers.id()));
    }

    @Test
    void whoeverIsLetInBecauseAnyoneIsHasNothingCalledThatItNames() throws Exception {
        try (var place = HostileServer.open(RawPeer::close); var real = HostileServer.open(goes(Papers.good(), new AtomicInteger(), new Frame.Ping(1)))) {
            var eve = Papers.good();
            for (int start = 0; start < 2; start++) { // what it is outlives the program
                try (var ana = TestNode.in(folder, "Ana", Settings.Accept.ANYONE, 0, WITH_HINTS)) {
                    visits(ana, eve, 0, place.address());
                    visits(ana, Papers.good(), place.address().port(), place.address());
                    if (start == 0) assertTrue(TestNode.get(ana.node.add(real.address())) instanceof AddOutcome.Connected);
                    real.awaitCalls(4); // many a time at which it would have been called
                }
            }
            assertTrue(place.calls() <= 1, "once where it came from, for it was Ana who went");
        }
    }

    @Test
    void whoeverWasLetInIsCalledWhereItSaysItIsOnceAPersonWroteToIt() throws Exception {
        var eve = Papers.good();
        try (var place = HostileServer.open(RawPeer::close); var ana = TestNode.in(folder, "Ana", Settings.Accept.ANYONE, 0)) {
            visits(ana, eve, place.address().port(), place.address());
            TestNode.get(ana.node.send(Conversation.with(eve.id()), "hello"));
            place.awaitCalls(1);
        }
    }

    /// Speaks to callers as somebody who may be reached elsewhere too.
    private static HostileServer.Manner person(Papers papers, PeerAddress... elsewhere) {
        return caller -> {
            caller.answer(papers);
            caller.hear(Frame.Hello.class);
            caller.say(new Frame.Hello(0, new PeerName("Cy"), Optional.empty(), Set.of(), MessageId.random().hex(), RawPeer.STORE, Optional.empty(), 0, 0, List.of(elsewhere), false,
                    true, Optional.empty()));
        };
    }

    @Test
    void whereAContactSaidItMayBeToItIsFoundAndNobodyElseIsTakenForIt() throws Exception {
        var cy = Papers.good();
        var eve = Papers.good();
        try (var other = HostileServer.open(person(eve)); var second = HostileServer.open(person(cy));
             var first = HostileServer.open(person(cy, other.address(), second.address())); var ana = TestNode.in(folder, "Ana", Settings.Accept.ANYONE, 0, WITH_HINTS)) {
            assertTrue(TestNode.get(ana.node.add(first.address())) instanceof AddOutcome.Connected);
            first.become(RawPeer::close);
            other.awaitCalls(1);
            ana.awaitPeer(cy.id(), peer -> peer.connected() && peer.address().filter(second.address()::equals).isPresent());
            assertTrue(ana.told(NodeEvent.PeerChanged.class).stream().noneMatch(told -> told.peer().id().equals(eve.id())));
        }
    }

    @Test
    void whatAStrangerSaysOfItsPlacesIsNotTried() throws Exception {
        try (var place = HostileServer.open(RawPeer::close); var real = HostileServer.open(person(Papers.good()));
             var ana = TestNode.in(folder, "Ana", Settings.Accept.ASK, 0)) {
            var hello = new Frame.Hello(0, new PeerName("Eve"), Optional.empty(), Set.of(), MessageId.random().hex(), RawPeer.STORE, Optional.empty(), 0, 0, List.of(place.address()),
                    false, true, Optional.empty());
            try (var eve = RawPeer.in(ana.address(), Papers.good())) {
                eve.say(hello);
                ana.awaitPeer(eve.id(), Peer::connected);
                assertTrue(TestNode.get(ana.node.accept(eve.id())));
                eve.settle(1);
            }
            real.become(goes(Papers.good(), new AtomicInteger(), new Frame.Ping(1)));
            assertTrue(TestNode.get(ana.node.add(real.address())) instanceof AddOutcome.Connected);
            real.awaitCalls(4); // many a time at which it would have been tried
            assertEquals(0, place.calls());
        }
    }

    /// Somebody of good papers who says something and goes.
    private static HostileServer.Manner goes(Papers papers, AtomicInteger calls, Frame... words) {
        return caller -> {
            caller.answer(papers);
            caller.hear(Frame.Hello.class);
            caller.say(RawPeer.hello("Somebody"));
            caller.hear(Frame.Ping.class); // said when the link has joined
            calls.incrementAndGet();
            caller.say(words);
            caller.close();
        };
    }

    @Test
    void afterLeavingOnlyTheLeaverCallsSoon() throws Exception {
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
