package org.hashverse.transport.nearby;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.hashverse.chat.PeerName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Real sockets on the loopback interface. Whether it carries multicast depends on the computer, so the test with packets is not among the usual ones.
class MulticastNetworkTest {
    @Test
    void whoListensOnTheLoopbackAddressOnlySearchesNobody() {
        assertTrue(new MulticastNetwork().search(Hub.key(1), Optional.of(InetAddress.getLoopbackAddress()), _ -> { throw new AssertionError("told"); }).isEmpty());
        assertTrue(LocalNetwork.NONE.search(Hub.key(1), Optional.empty(), _ -> { }).isEmpty());
    }

    @Test
    @Tag("soak")
    void twoSearchesOfOneComputerSeeEachOtherComeAndGo() throws InterruptedException {
        var network = new MulticastNetwork(true);
        var seen = new LinkedBlockingQueue<Surroundings>();
        try (var ana = network.search(Hub.key(1), Optional.empty(), seen::add).orElseThrow()) {
            ana.announce(Optional.of(new Announcement(new PeerName("Ana"), 8000)));
            try (var bo = network.search(Hub.key(2), Optional.empty(), _ -> { }).orElseThrow()) {
                bo.announce(Optional.of(new Announcement(new PeerName("Bo"), 8001)));
                await(seen, 1);
            }
            await(seen, 0);
        }
    }

    private static void await(LinkedBlockingQueue<Surroundings> seen, int peers) throws InterruptedException {
        while (true) {
            var next = seen.poll(60, TimeUnit.SECONDS);
            assertTrue(next != null, "nothing was told");
            if (next.peers().size() == peers) {
                if (peers == 1) assertEquals(Hub.key(2), next.peers().getFirst().id());
                return;
            }
        }
    }
}
