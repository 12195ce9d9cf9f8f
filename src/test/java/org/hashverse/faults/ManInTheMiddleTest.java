package org.hashverse.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Delivery;
import org.hashverse.chat.Standing;
import org.hashverse.node.TestLimits;
import org.hashverse.node.TestNode;
import org.hashverse.node.api.AddOutcome;
import org.hashverse.node.api.NodeEvent;
import org.hashverse.node.api.Peer;
import org.hashverse.node.api.SendOutcome;
import org.hashverse.node.kit.NodeClock;
import org.hashverse.store.history.MessageQueries;
import org.hashverse.store.settings.Settings;
import org.hashverse.transport.HostileServer;
import org.hashverse.transport.Papers;
import org.hashverse.transport.RawPeer;
import org.hashverse.wire.Frame;
import org.junit.jupiter.api.Test;

/// Eve is between two contacts, presents her own key to both, and passes on all frames.
class ManInTheMiddleTest {
    private final Papers eve = Papers.good();
    private final List<Frame> passed = new CopyOnWriteArrayList<>();

    /// Answers a caller with Eve's key, and calls Bo with it.
    private HostileServer.Manner between(TestNode bo) {
        return caller -> {
            caller.answer(eve);
            try (var other = RawPeer.in(bo.address(), eve)) {
                Thread.ofVirtual().start(() -> pass(other, caller));
                pass(caller, other);
            }
        };
    }

    private void pass(RawPeer from, RawPeer to) {
        try {
            while (true) {
                var frame = from.hear();
                passed.add(frame);
                to.say(frame);
            }
        } catch (IOException ended) {
            // one side closed the connection
        }
    }

    @Test
    void aNodeSendsNothingToAnotherKeyOnTheWayAndThePersonIsTold() throws Exception {
        var once = TestLimits.SHORT.withRedial(redial -> redial.withFast(Duration.ofMinutes(1))); // one call by itself, then only those of the person
        var neverCalls = TestLimits.SHORT.withRedial(redial -> redial.withoutRecentLoss());
        try (var ana = TestNode.open("Ana", Settings.Accept.ANYONE, once, NodeClock.SYSTEM);
             var bo = TestNode.open("Bo", Settings.Accept.ANYONE, neverCalls, NodeClock.SYSTEM);
             var way = new FaultProxy(bo.address()); var middle = HostileServer.open(between(bo))) {
            TestNode.get(ana.node.add(way.address()));
            ana.awaitPeer(bo.id(), peer -> peer.connected() && peer.met());
            bo.awaitPeer(ana.id(), Peer::connected);
            way.redirect(middle.address());
            ana.awaitPeer(bo.id(), peer -> !peer.connected());
            var sent = assertInstanceOf(SendOutcome.Sent.class, TestNode.get(ana.node.send(Conversation.with(bo.id()), "for Bo alone")));
            middle.awaitCalls(1);
            var outcome = assertInstanceOf(AddOutcome.Failed.class, TestNode.get(ana.node.add(way.address())));
            assertEquals(new AddOutcome.Failed(AddOutcome.Failure.OTHER_KEY, Optional.of(bo.id()), Optional.of(eve.id())), outcome);
            middle.awaitCalls(1);
            assertEquals(List.of(), passed, "something was said to the wrong key");
            assertEquals(Delivery.QUEUED, TestNode.get(ana.node.history().page(Conversation.with(bo.id()), new MessageQueries.Where.Newest(), 10)).getLast().deliveries().get(bo.id()));
            assertTrue(ana.told(NodeEvent.PeerChanged.class).stream().noneMatch(change -> change.peer().id().equals(eve.id())));
            way.redirect(bo.address());
            ana.node.tryNow(bo.id());
            ana.await(NodeEvent.DeliveryChanged.class, e -> e.message().equals(sent.message().message().id()) && e.delivery().equals(Delivery.DELIVERED));
            assertEquals(List.of("for Bo alone"), bo.texts(Conversation.with(ana.id())));
        }
    }

    @Test
    void aCallByAnotherKeyUnderAContactsNameIsShown() throws Exception {
        try (var ana = TestNode.open("Ana"); var bo = TestNode.open("Bo", Settings.Accept.ASK, TestLimits.SHORT, NodeClock.SYSTEM);
             var middle = HostileServer.open(between(bo))) {
            TestNode.get(ana.node.add(bo.self().invite()));
            bo.awaitPeer(ana.id(), Peer::connected);
            TestNode.get(ana.node.remove(bo.id())); // so that the next caller is accepted without being asked about
            assertInstanceOf(AddOutcome.Connected.class, TestNode.get(ana.node.add(middle.address())));
            var seen = bo.awaitPeer(eve.id(), Peer::connected);
            assertEquals(Standing.STRANGER, seen.standing());
            assertEquals(Optional.of(ana.id()), seen.resembles());
            TestNode.get(ana.node.send(Conversation.with(eve.id()), "is it you?"));
            bo.await(NodeEvent.MessageArrived.class, e -> e.message().message().text().equals("is it you?"));
            assertEquals(List.of(), bo.texts(Conversation.with(ana.id())), "it stands under the name of the Ana that Bo knows");
            assertEquals(List.of("is it you?"), bo.texts(Conversation.with(eve.id())));
        }
    }
}
