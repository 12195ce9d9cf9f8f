package org.hashverse.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hashverse.chat.CloseReason;
import org.hashverse.chat.MessageId;
import org.hashverse.chat.PeerId;
import org.hashverse.store.Settings;
import org.hashverse.transport.Papers;
import org.hashverse.transport.RawPeer;
import org.hashverse.wire.Frame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// One identity on two computers.
class TwinTest {
    @TempDir
    private Path folder;

    private static void saysDuplicate(RawPeer bo, String instance) throws Exception {
        bo.settle(1);
        bo.say(new Frame.Bye(Frame.Bye.Code.DUPLICATE, instance));
    }

    @Test
    void twoProgramsOfOneIdentityBothTellThePersonWhoeverDecides() throws Exception {
        for (boolean larger : new boolean[] {true, false}) {
            try (var ana = TestNode.in(folder.resolve("ana" + larger), "Ana", Settings.Accept.ANYONE, 0); var bo = decider(ana.id(), larger)) {
                ana.meet(bo);
                var copy = Files.createDirectories(folder.resolve("copy" + larger));
                Files.copy(folder.resolve("ana" + larger).resolve("identity.pem"), copy.resolve("identity.pem"));
                try (var twin = TestNode.in(copy, "Ana", Settings.Accept.ANYONE, 0)) {
                    assertEquals(ana.id(), twin.id());
                    assertInstanceOf(AddOutcome.Connected.class, TestNode.get(twin.node.add(bo.address())));
                    ana.await(NodeEvent.ElsewhereChanged.class, NodeEvent.ElsewhereChanged::elsewhere);
                }
            }
        }
    }

    /// A node with a larger id than this one's, or a smaller.
    private static TestNode decider(PeerId than, boolean larger) throws Exception {
        while (true) {
            var node = TestNode.open("Bo");
            if (node.id().compareTo(than) > 0 == larger) return node;
            node.close();
        }
    }

    @Test
    void ourOwnInstanceAndTheWordOfAStrangerAreNoSign() throws Exception {
        var cy = Papers.good();
        try (var ana = TestNode.open("Ana", Settings.Accept.ASK, TestLimits.SHORT, NodeClock.SYSTEM); var stranger = RawPeer.greeted(ana.address(), cy, "Cy");
             var contact = RawPeer.in(ana.address(), Papers.good())) {
            saysDuplicate(stranger, MessageId.random().hex());
            assertEquals(CloseReason.DUPLICATE, ana.await(NodeEvent.Left.class, left -> left.peer().equals(cy.id())).reason());
            contact.say(RawPeer.hello("Bo"));
            var ours = contact.hear(Frame.Hello.class).instance();
            ana.awaitPeer(contact.id(), Peer::connected);
            assertTrue(TestNode.get(ana.node.accept(contact.id())));
            saysDuplicate(contact, ours);
            ana.await(NodeEvent.Left.class, left -> left.peer().equals(contact.id()));
            assertEquals(0, ana.told(NodeEvent.ElsewhereChanged.class).size());
        }
    }

    @Test
    void aDuplicateThatNamesNoInstanceIsNoSign() throws Exception {
        try (var ana = TestNode.open("Ana")) {
            for (var detail : new String[] {"", "your key runs elsewhere"}) {
                try (var eve = RawPeer.greeted(ana.address(), Papers.good(), "Eve" + detail.length())) {
                    ana.awaitPeer(eve.id(), Peer::connected);
                    saysDuplicate(eve, detail);
                    assertEquals(CloseReason.DUPLICATE, ana.await(NodeEvent.Left.class, left -> left.peer().equals(eve.id())).reason());
                }
            }
            assertEquals(0, ana.told(NodeEvent.ElsewhereChanged.class).size());
        }
    }

    @Test
    void itIsForgottenTenMinutesAfterTheLastSign() {
        var clock = new StandingClock();
        var events = new Events(10, Runnable::run);
        var told = new ArrayList<NodeEvent>();
        events.subscribe(Runnable::run, told::add);
        var twin = new Twin(events, clock);
        twin.tick();
        assertTrue(!twin.elsewhere() && told.isEmpty());
        twin.seen();
        clock.nanos += Twin.FORGOTTEN.toNanos() / 2;
        twin.seen();
        clock.nanos += Twin.FORGOTTEN.toNanos() - 1;
        twin.tick();
        assertTrue(twin.elsewhere());
        clock.nanos++;
        twin.tick();
        assertEquals(List.of(new NodeEvent.ElsewhereChanged(true), new NodeEvent.ElsewhereChanged(false)), told);
    }
}
