package org.hashverse.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class EvictionPolicyTest {
    private record Candidate(String name, int place) {}

    private static final Predicate<Origin> NONE = _ -> false;

    private static Origin place(int n) {
        return new Origin(4, n);
    }

    private static Predicate<Origin> only(int n) {
        return origin -> origin.equals(place(n));
    }

    private static Optional<String> dropped(List<Candidate> candidates, Predicate<Origin> discouraged) {
        return EvictionPolicy.choose(candidates, candidate -> place(candidate.place), discouraged).map(Candidate::name);
    }

    private static Optional<String> droppedFor(int newcomer, List<Candidate> candidates, Predicate<Origin> discouraged) {
        return EvictionPolicy.chooseFor(place(newcomer), candidates, candidate -> place(candidate.place), discouraged).map(Candidate::name);
    }

    private static final List<Candidate> FOUR = List.of(new Candidate("a", 1), new Candidate("b", 2), new Candidate("c", 2), new Candidate("d", 3));

    @Test
    void theFirstOfTheAddressWithTheMostIsDropped() {
        assertEquals(Optional.of("b"), dropped(FOUR, NONE));
        assertEquals(Optional.empty(), dropped(List.of(), NONE));
    }

    @Test
    void aDiscouragedOneIsDroppedFirst() {
        assertEquals(Optional.of("d"), dropped(FOUR, only(3)));
        assertEquals(Optional.of("d"), droppedFor(2, FOUR, only(3)));
    }

    @Test
    void nothingIsDroppedForADiscouragedNewcomer() {
        assertEquals(Optional.empty(), droppedFor(4, FOUR, only(4)));
        assertEquals(Optional.empty(), droppedFor(3, FOUR, only(3)));
    }

    @Test
    void oneAddressCannotTakeAllPlaces() {
        assertEquals(Optional.of("b"), droppedFor(4, FOUR, NONE));
        assertEquals(Optional.empty(), droppedFor(1, FOUR, NONE), "it would have as many then");
        assertEquals(Optional.empty(), droppedFor(2, FOUR, NONE));
    }

    @Test
    void manyAddressesOfOneNeighbourhoodCountTogether() {
        var addresses = new ArrayList<String>(List.of("2001:db8:1:1::1", "192.0.2.1", "192.0.2.1"));
        for (int i = 0; i < 3; i++) addresses.add("2001:db8:2:" + i + "::1");
        assertEquals(Optional.of("2001:db8:2:0::1"), EvictionPolicy.choose(addresses, EvictionPolicyTest::of, NONE), "a /48");
        for (int i = 0; i < 4; i++) addresses.add("198.51.100." + i);
        assertEquals(Optional.of("198.51.100.0"), EvictionPolicy.choose(addresses, EvictionPolicyTest::of, NONE), "a /24");
        addresses.add("198.51.100.3");
        assertEquals(Optional.of("198.51.100.3"), EvictionPolicy.choose(addresses, EvictionPolicyTest::of, NONE), "within it, the address with the most");
        assertEquals(Optional.of("198.51.100.3"), EvictionPolicy.chooseFor(of("203.0.113.1"), addresses, EvictionPolicyTest::of, NONE));
        assertEquals(Optional.of("198.51.100.3"), EvictionPolicy.chooseFor(of("198.51.100.9"), addresses, EvictionPolicyTest::of, NONE));
        assertEquals(Optional.empty(), EvictionPolicy.chooseFor(of("198.51.100.0"), addresses, EvictionPolicyTest::of, NONE), "it would have as many then");
    }

    private static Origin of(String address) {
        return Origin.of(InetAddress.ofLiteral(address));
    }
}
