package org.hashverse.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import org.hashverse.chat.CloseReason;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Delivery;
import org.hashverse.chat.Presence;
import org.hashverse.node.TestLimits;
import org.hashverse.node.TestNode;
import org.hashverse.node.api.NodeEvent;
import org.hashverse.node.api.Peer;
import org.hashverse.node.kit.NodeClock;
import org.hashverse.store.settings.Settings;
import org.junit.jupiter.api.Test;

/// A cable is pulled, and neither side gets a reset or an end: both notice it, and connect again when the cable is back.
class SilentCutTest {
    @Test
    void silenceIsShownThenThePeerIsLostAndTheConnectionComesBack() throws Exception {
        var impatient = TestLimits.SHORT.withLiveness(liveness -> liveness.withSilence(Duration.ofSeconds(4), Duration.ofSeconds(8)));
        var neverCalls = impatient.withRedial(redial -> redial.withoutRecentLoss());
        try (var ana = TestNode.open("Ana", Settings.Accept.ANYONE, impatient, NodeClock.SYSTEM); var bo = TestNode.open("Bo", Settings.Accept.ANYONE, neverCalls, NodeClock.SYSTEM);
             var proxy = new FaultProxy(bo.address())) {
            TestNode.get(ana.node.add(proxy.address()));
            ana.awaitPeer(bo.id(), peer -> peer.connected() && peer.met());
            bo.awaitPeer(ana.id(), Peer::connected);
            int atAna = ana.mark();
            int atBo = bo.mark();
            proxy.hush();
            TestNode.get(ana.node.send(Conversation.with(bo.id()), "into the silence"));
            for (var one : List.of(ana, bo)) {
                int mark = one == ana ? atAna : atBo;
                one.awaitFrom(mark, NodeEvent.PeerChanged.class, e -> e.peer().presence() == Presence.NOT_RESPONDING);
                assertEquals(CloseReason.SILENT, one.awaitFrom(mark, NodeEvent.Left.class, _ -> true).reason());
                assertEquals(Presence.OFFLINE, one.awaitPeer(one == ana ? bo.id() : ana.id(), peer -> !peer.connected()).presence());
            }
            atAna = ana.mark();
            atBo = bo.mark();
            proxy.resume();
            ana.awaitFrom(atAna, NodeEvent.Joined.class, _ -> true);
            bo.awaitFrom(atBo, NodeEvent.Joined.class, _ -> true);
            ana.await(NodeEvent.DeliveryChanged.class, e -> e.delivery().equals(Delivery.DELIVERED));
            assertEquals(List.of("into the silence"), bo.texts(Conversation.with(ana.id())));
        }
    }
}
