package org.hashverse.node.peer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.hashverse.chat.PeerAddress;
import org.hashverse.node.TestLimits;
import org.junit.jupiter.api.Test;

class CallingStateTest {
    private static final PeerAddress NEAR = new PeerAddress("10.0.0.8", 9);
    private static final PeerAddress FAR = new PeerAddress("198.51.100.8", 9);
    private final CallingState calling = new CallingState(TestLimits.SHORT);

    @Test
    void whatTwoTellAgainAndAgainIsTakenOverOnce() {
        assertTrue(calling.told(List.of(FAR), true));
        assertTrue(calling.told(List.of(NEAR, FAR), false), "it adds an address");
        for (int i = 0; i < 3; i++) {
            assertFalse(calling.told(List.of(FAR), false), "it adds none");
            assertFalse(calling.told(List.of(NEAR, FAR), false));
        }
        assertEquals(List.of(NEAR, FAR), calling.claimedAddresses);
    }

    @Test
    void newerWhereaboutsAreTakenOverUnlessTheyHaveNoAddress() {
        assertTrue(calling.told(List.of(NEAR, FAR), true));
        assertTrue(calling.told(List.of(FAR), true));
        assertFalse(calling.told(List.of(), true));
        assertEquals(List.of(FAR), calling.claimedAddresses);
    }

    @Test
    void announcementsBeginFourCallsAndThenOneInAnHourUntilThePeerIsConnected() {
        long gap = 10;
        long now = 0;
        for (int i = 0; i < CallingState.NEARBY_AT_ONCE; i++, now += gap) assertTrue(calling.nearbyCall(now, gap));
        for (int i = 0; i < 100; i++, now += gap) assertFalse(calling.nearbyCall(now, gap));
        assertFalse(calling.nearbyCall(CallingState.NEARBY_EVERY.toNanos() - 1, gap));
        now = CallingState.NEARBY_EVERY.toNanos() + 1;
        assertTrue(calling.nearbyCall(now, gap));
        assertFalse(calling.nearbyCall(now + gap, gap));
        calling.connected();
        now += gap;
        for (int i = 0; i < CallingState.NEARBY_AT_ONCE; i++, now += gap) assertTrue(calling.nearbyCall(now, gap), "its key answered meanwhile");
        assertFalse(calling.nearbyCall(now, gap));
    }

    @Test
    void twoCallsBecauseOfAnnouncementsAreApart() {
        assertTrue(calling.nearbyCall(0, 10));
        assertFalse(calling.nearbyCall(9, 10));
        assertTrue(calling.nearbyCall(10, 10));
    }
}
