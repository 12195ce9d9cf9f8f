package org.hashverse.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.hashverse.chat.PeerAddress;
import org.hashverse.chat.Standing;
import org.hashverse.node.api.NodeEvent;
import org.hashverse.node.api.Peer;
import org.hashverse.node.kit.Limits;
import org.hashverse.store.settings.Settings;
import org.hashverse.transport.Papers;
import org.hashverse.transport.RawPeer;
import org.hashverse.wire.Frame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Strangers that wait for a decision, over restarts.
class TrayTest {
    @TempDir
    private Path folder;
    private final Papers papers = Papers.good();

    private TestNode ana() throws Exception {
        return TestNode.in(folder, "Ana", Settings.Accept.ASK, 0);
    }

    private RawPeer eve(TestNode ana, int port) throws Exception {
        var eve = RawPeer.in(ana.address(), papers);
        eve.say(RawPeer.hello("Eve", Optional.empty(), Optional.empty(), port));
        eve.hear(Frame.Hello.class);
        return eve;
    }

    @Test
    void aStrangerStillWaitsAfterARestartWithNameAddressAndMessageCount() throws Exception {
        int most = TestLimits.SHORT.quotas().strangerMessages();
        assertEquals(Limits.PRODUCT.quotas().strangerMessages(), most);
        try (var ana = ana(); var eve = eve(ana, 8_123)) {
            for (int n = 1; n < most; n++) eve.say(RawPeer.chat(n, "message " + n));
            while (eve.hear(Frame.Ack.class).upTo() < most - 1) { /* the latest comes */ }
        }
        try (var ana = ana()) {
            var waits = ana.awaitPeer(papers.id(), _ -> true);
            assertEquals(Standing.STRANGER, waits.standing());
            assertEquals("Eve", waits.name().text());
            assertEquals(Optional.of(new PeerAddress("127.0.0.1", 8_123)), waits.address());
            try (var eve = eve(ana, 8_123)) {
                for (int n = most; n < most + 2; n++) eve.say(RawPeer.chat(n, "message " + n));
                assertEquals(new Frame.Nak(most + 1, "not-accepted"), eve.hear(Frame.Nak.class));
            }
            assertTrue(TestNode.get(ana.node.accept(papers.id())));
        }
    }

    @Test
    void aCallerThatHangsUpBeforeItsLinkIsReadyIsNotKept() throws Exception {
        try (var ana = ana()) {
            try (var eve = RawPeer.in(ana.address(), papers)) {
                eve.say(new Frame.Ping(1)); // no HELLO
                eve.bye();
            }
            try (var cy = RawPeer.greeted(ana.address(), Papers.good(), "Cy")) {
                ana.awaitPeer(cy.id(), Peer::connected);
            }
            assertTrue(ana.told(NodeEvent.PeerChanged.class).stream().noneMatch(told -> told.peer().id().equals(papers.id())));
        }
    }

    private long changes(TestNode ana) {
        return ana.told(NodeEvent.PeerChanged.class).stream().filter(told -> told.peer().id().equals(papers.id())).count();
    }

    @Test
    void aBlockedPeerCostsNoMoreThanTheHandshake() throws Exception {
        try (var ana = ana()) {
            try (var eve = eve(ana, 0)) {
                ana.awaitPeer(papers.id(), Peer::connected);
                assertTrue(TestNode.get(ana.node.block(papers.id())));
                eve.bye();
            }
            ana.await(NodeEvent.Left.class, left -> left.peer().equals(papers.id()));
            ana.awaitPeer(papers.id(), peer -> !peer.connected());
            var blocked = new AtomicInteger(); // the peer is told as blocked, as left, and when the store has handled its waiting messages
            ana.await(NodeEvent.PeerChanged.class, change -> change.peer().standing() == Standing.BLOCKED && blocked.incrementAndGet() == 3);
            int mark = ana.mark();
            long told = changes(ana);
            for (int i = 0; i < 5; i++) {
                try (var again = RawPeer.in(ana.address(), papers)) {
                    again.say(RawPeer.hello("Eve"), RawPeer.chat(1, "listen"));
                    assertEquals(Frame.Bye.Code.REFUSED, again.bye().code());
                }
            }
            try (var cy = RawPeer.greeted(ana.address(), Papers.good(), "Cy")) {
                ana.awaitFrom(mark, NodeEvent.Joined.class, joined -> joined.peer().equals(cy.id()));
            }
            assertEquals(told, changes(ana));
        }
    }
}
