package org.hashverse.node;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.hashverse.transport.Origin;
import org.junit.jupiter.api.Test;

class MakesRoomTest {
    private record Guest(String name, int place) {}

    private static final Predicate<Origin> NOBODY = _ -> false;

    private static Origin place(int n) {
        return new Origin(4, n);
    }

    private static Predicate<Origin> only(int n) {
        return origin -> origin.equals(place(n));
    }

    private static Optional<String> whichever(List<Guest> there, Predicate<Origin> discouraged) {
        return MakesRoom.whichever(there, guest -> place(guest.place), discouraged).map(Guest::name);
    }

    private static Optional<String> forOneFrom(int newcomer, List<Guest> there, Predicate<Origin> discouraged) {
        return MakesRoom.forOneFrom(place(newcomer), there, guest -> place(guest.place), discouraged).map(Guest::name);
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
}
