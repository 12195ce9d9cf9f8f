package org.hashverse.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import org.hashverse.node.kit.Limits;
import org.junit.jupiter.api.Test;

class WaitingRoomTest {
    private static final int BOUND = Limits.PRODUCT.handshakes().waitingCallers();
    private long now;
    private final Discouraged discouraged = new Discouraged(Limits.PRODUCT.abuse().discouraged(), Limits.PRODUCT.abuse().discouragedMost(), () -> now);
    private final WaitingRoom room = new WaitingRoom(BOUND, discouraged);

    /// A socket with a given remote address.
    private static Socket from(String address) {
        var remote = InetAddress.ofLiteral(address);
        return new Socket() {
            @Override
            public InetAddress getInetAddress() {
                return remote;
            }
        };
    }

    private List<WaitingRoom.Caller> enter(int count, String address) {
        var callers = new ArrayList<WaitingRoom.Caller>();
        for (int i = 0; i < count; i++) callers.add(room.enter(from(address)));
        return callers;
    }

    private static long closed(List<WaitingRoom.Caller> callers) {
        return callers.stream().filter(caller -> caller.raw.isClosed()).count();
    }

    @Test
    void twoHundredAndFiftySixWaitAndTheLongestSilentOneIsClosedFirst() {
        assertEquals(256, BOUND);
        var callers = enter(BOUND, "10.0.0.1");
        assertEquals(0, closed(callers));
        assertFalse(enter(1, "10.0.0.1").getFirst().raw.isClosed());
        assertTrue(callers.getFirst().raw.isClosed());
        assertEquals(1, closed(callers));
        assertEquals(BOUND, room.size());
    }

    @Test
    void aCallerWithAClientHelloStaysLongerThanASilentOne() {
        var callers = enter(BOUND, "10.0.0.1");
        callers.subList(0, 100).forEach(WaitingRoom.Caller::clientHelloComplete);
        enter(1, "10.0.0.1");
        assertTrue(callers.get(100).raw.isClosed());
        assertEquals(1, closed(callers));
    }

    @Test
    void aCrowdFromOneAddressDoesNotEvictAnother() {
        var few = enter(10, "10.0.0.2");
        var crowd = enter(1_000, "10.0.0.1");
        assertEquals(0, closed(few));
        assertEquals(BOUND - 10, 1_000 - closed(crowd));
    }

    @Test
    void aCrowdWithClientHellosDoesNotKeepOthersOut() {
        var crowd = enter(BOUND, "10.0.0.1");
        crowd.forEach(WaitingRoom.Caller::clientHelloComplete);
        assertEquals(0, closed(enter(20, "10.0.0.2")));
        assertEquals(20, closed(crowd));
        assertTrue(crowd.getFirst().raw.isClosed());
    }

    @Test
    void aCrowdFromManyAddressesOfOneNetworkDoesNotKeepAnotherOut() {
        for (var network : List.of("10.0.0.", "2001:db8:1:")) {
            var other = enter(1, "10.9.9.9");
            var crowd = new ArrayList<WaitingRoom.Caller>();
            for (int i = 1; i < BOUND; i++) crowd.addAll(enter(1, network.endsWith(":") ? network + i + "::1" : network + i));
            assertEquals(0, closed(crowd), "all fit in");
            var next = enter(1, "10.9.9.8");
            assertEquals(0, closed(other) + closed(next));
            assertEquals(1, closed(crowd));
            assertTrue(crowd.getFirst().raw.isClosed());
            room.clear();
        }
    }

    @Test
    void whenEachNetworkHasOneCallerTheLongestSilentOneIsClosedAndNotTheNewest() {
        var crowd = new ArrayList<WaitingRoom.Caller>();
        for (int i = 0; i < BOUND; i++) crowd.addAll(enter(1, "10.1." + i + ".1"));
        crowd.getFirst().clientHelloComplete();
        assertEquals(0, closed(enter(1, "10.9.9.9")));
        assertEquals(1, closed(crowd));
        assertTrue(crowd.get(1).raw.isClosed());
    }

    @Test
    void ofTwoNetworksWithEquallyManyCallersTheOneOfTheNewcomerLosesOne() {
        var some = enter(BOUND / 2, "10.1.1.1");
        var others = enter(BOUND / 2 - 1, "10.2.2.2");
        others.addAll(enter(1, "10.3.3.3"));
        assertEquals(0, closed(some) + closed(others));
        assertEquals(0, closed(enter(1, "10.2.2.2")));
        assertEquals(0, closed(some));
        assertTrue(others.getFirst().raw.isClosed());
    }

    @Test
    void aRunningHandshakeIsNotClosed() {
        var crowd = enter(BOUND, "10.0.0.1");
        crowd.forEach(WaitingRoom.Caller::handshakeRuns);
        var next = enter(1, "10.0.0.1");
        assertEquals(0, closed(crowd));
        assertEquals(1, closed(next));
    }

    @Test
    void oneHouseholdsIpv6AddressesAreOneOrigin() {
        assertEquals(Origin.of(InetAddress.ofLiteral("2001:db8:1:2::1")), Origin.of(InetAddress.ofLiteral("2001:db8:1:2:ffff::9")));
        assertFalse(Origin.of(InetAddress.ofLiteral("2001:db8:1:2::1")).equals(Origin.of(InetAddress.ofLiteral("2001:db8:1:3::1"))));
        assertFalse(Origin.of(InetAddress.ofLiteral("10.0.0.1")).equals(Origin.of(InetAddress.ofLiteral("10.0.0.2"))));
    }

    @Test
    void aDiscouragedOriginIsClosedFirstEvenWithAClientHello() {
        discouraged.note(Origin.of(InetAddress.ofLiteral("10.0.0.3")));
        var doubtful = enter(2, "10.0.0.3");
        doubtful.forEach(WaitingRoom.Caller::clientHelloComplete);
        var crowd = enter(BOUND - 2, "10.0.0.1");
        assertEquals(0, closed(doubtful), "there was room");
        enter(1, "10.0.0.2");
        assertTrue(doubtful.getFirst().raw.isClosed());
        assertFalse(doubtful.getLast().raw.isClosed());
        now += Limits.PRODUCT.abuse().discouraged().toNanos();
        enter(1, "10.0.0.2");
        assertFalse(doubtful.getLast().raw.isClosed(), "that was long ago");
        assertEquals(1, closed(crowd));
    }

    @Test
    void aCallerThatLeftTakesNoPlace() {
        var callers = enter(BOUND, "10.0.0.1");
        callers.getLast().leave();
        enter(1, "10.0.0.1");
        assertEquals(0, closed(callers));
        room.clear();
        assertEquals(0, room.size());
        assertFalse(callers.getLast().raw.isClosed(), "he came in: no longer ours to close");
    }
}
