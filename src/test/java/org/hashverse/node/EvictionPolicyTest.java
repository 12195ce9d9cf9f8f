package org.hashverse.node;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.hashverse.transport.Origin;
import org.junit.jupiter.api.Test;

class EvictionPolicyTest {
    private record Guest(String name, int place) {}

    private static final Predicate<Origin> NOBODY = _ -> false;

    private static Origin place(int n) {
        return new Origin(4, n);
    }

    private static Predicate<Origin> only(int n) {
        return origin -> origin.equals(place(n));
    }

    private static Optional<String> whichever(List<Guest> there, Predicate<Origin> discouraged) {
        return EvictionPolicy.choose(there, guest -> place(guest.place), discouraged).map(Guest::name);
    }

    private static Optional<String> forOneFrom(int newcomer, List<Guest> there, Predicate<Origin> discouraged) {
        return EvictionPolicy.chooseFor(place(newcomer), there, guest -> place(guest.place), discouraged).map(Guest::name);
    }

    private static final List<Guest> FOUR = List.of(new Guest("a", 1), new Guest("b", 2), new Guest("c", 2), new Guest("d", 3));

    @Test
    void theFirstOfThePlaceWithTheMostGoes() {
        assertEquals(Optional.of("b"), whichever(FOUR, NOBODY));
        assertEquals(Optional.empty(), whichever(List.of(), NOBODY));
    }

    @Test
    void whoIsDiscouragedGoesBeforeAnybody() {
        assertEquals(Optional.of("d"), whichever(FOUR, only(3)));
        assertEquals(Optional.of("d"), forOneFrom(2, FOUR, only(3)));
    }

    @Test
    void nobodyGoesForOneWhoIsDiscouraged() {
        assertEquals(Optional.empty(), forOneFrom(4, FOUR, only(4)));
        assertEquals(Optional.empty(), forOneFrom(3, FOUR, only(3)));
    }

    @Test
    void onePlaceDoesNotFillForOthersWhatIsThereForAll() {
        assertEquals(Optional.of("b"), forOneFrom(4, FOUR, NOBODY));
        assertEquals(Optional.empty(), forOneFrom(1, FOUR, NOBODY), "it would have as many then");
        assertEquals(Optional.empty(), forOneFrom(2, FOUR, NOBODY));
    }

    @Test
    void manyAddressesOfOneNeighbourhoodCountAsOnePlace() {
        var there = new ArrayList<String>(List.of("2001:db8:1:1::1", "192.0.2.1", "192.0.2.1"));
        for (int i = 0; i < 3; i++) there.add("2001:db8:2:" + i + "::1");
        assertEquals(Optional.of("2001:db8:2:0::1"), EvictionPolicy.choose(there, EvictionPolicyTest::of, NOBODY), "a /48");
        for (int i = 0; i < 4; i++) there.add("198.51.100." + i);
        assertEquals(Optional.of("198.51.100.0"), EvictionPolicy.choose(there, EvictionPolicyTest::of, NOBODY), "a /24");
        there.add("198.51.100.3");
        assertEquals(Optional.of("198.51.100.3"), EvictionPolicy.choose(there, EvictionPolicyTest::of, NOBODY), "in it, the address with the most");
        assertEquals(Optional.of("198.51.100.3"), EvictionPolicy.chooseFor(of("203.0.113.1"), there, EvictionPolicyTest::of, NOBODY));
        assertEquals(Optional.of("198.51.100.3"), EvictionPolicy.chooseFor(of("198.51.100.9"), there, EvictionPolicyTest::of, NOBODY));
        assertEquals(Optional.empty(), EvictionPolicy.chooseFor(of("198.51.100.0"), there, EvictionPolicyTest::of, NOBODY), "it would have as many then");
    }

    private static Origin of(String address) {
        return Origin.of(InetAddress.ofLiteral(address));
    }
}
