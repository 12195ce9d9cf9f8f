package org.hashverse.node;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.PeerId;
import org.junit.jupiter.api.Test;

/// How old what somebody says may claim to be.
class TimestampPolicyTest {
    private static final long HOUR = Duration.ofHours(1).toMillis();
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final Instant LAST = Instant.parse("2026-11-22T12:00:00Z");
    private static final Conversation WITH_IT = Conversation.with(PeerId.of(new byte[32]));
    private final TimestampPolicy timestamps = new TimestampPolicy(PATIENCE);
    private final Map<Conversation, Long> last = new HashMap<>();
    private long wall = LAST.toEpochMilli() + 10 * HOUR;

    private long said(long claimed) {
        return said(Conversation.EVERYONE, claimed);
    }

    private long said(Conversation in, long claimed) {
        long stamp = timestamps.stamp(in, claimed, claimed, last.getOrDefault(in, 0L), 0, nanos(), wall);
        last.merge(in, stamp, Math::max);
        return stamp;
    }

    /// We, or somebody else, wrote last.
    private void others(long stamp) {
        last.put(Conversation.EVERYONE, stamp);
    }

    private long nanos() {
        return Duration.ofMillis(wall - LAST.toEpochMilli()).toNanos();
    }

    private void back(Instant lastHeard) {
        timestamps.back(Optional.ofNullable(lastHeard), false, nanos(), wall);
    }

    private void quiet() {
        wall += PATIENCE.toMillis();
    }

    @Test
    void whatWaitedIsAsOldAsItSays() {
        back(LAST);
        others(wall);
        for (long claimed = wall - 9 * HOUR; claimed < wall; claimed += HOUR) assertEquals(claimed, said(claimed));
    }

    @Test
    void whatWaitedNeverStandsBeforeWhatItsAuthorSaidBeforeWeRestarted() {
        back(LAST);
        long before = LAST.toEpochMilli() + HOUR;
        assertEquals(before + 1, timestamps.stamp(WITH_IT, before - 5, before - 5, before + HOUR, before, nanos(), wall));
    }

    @Test
    void nothingThatWaitedIsFromBeforeWeLastHadEachOther() {
        back(LAST);
        assertEquals(LAST.toEpochMilli(), said(0));
        assertEquals(LAST.toEpochMilli() + 1, said(0));
    }

    @Test
    void nothingStandsBeforeItsAuthorWasAcceptedOrFirstHere() {
        back(null);
        assertEquals(wall, said(0));
        back(LAST);
        timestamps.welcomed();
        assertEquals(wall, said(WITH_IT, wall - 9 * HOUR), "a person accepted it just now");
        long accepted = wall;
        wall += HOUR;
        back(LAST);
        assertEquals(accepted, said(Conversation.with(PeerId.parse("B".repeat(51) + "Q")), wall - 9 * HOUR));
    }

    @Test
    void whatIsSaidWhileWeHaveEachOtherStandsAfterAllThatIsThere() {
        back(LAST);
        quiet();
        others(wall - 5);
        assertEquals(wall - 4, said(0));
        assertEquals(wall, said(wall));
        others(wall + 10);
        assertEquals(wall + 11, said(wall));
        assertEquals(wall, said(WITH_IT, wall), "elsewhere nothing stands yet");
    }

    @Test
    void nothingIsSaidAfterItArrived() {
        back(LAST);
        assertEquals(wall, said(wall + HOUR));
    }

    @Test
    void aClockThatIsPutRightMidChatBringsNothingOutOfOrder() {
        for (long error : new long[] {2 * HOUR, -2 * HOUR}) {
            back(Instant.ofEpochMilli(wall - HOUR));
            assertEquals(wall, said(wall), "by a clock whose error is known");
            wall += 10_000;
            others(wall);
            assertEquals(wall + 1, said(wall - error), "the error is gone and we do not know it yet");
            wall += 10_000;
            assertEquals(wall, said(wall));
            wall += HOUR;
        }
    }

    @Test
    void whatWaitedMayTakeItsTimeAndALinkThatBreaksMeanwhile() {
        back(LAST);
        long first = wall - 9 * HOUR;
        for (int i = 0; i < 100; i++) {
            wall += PATIENCE.toMillis() - 1;
            if (i % 10 == 0) back(Instant.ofEpochMilli(wall));
            assertEquals(first + i, said(first + i));
        }
    }

    @Test
    void whoComesAndGoesWritesNoEarlierForIt() {
        back(LAST);
        said(wall);
        var left = Instant.ofEpochMilli(wall += 1_000);
        wall += 1_000;
        back(left);
        assertEquals(left.toEpochMilli(), said(LAST.toEpochMilli()));
    }

    @Test
    void nobodySpeaksBeforeWhatHeSaidBefore() {
        back(LAST);
        assertEquals(wall - HOUR, said(wall - HOUR));
        assertEquals(wall - HOUR + 1, said(wall - 2 * HOUR));
        assertEquals(wall - 2 * HOUR, said(WITH_IT, wall - 2 * HOUR), "elsewhere he may have");
    }

    @Test
    void aClockOfOursThatWasFarAheadChangesNoOrder() {
        back(LAST);
        wall += 1_000 * HOUR;
        long ahead = said(wall);
        wall -= 1_000 * HOUR;
        assertEquals(ahead + 1, said(wall));
        back(LAST);
        assertEquals(ahead + 2, said(wall - HOUR));
    }

    @Test
    void whereTheHistoryWasRebuiltAllMayComeAgain() {
        back(LAST);
        said(wall);
        timestamps.back(Optional.of(LAST), true, nanos(), wall);
        assertEquals(wall - 100 * HOUR, said(wall - 100 * HOUR));
    }
}
