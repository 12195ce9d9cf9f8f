package org.hashverse.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Sites that hold slots for too long or start handshakes too fast do not keep the others out.
class GreedySitesTest extends HandshakeCallers {
    private Thread waitsOrGets(Origin origin) {
        return Thread.ofVirtual().start(() -> {
            try {
                take(1, origin);
            } catch (InterruptedException sentAway) {
                // that is what a test may do
            }
        });
    }

    @Test
    void aHandshakeIsEndedForAnotherSiteOnlyAfterItsTurn() throws Exception {
        assertEquals(Duration.ofSeconds(2), TURN);
        take(8, CROWD);
        take(8, ONE);
        var honest = waits(TWO);
        pass(TURN.minusNanos(1));
        assertTrue(ended.isEmpty() && honest.isAlive());
        pass(Duration.ofNanos(1));
        assertTrue(honest.join(PATIENCE));
        assertEquals(List.of(CROWD), ended); // the oldest
        assertTrue(taken.get(CROWD).getFirst().endedForAnother());
        taken.get(CROWD).getFirst().close(); // closing it again counts only once
        discouraged.note(THREE);
        waits(THREE).interrupt();
    }

    @Test
    void noHandshakeIsEndedForASiteWithAsMany() throws Exception {
        for (int i = 0; i < 16; i++) take(1, new Origin(4, 100 + i));
        var second = waits(new Origin(4, 100));
        pass(TURN);
        assertTrue(ended.isEmpty() && second.isAlive());
        take(1, ONE); // this site has none, so it need not wait
        assertEquals(List.of(new Origin(4, 100)), ended);
    }

    @Test
    void anOriginWhoseHandshakeWasEndedComesAfterTheOthersForAWhile() throws Exception {
        take(8, CROWD);
        take(8, ONE);
        pass(TURN);
        take(1, TWO);
        assertEquals(List.of(CROWD), ended);
        for (int i = 0; i < 7; i++) giveBack(ONE);
        for (int i = 0; i < 8; i++) giveBack(CROWD); // including the one that was ended
        take(8, THREE);
        take(6, TWO); // with the one from before and one of ONE there are sixteen
        var stalled = waits(CROWD);
        var other = waits(TWO);
        giveBack(THREE);
        assertTrue(other.join(PATIENCE));
        assertTrue(stalled.isAlive());
        stalled.interrupt();
        assertTrue(stalled.join(PATIENCE));
        now = now + Duration.ofMinutes(10).toNanos();
        take(1, CROWD); // after a while, and the others had their turn
        assertEquals(List.of(CROWD, TWO), ended); // of the sites with the most
    }

    @Test
    void noHandshakeIsEndedForADiscouragedOrigin() throws Exception {
        discouraged.note(THREE);
        take(8, CROWD);
        take(8, ONE);
        var doubtful = waits(THREE);
        pass(TURN);
        assertTrue(ended.isEmpty() && doubtful.isAlive());
        discouraged.note(ONE); // as discouraged as the others
        slots.serve();
        assertTrue(doubtful.join(PATIENCE));
        assertEquals(List.of(ONE), ended);
    }

    @Test
    void oneSiteStartsSixtyFourAtOnceAndThenFiftyASecond() throws Exception {
        for (int i = 0; i < SITE_AT_ONCE; i++) {
            take(1, CROWD);
            giveBack(CROWD);
        }
        var next = waits(CROWD);
        take(1, ONE); // another site does not wait for that
        now = now + Duration.ofMillis(20).toNanos();
        assertTrue(next.join(PATIENCE)); // although no caller came or left
        var early = waits(CROWD);
        early.interrupt();
        assertTrue(early.join(PATIENCE));
        pass(Duration.ofMillis(110));
        take(5, CROWD);
        waits(CROWD).interrupt();
    }

    @Test
    void callersThatHungUpDoNotDelayTheirSite() throws Exception {
        for (int i = 0; i < SITE_AT_ONCE; i++) {
            take(1, CROWD);
            giveBack(CROWD);
        }
        var hungUp = waits(CROWD);
        var honest = waits(CROWD);
        pass(Duration.ofMillis(20)); // one handshake
        assertTrue(hungUp.join(PATIENCE));
        taken.get(CROWD).element().uncount();
        giveBack(CROWD);
        assertTrue(honest.join(PATIENCE));
        waits(CROWD).interrupt();
    }

    @Test
    void aCallerThatWaitsForTheRateDoesNotHinderTheEnd() throws Exception {
        for (int i = 0; i < SITE_AT_ONCE; i++) {
            take(1, CROWD);
            giveBack(CROWD);
        }
        waits(CROWD);
        watchdog.close();
        slots.serve();
        take(1, ONE);
        giveBack(ONE);
    }

    @Test
    void aFewSilentAddressesKeepNobodyOut() throws Exception {
        for (int second = 0; second < 4; second++) {
            for (int i = 0; i < 12; i++) for (var origin : List.of(CROWD, ONE, TWO)) waitsOrGets(origin);
            pass(Duration.ofSeconds(1));
        }
        var honest = waitsOrGets(THREE);
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!honest.join(Duration.ofMillis(10))) { // it may not have come yet
            assertTrue(System.nanoTime() < end, "kept out");
            pass(TURN);
        }
    }
}
