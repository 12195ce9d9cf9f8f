package org.hashverse.ui.add;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hashverse.chat.PeerAddress;
import org.hashverse.node.api.Self;
import org.hashverse.ui.app.Cast;
import org.junit.jupiter.api.Test;

/// What is known of an address before a call.
class AddChecksTest {
    @Test
    void everyAddressOfThisComputerOnOurPortIsOurOwn() {
        var base = Cast.self();
        var self = new Self(base.id(), base.name(), 8000, base.address(), List.of(PeerAddress.parse("[fd00::7]:8000")), true, Optional.empty(), base.invite(), base.folder(), Set.of());
        assertTrue(AddChecks.own(self, PeerAddress.parse("10.0.0.7:8000")));
        assertTrue(AddChecks.own(self, PeerAddress.parse("[fd00:0:0::7]:8000")));
        assertFalse(AddChecks.own(self, PeerAddress.parse("10.0.0.7:8001"))); // another person on this computer
        assertFalse(AddChecks.own(self, PeerAddress.parse("10.0.0.8:8000")));
        assertFalse(AddChecks.own(null, PeerAddress.parse("10.0.0.7:8000")));
        for (var here : List.of("localhost:8000", "127.0.0.1:8000", "127.1.2.3:8000", "[::1]:8000", "[0:0:0:0:0:0:0:1]:8000")) assertTrue(AddChecks.loops(self, PeerAddress.parse(here)), here);
        assertFalse(AddChecks.loops(self, PeerAddress.parse("[::1]:8001")));
    }

    @Test
    void onlyAConnectedContactCountsAsConnected() {
        var peers = Cast.model().peers();
        assertEquals(Cast.BO, AddChecks.connectedAt(peers, PeerAddress.parse("10.0.0.9:8000")).orElseThrow().id());
        assertTrue(AddChecks.connectedAt(peers, PeerAddress.parse("10.0.0.21:8000")).isEmpty()); // Dara is offline
        assertTrue(AddChecks.connectedAs(peers, Cast.DARA).isEmpty());
        assertEquals(Cast.CHEN, AddChecks.connectedAs(peers, Cast.CHEN).orElseThrow().id());
    }
}
