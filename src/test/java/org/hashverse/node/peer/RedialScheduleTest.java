package org.hashverse.node.peer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.hashverse.chat.PeerAddress;
import org.hashverse.node.kit.Limits;
import org.junit.jupiter.api.Test;

/// The redial schedule with the limits of the product, on a clock that the test sets.
class RedialScheduleTest {
    private static final Duration NONE = Duration.ZERO;
    private static final double EVEN = 0.5;
    private static final PeerAddress ONE = new PeerAddress("10.0.0.1", 8000);
    private static final PeerAddress TWO = new PeerAddress("10.0.0.2", 8000);
    private static final PeerAddress HINT = new PeerAddress("10.0.0.3", 8000);
    private static final PeerAddress OTHER = new PeerAddress("10.0.0.4", 8000);
    private final RedialSchedule redial = new RedialSchedule(Limits.PRODUCT);
    private long now = Long.MAX_VALUE / 4;

    private void pass(Duration time) {
        now += time.toNanos();
    }

    /// Waits for the next call and begins it. Returns how long that took.
    private Duration attempt(double luck) {
        begin(luck);
        redial.ended(now);
        long from = now;
        while (!redial.due(now)) pass(Duration.ofMillis(1));
        return Duration.ofNanos(now - from);
    }

    private List<PeerAddress> begin(double luck) {
        return redial.begin(now, List.of(ONE), List.of(), luck);
    }

    private void dueIn(Duration time) {
        pass(time.minusMillis(1));
        assertFalse(redial.due(now));
        pass(Duration.ofMillis(1));
        assertTrue(redial.due(now));
    }

    @Test
    void callsComeEveryTwoSecondsForTwoMinutesThenDoubleToAMinuteAndAfterAnHourEveryTenMinutes() {
        redial.soon(now, NONE, false);
        assertTrue(redial.due(now));
        long lost = now;
        while (redial.fresh(now)) assertEquals(Duration.ofSeconds(2), attempt(EVEN));
        assertEquals(Duration.ofSeconds(122), Duration.ofNanos(now - lost));
        var pauses = new ArrayList<Duration>();
        for (int i = 0; i < 6; i++) pauses.add(attempt(EVEN));
        assertEquals(List.of(4, 8, 16, 32, 60, 60), pauses.stream().map(pause -> (int) pause.toSeconds()).toList());
        pass(RedialSchedule.LONG_AGO);
        assertEquals(Duration.ofMinutes(10), attempt(EVEN));
        redial.soon(now, NONE, false);
        assertEquals(Duration.ofSeconds(2), attempt(EVEN));
    }

    @Test
    void pausesVaryByAQuarter() {
        redial.soon(now, NONE, false);
        assertEquals(Duration.ofMillis(1_500), attempt(0));
        assertEquals(Duration.ofMillis(2_500), attempt(1));
    }

    @Test
    void theSmallerIdStartsHalfASecondLater() {
        redial.soon(now, NONE, true);
        dueIn(Duration.ofMillis(500));
    }

    @Test
    void aContactThatIsFoundIsCalledAtOnceAtTheOtherAddressesFirst() {
        redial.soon(now, NONE, false);
        assertEquals(List.of(ONE), redial.begin(now, List.of(ONE), List.of(HINT), EVEN));
        redial.ended(now);
        redial.found(now, false);
        assertTrue(redial.due(now));
        assertTrue(redial.othersFirst());
        assertEquals(List.of(ONE), redial.begin(now, List.of(ONE), List.of(), EVEN), "no other address may be tried now");
        assertTrue(redial.othersFirst());
        assertEquals(List.of(HINT, OTHER, ONE, TWO), redial.begin(now, List.of(ONE, TWO), List.of(HINT, OTHER), EVEN));
        assertFalse(redial.othersFirst());
        assertEquals(List.of(ONE, TWO), redial.begin(now, List.of(ONE, TWO), List.of(HINT, OTHER), EVEN), "each is tried once");
        redial.ended(now);
        redial.left(now);
        redial.found(now, true);
        dueIn(Duration.ofMillis(500));
    }

    @Test
    void callsAreInVainOnceOneHasEndedOrTakesLongerThanASecond() {
        redial.soon(now, NONE, false);
        assertEquals(Long.MAX_VALUE, redial.inVainFrom());
        begin(EVEN);
        assertEquals(now + Duration.ofSeconds(1).toNanos(), redial.inVainFrom());
        pass(Duration.ofMillis(10));
        redial.ended(now);
        assertEquals(now, redial.inVainFrom());
        redial.soon(now, NONE, false);
        assertEquals(Long.MAX_VALUE, redial.inVainFrom(), "a new loss");
        redial.begin(now, List.of(), List.of(), EVEN);
        assertEquals(now, redial.inVainFrom(), "there is nowhere to call");
        redial.left(now);
        assertEquals(Long.MAX_VALUE, redial.inVainFrom());
    }

    @Test
    void aContactIsNotCalledTwiceAtATime() {
        redial.soon(now, NONE, false);
        begin(EVEN);
        pass(Duration.ofHours(2));
        assertFalse(redial.due(now));
        redial.ended(now);
        assertTrue(redial.due(now));
    }

    @Test
    void aContactThatSaidLeavingIsCalledEveryTenMinutes() {
        redial.soon(now, NONE, false);
        redial.left(now);
        dueIn(Duration.ofMinutes(10));
        assertEquals(Duration.ofMinutes(10), attempt(EVEN));
    }

    @Test
    void changesOfOneSecondMakeOneCallAndAContactThatSaidLeavingIsCalledOnce() {
        redial.soon(now, NONE, false);
        redial.left(now);
        redial.again(now, Duration.ofSeconds(1), false);
        pass(Duration.ofMillis(600));
        redial.again(now, Duration.ofSeconds(1), false);
        dueIn(Duration.ofSeconds(1));
        assertEquals(Duration.ofMinutes(10), attempt(EVEN));
    }

    @Test
    void aCallTriesAllAddressesAndAContactWithoutOneIsNotCalled() {
        redial.soon(now, NONE, false);
        for (int turn = 0; turn < 3; turn++) assertEquals(List.of(ONE, TWO), redial.begin(now, List.of(ONE, TWO), List.of(), EVEN));
        redial.ended(now);
        assertTrue(redial.begin(now, List.of(), List.of(), EVEN).isEmpty());
        pass(Duration.ofDays(1));
        assertFalse(redial.due(now));
    }

    @Test
    void aCallTriesTwelveAddressesAndLaterCallsTryTheOthers() {
        assertEquals(12, RedialSchedule.MOST_PER_CALL);
        var twelve = IntStream.range(0, 12).mapToObj(i -> new PeerAddress("10.0.1." + i, 8000)).toList();
        assertEquals(twelve, redial.begin(now, twelve, List.of(), EVEN));
        var more = IntStream.range(0, 30).mapToObj(i -> new PeerAddress("10.0.1." + i, 8000)).toList();
        var tried = new HashSet<PeerAddress>();
        for (int turn = 0; turn < 3; turn++) {
            var one = redial.begin(now, more, List.of(), EVEN);
            assertEquals(12, one.size());
            tried.addAll(one);
        }
        assertEquals(Set.copyOf(more), tried);
    }

    @Test
    void otherClaimedAddressesAreTriedOnceAfterALossFromTheSecondCallOn() {
        for (int loss = 0; loss < 2; loss++) {
            redial.soon(now, NONE, false);
            assertEquals(List.of(ONE, TWO), redial.begin(now, List.of(ONE, TWO), List.of(HINT, OTHER), EVEN));
            assertEquals(List.of(ONE, TWO, HINT, OTHER), redial.begin(now, List.of(ONE, TWO), List.of(HINT, OTHER), EVEN));
            assertEquals(List.of(ONE, TWO), redial.begin(now, List.of(ONE, TWO), List.of(HINT, OTHER), EVEN));
        }
        redial.soon(now, NONE, false);
        assertEquals(List.of(HINT), redial.begin(now, List.of(), List.of(HINT), EVEN));
        assertTrue(redial.begin(now, List.of(), List.of(HINT), EVEN).isEmpty());
    }

    @Test
    void aContactThatReportsAnotherProgramWithOurKeyIsCalledAfterAMinute() {
        redial.soon(now, NONE, false);
        redial.rest(now, Limits.PRODUCT.redial().slow());
        dueIn(Duration.ofSeconds(60));
    }
}
