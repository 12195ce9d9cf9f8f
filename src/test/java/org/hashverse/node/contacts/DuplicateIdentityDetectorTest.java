package org.hashverse.node.contacts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hashverse.chat.CloseReason;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Delivery;
import org.hashverse.chat.MessageId;
import org.hashverse.chat.PeerAddress;
import org.hashverse.chat.PeerId;
import org.hashverse.node.StandingClock;
import org.hashverse.node.TestLimits;
import org.hashverse.node.TestNode;
import org.hashverse.node.api.AddOutcome;
import org.hashverse.node.api.NodeEvent;
import org.hashverse.node.api.Peer;
import org.hashverse.node.kit.Events;
import org.hashverse.node.kit.NodeClock;
import org.hashverse.store.settings.Settings;
import org.hashverse.transport.Identity;
import org.hashverse.transport.Papers;
import org.hashverse.transport.RawPeer;
import org.hashverse.wire.Frame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two programs with the same key.
class DuplicateIdentityDetectorTest {
    @TempDir
    private Path folder;

    private static void saysDuplicate(RawPeer bo, String instance) throws Exception {
        saysDuplicate(bo, instance, Optional.empty());
    }

    private static void saysDuplicate(RawPeer bo, String instance, Optional<Frame.Proof> proof) throws Exception {
        bo.settle(1);
        bo.say(new Frame.Bye(Frame.Bye.Code.DUPLICATE, instance, proof));
    }

    @Test
    void twoProgramsWithOneKeyBothTellThePersonWhicheverEndDecides() throws Exception {
        for (boolean larger : new boolean[] {true, false}) {
            try (var ana = TestNode.in(folder.resolve("ana" + larger), "Ana", Settings.Accept.ANYONE, 0); var bo = decider(ana.id(), larger)) {
                ana.meet(bo);
                var copy = Files.createDirectories(folder.resolve("copy" + larger));
                Files.copy(folder.resolve("ana" + larger).resolve("identity.pem"), copy.resolve("identity.pem"));
                try (var duplicate = TestNode.in(copy, "Ana", Settings.Accept.ANYONE, 0)) {
                    assertEquals(ana.id(), duplicate.id());
                    assertInstanceOf(AddOutcome.Connected.class, TestNode.get(duplicate.node.add(bo.address())));
                    ana.await(NodeEvent.ElsewhereChanged.class, NodeEvent.ElsewhereChanged::elsewhere);
                }
            }
        }
    }

    /// A node whose id is larger, or smaller, than a given one.
    private static TestNode decider(PeerId other, boolean larger) throws Exception {
        while (true) {
            var node = TestNode.open("Bo");
            if (node.id().compareTo(other) > 0 == larger) return node;
            node.close();
        }
    }

    @Test
    void ourOwnInstanceAndTheReportOfAStrangerAreIgnored() throws Exception {
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
    void aDuplicateByeWithoutAnInstanceIsIgnored() throws Exception {
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
    void theReportOfAContactIsIgnoredWithoutAProofByOurKey() throws Exception {
        try (var ana = TestNode.in(folder.resolve("ana"), "Ana", Settings.Accept.ANYONE, 0)) {
            var ours = Identity.loadOrCreate(folder.resolve("ana").resolve("identity.pem"));
            var theirs = Identity.loadOrCreate(folder.resolve("eve.pem"));
            var other = MessageId.random().hex();
            long now = System.currentTimeMillis();
            int eves = 0;
            for (var proof : List.of(Optional.<Frame.Proof>empty(), Optional.of(theirs.prove(other, now)), Optional.of(ours.prove(MessageId.random().hex(), now)),
                    Optional.of(new Frame.Proof(now + 1, ours.prove(other, now).signature())), Optional.of(ours.prove(other, now - 3_600_000)))) {
                try (var eve = RawPeer.greeted(ana.address(), Papers.good(), "Eve" + eves++)) {
                    ana.awaitPeer(eve.id(), Peer::connected);
                    saysDuplicate(eve, other, proof);
                    assertEquals(CloseReason.DUPLICATE, ana.await(NodeEvent.Left.class, left -> left.peer().equals(eve.id())).reason());
                }
            }
            assertEquals(0, ana.told(NodeEvent.ElsewhereChanged.class).size());
            try (var bo = RawPeer.greeted(ana.address(), Papers.good(), "Bo")) {
                ana.awaitPeer(bo.id(), Peer::connected);
                saysDuplicate(bo, other, Optional.of(ours.prove(other, System.currentTimeMillis())));
                ana.await(NodeEvent.ElsewhereChanged.class, NodeEvent.ElsewhereChanged::elsewhere);
            }
        }
    }

    @Test
    void aStrangerGetsNoProof() throws Exception {
        try (var ana = TestNode.open("Ana", Settings.Accept.ASK, TestLimits.SHORT, NodeClock.SYSTEM); var stranger = RawPeer.in(ana.address(), Papers.good())) {
            stranger.say(RawPeer.hello("Cy"));
            assertEquals(Optional.empty(), stranger.hear(Frame.Hello.class).proof());
        }
    }

    @Test
    void aMessageWhoseNumberAnotherCopyUsedIsSentAgainAndNotShownAsDelivered() throws Exception {
        var papers = Papers.good();
        try (var ana = TestNode.open("Ana")) {
            String store;
            Frame.Chat first;
            try (var bo = RawPeer.in(ana.address(), papers)) {
                bo.say(RawPeer.hello("Bo"));
                store = bo.hear(Frame.Hello.class).store();
                ana.awaitPeer(papers.id(), Peer::connected);
                TestNode.get(ana.node.send(Conversation.with(papers.id()), "x"));
                first = bo.hear(Frame.Chat.class);
            }
            ana.await(NodeEvent.Left.class, _ -> true);
            try (var bo = RawPeer.in(ana.address(), papers)) {
                var copys = new Frame.Have(store, 1, List.of(), Optional.of(MessageId.random()));
                bo.say(RawPeer.hello("Bo", Optional.empty(), Optional.of(copys), 0));
                var again = bo.hear(Frame.Chat.class);
                assertEquals(first.id(), again.id());
                assertEquals(2, again.number());
                assertTrue(ana.told(NodeEvent.DeliveryChanged.class).stream().noneMatch(change -> change.delivery().equals(Delivery.DELIVERED)));
                bo.say(new Frame.Ack(2));
                ana.await(NodeEvent.DeliveryChanged.class, change -> change.delivery().equals(Delivery.DELIVERED));
            }
        }
    }

    @Test
    void aProgramWhoseHelloIsOutOfDateBecauseOfAnotherCopyTriesAgain() throws Exception {
        var papers = Papers.good();
        try (var bo = TestNode.open("Bo"); var door = new ServerSocket(0, 1, InetAddress.getLoopbackAddress()); var one = RawPeer.greeted(bo.address(), papers, "Ana")) {
            bo.awaitPeer(papers.id(), Peer::connected);
            var adding = bo.node.add(new PeerAddress("127.0.0.1", door.getLocalPort()));
            try (var two = RawPeer.called(door.accept()).answer(papers)) {
                two.hear(Frame.Hello.class); // says that Bo has nothing
                one.say(RawPeer.chat(1, "of the one"));
                one.hear(Frame.Ack.class);
                two.say(RawPeer.hello("Ana"));
                assertEquals(Frame.Bye.Code.BUSY, two.bye().code(), "otherwise its own number 1 would be taken for that of the other program");
            }
            adding.cancel(true);
            assertEquals(List.of("of the one"), bo.texts(Conversation.with(papers.id())));
        }
    }

    @Test
    void aHelloNamesTheMessageUnderTheHighestNumber() throws Exception {
        var papers = Papers.good();
        try (var bo = TestNode.open("Bo")) {
            var chat = RawPeer.chat(5, "five");
            try (var ana = RawPeer.greeted(bo.address(), papers, "Ana")) {
                ana.say(chat);
                ana.hear(Frame.Ack.class);
            }
            try (var ana = RawPeer.in(bo.address(), papers)) {
                ana.say(RawPeer.hello("Ana"));
                assertEquals(Optional.of(new Frame.Have(RawPeer.STORE, 5, List.of(), Optional.of(chat.id()))), ana.hear(Frame.Hello.class).have());
            }
        }
    }

    @Test
    void anOldProofThatIsSentAgainIsIgnored() throws Exception {
        var clock = new StandingClock();
        var events = new Events(10, Runnable::run);
        var ours = Identity.loadOrCreate(folder.resolve("identity.pem"));
        var detector = new DuplicateIdentityDetector(ours, MessageId.random().hex(), events, clock);
        var other = MessageId.random().hex();
        var proof = Optional.of(ours.prove(other, clock.wall().toEpochMilli()));
        detector.reported(other, proof);
        assertTrue(detector.elsewhere());
        clock.nanos += DuplicateIdentityDetector.FORGOTTEN.toNanos();
        detector.reported(other, proof);
        detector.tick();
        assertFalse(detector.elsewhere());
        detector.reported(other, Optional.of(ours.prove(other, proof.get().wall() + 1)));
        assertTrue(detector.elsewhere());
    }

    @Test
    void theOtherProgramIsForgottenTenMinutesAfterTheLastSign() throws Exception {
        var clock = new StandingClock();
        var events = new Events(10, Runnable::run);
        var told = new ArrayList<NodeEvent>();
        events.subscribe(Runnable::run, told::add);
        var detector = new DuplicateIdentityDetector(Identity.loadOrCreate(folder.resolve("identity.pem")), MessageId.random().hex(), events, clock);
        detector.tick();
        assertTrue(!detector.elsewhere() && told.isEmpty());
        detector.seen();
        clock.nanos += DuplicateIdentityDetector.FORGOTTEN.toNanos() / 2;
        detector.seen();
        clock.nanos += DuplicateIdentityDetector.FORGOTTEN.toNanos() - 1;
        detector.tick();
        assertTrue(detector.elsewhere());
        clock.nanos++;
        detector.tick();
        assertEquals(List.of(new NodeEvent.ElsewhereChanged(true), new NodeEvent.ElsewhereChanged(false)), told);
    }
}
