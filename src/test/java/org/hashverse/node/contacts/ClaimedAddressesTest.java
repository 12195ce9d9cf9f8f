package org.hashverse.node.contacts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.MessageId;
import org.hashverse.chat.PeerAddress;
import org.hashverse.chat.PeerName;
import org.hashverse.node.TestLimits;
import org.hashverse.node.TestNode;
import org.hashverse.node.api.AddOutcome;
import org.hashverse.node.api.NodeEvent;
import org.hashverse.node.api.Peer;
import org.hashverse.node.kit.Limits;
import org.hashverse.store.settings.Settings;
import org.hashverse.transport.HostileServer;
import org.hashverse.transport.Papers;
import org.hashverse.transport.RawPeer;
import org.hashverse.wire.Frame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Which contacts a node calls at addresses that they only claim.
class ClaimedAddressesTest {
    /// Also calls a contact at the addresses that it claims.
    private static final Limits WITH_HINTS = TestLimits.SHORT.withRedial(redial -> redial.withHints(8));

    @TempDir
    private Path folder;

    /// Connects to Ana as a peer that claims a port and another address, and disconnects.
    private static void visits(TestNode ana, Papers papers, int port, PeerAddress elsewhere) throws Exception {
        visits(ana, papers, Optional.empty(), port, elsewhere);
    }

    private static void visits(TestNode ana, Papers papers, Optional<String> token, int port, PeerAddress elsewhere) throws Exception {
        try (var eve = RawPeer.in(ana.address(), papers)) {
            eve.say(new Frame.Hello(0, new PeerName("Eve"), Optional.empty(), Set.of(), MessageId.random().hex(), RawPeer.STORE, Optional.empty(), 0, port, List.of(elsewhere), false,
                    true, token));
            eve.hear(Frame.Hello.class);
            ana.awaitPeer(eve.id(), Peer::connected);
        }
        ana.await(NodeEvent.Left.class, left -> left.peer().equals(papers.id()));
    }

    @Test
    void aContactLetInByAcceptAnyoneIsNotCalledAtAddressesThatItClaims() throws Exception {
        try (var place = HostileServer.open(RawPeer::close); var real = HostileServer.open(RedialOfANodeTest.goes(Papers.good(), new AtomicInteger(), new Frame.Ping(1)))) {
            var eve = Papers.good();
            for (int start = 0; start < 2; start++) { // the standing of the peer is kept over a restart
                try (var ana = TestNode.in(folder, "Ana", Settings.Accept.ANYONE, 0, WITH_HINTS)) {
                    visits(ana, eve, 0, place.address());
                    visits(ana, Papers.good(), place.address().port(), place.address());
                    if (start == 0) assertTrue(TestNode.get(ana.node.add(real.address())) instanceof AddOutcome.Connected);
                    real.awaitCalls(4); // in this time it would have been called
                }
            }
            assertTrue(place.calls() <= 1, "once at its source address, because Ana was the end that stopped");
        }
    }

    @Test
    void aContactLetInByAcceptAnyoneIsCalledAtClaimedAddressesOnceThePersonWroteToIt() throws Exception {
        var eve = Papers.good();
        try (var place = HostileServer.open(RawPeer::close); var ana = TestNode.in(folder, "Ana", Settings.Accept.ANYONE, 0)) {
            visits(ana, eve, place.address().port(), place.address());
            TestNode.get(ana.node.send(Conversation.with(eve.id()), "hello"));
            place.awaitCalls(1);
        }
    }

    @Test
    void aContactThatBroughtAnInviteIsCalledWhereItCameFromAndWhereItSaysItIsOnlyOnceThePersonWroteToIt() throws Exception {
        var eve = Papers.good();
        try (var source = HostileServer.open(RawPeer::close); var claimed = HostileServer.open(RawPeer::close);
             var ana = TestNode.in(folder, "Ana", Settings.Accept.ASK, 0, WITH_HINTS)) {
            visits(ana, eve, ana.self().invite().token(), source.address().port(), claimed.address());
            source.awaitCalls(4); // the second call would have tried the claimed address
            assertEquals(0, claimed.calls());
            TestNode.get(ana.node.send(Conversation.with(eve.id()), "hello"));
            claimed.awaitCalls(1);
        }
    }

    @Test
    void aContactIsFoundAtAClaimedAddressAndAnotherPeerThereIsNotTakenForIt() throws Exception {
        var cy = Papers.good();
        var eve = Papers.good();
        try (var other = HostileServer.open(RedialOfANodeTest.person(eve)); var second = HostileServer.open(RedialOfANodeTest.person(cy));
             var first = HostileServer.open(RedialOfANodeTest.person(cy, other.address(), second.address())); var ana = TestNode.in(folder, "Ana", Settings.Accept.ANYONE, 0, WITH_HINTS)) {
            assertTrue(TestNode.get(ana.node.add(first.address())) instanceof AddOutcome.Connected);
            first.become(RawPeer::close);
            other.awaitCalls(1);
            ana.awaitPeer(cy.id(), peer -> peer.connected() && peer.address().filter(second.address()::equals).isPresent());
            assertTrue(ana.told(NodeEvent.PeerChanged.class).stream().noneMatch(told -> told.peer().id().equals(eve.id())));
        }
    }

    @Test
    void addressesThatAStrangerClaimsAreNotTried() throws Exception {
        try (var place = HostileServer.open(RawPeer::close); var real = HostileServer.open(RedialOfANodeTest.person(Papers.good()));
             var ana = TestNode.in(folder, "Ana", Settings.Accept.ASK, 0)) {
            var hello = new Frame.Hello(0, new PeerName("Eve"), Optional.empty(), Set.of(), MessageId.random().hex(), RawPeer.STORE, Optional.empty(), 0, 0, List.of(place.address()),
                    false, true, Optional.empty());
            try (var eve = RawPeer.in(ana.address(), Papers.good())) {
                eve.say(hello);
                ana.awaitPeer(eve.id(), Peer::connected);
                assertTrue(TestNode.get(ana.node.accept(eve.id())));
                eve.settle(1);
            }
            real.become(RedialOfANodeTest.goes(Papers.good(), new AtomicInteger(), new Frame.Ping(1)));
            assertTrue(TestNode.get(ana.node.add(real.address())) instanceof AddOutcome.Connected);
            real.awaitCalls(4); // in this time it would have been tried
            assertEquals(0, place.calls());
        }
    }
}
