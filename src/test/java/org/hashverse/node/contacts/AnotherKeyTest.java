package org.hashverse.node.contacts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import org.hashverse.ExpectedLog;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Delivery;
import org.hashverse.chat.Invite;
import org.hashverse.chat.PeerAddress;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.PeerName;
import org.hashverse.chat.Standing;
import org.hashverse.node.AttackedNode;
import org.hashverse.node.TestNode;
import org.hashverse.node.api.AddOutcome.Failure;
import org.hashverse.node.api.AddOutcome;
import org.hashverse.node.api.NodeEvent;
import org.hashverse.node.api.Peer;
import org.hashverse.node.api.SendOutcome;
import org.hashverse.store.settings.Settings;
import org.hashverse.transport.HostileServer;
import org.hashverse.transport.Papers;
import org.hashverse.transport.RawPeer;
import org.hashverse.wire.Frame;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Another key answers than the expected one.
class AnotherKeyTest {
    private AttackedNode attacked;
    private final Papers cy = Papers.good();
    private final Papers eve = Papers.good();

    @BeforeEach
    void open() throws Exception {
        attacked = new AttackedNode();
    }

    @AfterEach
    void close() throws Exception {
        attacked.unharmed();
        attacked.close();
    }

    /// Answers callers as a peer does, for as long as they stay.
    private static HostileServer.Manner person(Papers papers, String name) {
        return caller -> {
            caller.answer(papers);
            caller.hear(Frame.Hello.class);
            caller.say(RawPeer.hello(name));
        };
    }

    private static Invite invite(PeerId key, PeerAddress... addresses) {
        return new Invite(key, List.of(addresses), Optional.of(new PeerName("Cy")), Optional.empty());
    }

    private void otherKey(AddOutcome outcome) {
        var failed = assertInstanceOf(AddOutcome.Failed.class, outcome);
        assertEquals(Failure.OTHER_KEY, failed.failure());
        assertEquals(Optional.of(cy.id()), failed.expected());
        assertEquals(Optional.of(eve.id()), failed.answered());
        assertTrue(attacked.ana.told(NodeEvent.PeerChanged.class).stream().noneMatch(told -> told.peer().id().equals(eve.id())));
    }

    @Test
    void anInviteThatMeetsAnotherKeyIsRefusedLoudly() throws Exception {
        try (var impostor = HostileServer.open(person(eve, "Cy"))) {
            otherKey(TestNode.get(attacked.ana.node.add(invite(cy.id(), impostor.address()))));
        }
    }

    @Test
    void aSilentSecondAddressDoesNotHideTheOtherKeyAtTheFirst() throws Exception {
        try (var impostor = HostileServer.open(person(eve, "Cy")); var silent = HostileServer.open(RawPeer::close)) {
            otherKey(TestNode.get(attacked.ana.node.add(invite(cy.id(), impostor.address(), silent.address()))));
        }
    }

    @Test
    void theRightKeyAtTheSecondAddressIsEnough() throws Exception {
        try (var impostor = HostileServer.open(person(eve, "Cy")); var right = HostileServer.open(person(cy, "Cy"))) {
            var outcome = TestNode.get(attacked.ana.node.add(invite(cy.id(), impostor.address(), right.address())));
            assertEquals(cy.id(), assertInstanceOf(AddOutcome.Connected.class, outcome).peer().id());
        }
    }

    @Test
    void anotherKeyAtAContactsAddressIsRefusedLoudly() throws Exception {
        HostileServer.Manner quits = caller -> {
            person(cy, "Cy").serve(caller);
            caller.say(new Frame.Bye(Frame.Bye.Code.LEAVING, "")); // so it is not called back during this test
        };
        try (var server = HostileServer.open(quits)) {
            assertInstanceOf(AddOutcome.Connected.class, TestNode.get(attacked.ana.node.add(server.address())));
            attacked.left(cy.id());
            server.become(person(eve, "Cy"));
            otherKey(TestNode.get(attacked.ana.node.add(server.address())));
        }
    }

    @Test
    void aSecondContactKnownAtTheSameAddressIsNotReported() throws Exception {
        try (var shared = HostileServer.open(person(eve, "Eve"))) {
            attacked.ana.node.keepTrying(invite(cy.id(), shared.address())); // an old address of Cy
            otherKey(TestNode.get(attacked.ana.node.add(invite(cy.id(), shared.address()))));
            assertInstanceOf(AddOutcome.Connected.class, TestNode.get(attacked.ana.node.add(invite(eve.id(), shared.address()))));
        }
        attacked.ana.awaitPeer(eve.id(), peer -> !peer.connected());
    }

    @Test
    @ExpectedLog("is dropped: another key answered there 3 times")
    void anAddressWhereAnotherKeyAnswersThreeTimesIsDroppedWithoutAWarning() throws Exception {
        try (var server = HostileServer.open(person(cy, "Cy"))) {
            assertInstanceOf(AddOutcome.Connected.class, TestNode.get(attacked.ana.node.add(server.address())));
            server.become(person(eve, "Eve"));
            attacked.ana.awaitPeer(cy.id(), peer -> !peer.connected() && peer.address().isEmpty());
            server.awaitCalls(Redialer.WRONG_KEYS);
            assertTrue(attacked.ana.told(NodeEvent.PeerChanged.class).stream().noneMatch(told -> told.peer().id().equals(eve.id())));
        }
    }

    @Test
    void aStrangerWithTheNameOfAContactIsMarked() throws Exception {
        for (var name : List.of("Bo", "bo", "B\u200bo", "\uff22\uff4f")) {
            try (var falseBo = attacked.stranger(name)) {
                var seen = attacked.ana.awaitPeer(falseBo.id(), Peer::connected);
                assertEquals(Standing.STRANGER, seen.standing());
                assertEquals(Optional.of(attacked.bo.id()), seen.resembles());
            }
        }
    }

    @Test
    void theNewKeyOfTheSamePersonReplacesTheOldKeyWhichIsRefused() throws Exception {
        try (var old = RawPeer.greeted(attacked.address(), cy, "Cy")) {
            attacked.ana.awaitPeer(cy.id(), Peer::connected);
            TestNode.get(attacked.ana.node.accept(cy.id()));
            old.settle(1);
        }
        attacked.ana.awaitPeer(cy.id(), peer -> !peer.connected());
        var sent = assertInstanceOf(SendOutcome.Sent.class, TestNode.get(attacked.ana.node.send(Conversation.with(cy.id()), "for the old key")));
        try (var fresh = attacked.stranger("Cy", eve)) {
            assertEquals(Optional.of(cy.id()), attacked.ana.awaitPeer(eve.id(), Peer::connected).resembles());
            attacked.ana.node.samePerson(eve.id(), cy.id());
            var now = attacked.ana.awaitPeer(eve.id(), peer -> peer.standing() == Standing.CONTACT);
            assertTrue(!now.verified() && now.resembles().isEmpty());
            fresh.hear(Frame.Welcome.class);
            var end = attacked.ana.await(NodeEvent.DeliveryChanged.class, change -> change.message().equals(sent.message().message().id())).delivery();
            assertTrue(end.stage() == Delivery.Stage.REFUSED && end.reason().equals("key-replaced"), "what waited became " + end);
            try (var again = RawPeer.in(attacked.address(), cy)) {
                again.say(RawPeer.hello("Cy"));
                assertEquals(Frame.Bye.Code.REFUSED, again.bye().code());
            }
        }
    }

    @Test
    void aCopiedProfileThatCallsItselfIsRecognized() throws Exception {
        var copy = Files.createTempDirectory("hashverse-copy");
        Files.copy(attacked.key(), copy.resolve("identity.pem"));
        try (var duplicate = TestNode.in(copy, "Ana", Settings.Accept.ANYONE, 0)) {
            assertEquals(attacked.ana.id(), duplicate.id());
            var outcome = assertInstanceOf(AddOutcome.Failed.class, TestNode.get(duplicate.node.add(attacked.address())));
            assertEquals(Failure.OWN_KEY, outcome.failure());
        }
    }
}
