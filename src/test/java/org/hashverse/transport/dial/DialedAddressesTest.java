package org.hashverse.transport.dial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.hashverse.chat.PeerAddress;
import org.hashverse.transport.Papers;
import org.hashverse.transport.RawPeer;
import org.hashverse.transport.dial.DialOutcome.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Which addresses of a call are tried: those of names, and how many.
@Timeout(60)
class DialedAddressesTest extends DialTest {
    @Test
    void allAddressesOfANameAreTried() throws Exception {
        var bo = Papers.good();
        var ips = List.of("127.0.0.2", "127.0.0.3", "127.0.0.4");
        var sockets = sockets(ips);
        assumeTrue(sockets.size() == ips.size(), "this computer has one loopback address");
        names.put(NAME, ips.stream().map(InetAddress::ofLiteral).toArray(InetAddress[]::new));
        open.add(sockets.get(2));
        Thread.ofVirtual().start(() -> { // the other two accept the call and send nothing
            try (var caller = RawPeer.called(sockets.get(2).accept())) {
                person(bo).serve(caller);
                caller.awaitEnd();
            } catch (Exception over) {
                // the test ended it
            }
        });
        var place = new PeerAddress(NAME, sockets.getFirst().getLocalPort());
        assertEquals(new DialOutcome.Connected(bo.id(), place), end(dialer.dial(place, expecting(bo, new HashMap<>()))));
    }

    /// Sockets that listen on one port at several addresses, or at fewer if this computer does not have them.
    private List<ServerSocket> sockets(List<String> ips) throws IOException {
        var all = new ArrayList<ServerSocket>();
        try {
            for (var ip : ips) {
                all.add(new ServerSocket(all.isEmpty() ? 0 : all.getFirst().getLocalPort(), 50, InetAddress.ofLiteral(ip)));
                open.add(all.getLast());
            }
        } catch (IOException notHere) {
            // fewer
        }
        return all;
    }

    @Test
    void aNameWithoutAddressesDoesNotHinderTheOthers() throws Exception {
        var bo = Papers.good();
        var house = server(person(bo));
        var nobody = new PeerAddress("nobody.test", 8000);
        assertEquals(new DialOutcome.Failed(Fault.UNKNOWN_HOST), end(dialer.dial(nobody, expecting(bo, new HashMap<>()))));
        assertEquals(new DialOutcome.Connected(bo.id(), house.address()), end(dialer.dial(List.of(nobody, house.address()), expecting(bo, new HashMap<>()))));
        assertEquals(new DialOutcome.Failed(Fault.NO_INTERFACE), end(dialer.dial(new PeerAddress("fe80::1%Unplugged7", 8000), expecting(bo, new HashMap<>()))));
    }

    @Test
    void eightSocketsOfACallAreOpenAtATimeAndTheNinthWhenOneOfThemHasEnded() throws Exception {
        assertEquals(8, AddressRace.SOCKETS_OF_A_CALL);
        var called = new Semaphore(0);
        var go = new CountDownLatch(1);
        var houses = new ArrayList<PeerAddress>();
        for (int i = 0; i < 9; i++) houses.add(server(caller -> {
            called.release();
            go.await();
            caller.close();
        }).address());
        var call = dialer.dial(houses, expecting(Papers.good(), new HashMap<>()));
        assertTrue(called.tryAcquire(8, 20, TimeUnit.SECONDS));
        assertFalse(called.tryAcquire(), "a ninth");
        go.countDown();
        assertTrue(called.tryAcquire(1, 20, TimeUnit.SECONDS));
        assertEquals(new DialOutcome.Failed(Fault.NOT_HASHVERSE), end(call));
    }

    @Test
    void aCallTriesTwentyFourAddressesAtMost() throws Exception {
        assertEquals(24, AddressRace.MOST_OF_A_CALL);
        for (int names = 3; names <= 4; names++) {
            var house = server(RawPeer::close);
            var addresses = new ArrayList<PeerAddress>();
            for (int i = 0; i < names; i++) {
                this.names.put("n" + i, IntStream.range(0, 8).mapToObj(_ -> InetAddress.ofLiteral("127.0.0.1")).toArray(InetAddress[]::new));
                addresses.add(new PeerAddress("n" + i, house.address().port()));
            }
            assertEquals(new DialOutcome.Failed(Fault.NOT_HASHVERSE), end(dialer.dial(addresses, expecting(Papers.good(), new HashMap<>()))));
            house.awaitCalls(24);
            assertEquals(0, house.calls());
        }
    }

    @Test
    void aNameGivesAtMostEightAddressesAndTheFamiliesAlternate() {
        var four = IntStream.range(0, 9).mapToObj(i -> InetAddress.ofLiteral("10.0.0." + i)).toList();
        assertEquals(four.subList(0, 8), HostLookup.alternating(four));
        assertEquals(four.subList(0, 8), HostLookup.alternating(four.subList(0, 8)));
        var six = List.of(InetAddress.ofLiteral("fd00::1"), InetAddress.ofLiteral("fd00::2"));
        var mixed = new ArrayList<>(four.subList(0, 3));
        mixed.addAll(six);
        assertEquals(List.of(four.get(0), six.get(0), four.get(1), six.get(1), four.get(2)), HostLookup.alternating(mixed));
    }
}
