package org.hashverse.node;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.PeerId;
import org.junit.jupiter.api.Test;

/// How old what somebody says may claim to be.
class PastTest {
    private static final long HOUR = Duration.ofHours(1).toMillis();
    private static final long SLACK = Inbox.CLOCKS_AGREE.toMillis();
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final Instant LAST = Instant.parse("2026-11-22T12:00:00Z");
    private final Past past = new Past(PATIENCE);
    private long wall = LAST.toEpochMilli() + 10 * HOUR;

    private long said(long claimed) {
        return past.stamp(Conversation.EVERYONE, claimed, nanos(), wall);
    }

    private long nanos() {
        return Duration.ofMillis(wall - LAST.toEpochMilli()).toNanos();
    }

    private void back(Instant lastHeard) {
        past.back(Optional.ofNullable(lastHeard), false, nanos());
    }

    private void quiet() {
        wall += PATIENCE.toMillis();
    }

    @Test
    void whatWaitedIsAsOldAsItSays() {
        back(LAST);
        for (long claimed = wall - 9 * HOUR; claimed < wall; claimed += HOUR) assertEquals(claimed, said(claimed));
    }

    @Test
    void nothingThatWaitedIsFromBeforeWeLastHadEachOther() {
        back(LAST);
        assertEquals(LAST.toEpochMilli() - SLACK, said(0));
    }

    @Test
    void whatWaitedForTheFirstMeetingMayBeOlder() {
        back(null);
        assertEquals(wall - 100 * HOUR, said(wall - 100 * HOUR));
    }

    @Test
    void whatIsSaidWhileWeHaveEachOtherIsSaidNow() {
        back(LAST);
        quiet();
        assertEquals(wall - PATIENCE.toMillis() - SLACK, said(wall - 24 * HOUR));
        assertEquals(wall, said(wall));
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
    void nobodySpeaksBeforeWhatHeSaidBefore() {
        back(LAST);
        assertEquals(wall, said(wall));
        assertEquals(wall + 1, said(wall - HOUR));
        assertEquals(wall - HOUR, past.stamp(Conversation.with(PeerId.of(new byte[32])), wall - HOUR, nanos(), wall), "elsewhere he may have");
    }

    @Test
    void aClockOfOursThatWasFarAheadBindsNobody() {
        back(LAST);
        wall += 1_000 * HOUR;
        said(wall);
        wall -= 1_000 * HOUR;
        assertEquals(wall, said(wall));
    }

    @Test
    void whereTheHistoryWasRebuiltAllMayComeAgain() {
        back(LAST);
        said(wall);
        past.back(Optional.of(LAST), true, nanos());
        assertEquals(wall - 100 * HOUR, said(wall - 100 * HOUR));
    }
}
