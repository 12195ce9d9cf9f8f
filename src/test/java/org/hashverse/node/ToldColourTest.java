package org.hashverse.node;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Optional;
import org.hashverse.TestPorts;
import org.hashverse.chat.AvatarColour;
import org.hashverse.chat.PeerId;
import org.hashverse.node.api.NodeEvent;
import org.hashverse.node.api.Peer;
import org.hashverse.store.settings.Settings;
import org.hashverse.transport.Papers;
import org.hashverse.transport.RawPeer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The colour that a person chose for their avatar is sent with their name.
class ToldColourTest {
    @TempDir
    Path folder;

    private TestNode node(String name, int port) throws Exception {
        return TestNode.in(folder.resolve(name), name, Settings.Accept.ANYONE, port);
    }

    private static void chooses(TestNode node, Optional<AvatarColour> colour) {
        int from = node.mark();
        node.change(settings -> settings.withColour(colour));
        node.awaitFrom(from, NodeEvent.SettingsChanged.class, event -> event.settings().colour().equals(colour));
    }

    /// Waits until Bo sees Ana connected with a colour.
    private static void comesIn(TestNode bo, PeerId ana, Optional<AvatarColour> colour) {
        bo.awaitPeer(ana, peer -> peer.connected() && peer.colour().equals(colour));
    }

    @Test
    void theHelloOfALinkHasThePresentColour() throws Exception {
        int bosPort = TestPorts.free();
        try (var ana = node("Ana", TestPorts.free())) {
            chooses(ana, Optional.of(AvatarColour.TEAL));
            try (var bo = node("Bo", bosPort)) {
                ana.meet(bo);
                comesIn(bo, ana.id(), Optional.of(AvatarColour.TEAL));
                assertEquals(Optional.empty(), ana.awaitPeer(bo.id(), Peer::connected).colour(), "Bo chose none");
            }
            chooses(ana, Optional.empty());
            try (var bo = node("Bo", bosPort)) {
                comesIn(bo, ana.id(), Optional.empty());
            }
        }
    }

    @Test
    void anOlderPeerWithoutAColourHasTheColourOfItsKey() throws Exception {
        try (var attacked = new AttackedNode(); var there = RawPeer.greeted(attacked.address(), Papers.good(), "Cy")) {
            var cy = attacked.ana.await(NodeEvent.PeerChanged.class, event -> event.peer().name().text().equals("Cy") && event.peer().connected()).peer();
            assertEquals(Optional.empty(), cy.colour());
            there.settle(1);
        }
    }
}
