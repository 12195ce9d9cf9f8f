package org.hashverse.node.peer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.PeerId;
import org.junit.jupiter.api.Test;

/// Which time a message of a peer gets.
class TimestampPolicyTest {
    private static final long HOUR = Duration.ofHours(1).toMillis();
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final Instant LAST = Instant.parse("2026-11-22T12:00:00Z");
    private static final Conversation WITH_IT = Conversation.with(PeerId.of(new byte[32]));
    private final TimestampPolicy timestamps = new TimestampPolicy(PATIENCE);
    private final Map<Conversation, Long> last = new HashMap<>();
    private long wall = LAST.toEpochMilli() + 10 * HOUR;

    private long stamp(long claimed) {
        return stamp(Conversation.EVERYONE, claimed);
    }

    private long stamp(Conversation in, long claimed) {
        long stamp = timestamps.stamp(in, claimed, claimed, last.getOrDefault(in, 0L), 0, nanos(), wall);
        last.merge(in, stamp, Math::max);
        return stamp;
    }

    /// Another author wrote the last message of the conversation.
    private void otherWrote(long stamp) {
        last.put(Conversation.EVERYONE, stamp);
    }

    private long nanos() {
        return Duration.ofMillis(wall - LAST.toEpochMilli()).toNanos();
    }

    private void connect(Instant lastHeard) {
        timestamps.connected(Optional.ofNullable(lastHeard), false, nanos(), wall);
    }

    private void waitForEndOfBacklog() {
        wall += PATIENCE.toMillis();
    }

    @Test
    void aBacklogMessageHasTheTimeThatItClaims() {
        connect(LAST);
        otherWrote(wall);
        for (long claimed = wall - 9 * HOUR; claimed < wall; claimed += HOUR) assertEquals(claimed, stamp(claimed));
    }

    @Test
    void aBacklogMessageIsNeverBeforeAnEarlierOneOfItsAuthorAfterARestart() {
        connect(LAST);
        long before = LAST.toEpochMilli() + HOUR;
        assertEquals(before + 1, timestamps.stamp(WITH_IT, before - 5, before - 5, before + HOUR, before, nanos(), wall));
    }

    @Test
    void aBacklogMessageIsNeverFromBeforeTheLastConnection() {
        connect(LAST);
        assertEquals(LAST.toEpochMilli(), stamp(0));
        assertEquals(LAST.toEpochMilli() + 1, stamp(0));
    }

    @Test
    void noMessageIsBeforeTheAcceptanceOrTheFirstConnectionOfItsAuthor() {
        connect(null);
        assertEquals(wall, stamp(0));
        connect(LAST);
        timestamps.accepted();
        assertEquals(wall, stamp(WITH_IT, wall - 9 * HOUR), "the peer was accepted just now");
        long accepted = wall;
        wall += HOUR;
        connect(LAST);
        assertEquals(accepted, stamp(Conversation.with(PeerId.parse("B".repeat(51) + "Q")), wall - 9 * HOUR));
    }

    @Test
    void aLiveMessageIsAfterAllOthersOfTheConversation() {
        connect(LAST);
        waitForEndOfBacklog();
        otherWrote(wall - 5);
        assertEquals(wall - 4, stamp(0));
        assertEquals(wall, stamp(wall));
        otherWrote(wall + 10);
        assertEquals(wall + 11, stamp(wall));
        assertEquals(wall, stamp(WITH_IT, wall), "the other conversation is empty");
    }

    @Test
    void noStampIsLaterThanTheArrival() {
        connect(LAST);
        assertEquals(wall, stamp(wall + HOUR));
    }

    @Test
    void aClockThatIsSetDuringAChatKeepsTheOrder() {
        for (long error : new long[] {2 * HOUR, -2 * HOUR}) {
            connect(Instant.ofEpochMilli(wall - HOUR));
            assertEquals(wall, stamp(wall), "by a clock whose error is known");
            wall += 10_000;
            otherWrote(wall);
            assertEquals(wall + 1, stamp(wall - error), "the clock was set, and we do not know it yet");
            wall += 10_000;
            assertEquals(wall, stamp(wall));
            wall += HOUR;
        }
    }

    @Test
    void theBacklogMayTakeLongAndSurvivesALostLink() {
        connect(LAST);
        long first = wall - 9 * HOUR;
        for (int i = 0; i < 100; i++) {
            wall += PATIENCE.toMillis() - 1;
            if (i % 10 == 0) connect(Instant.ofEpochMilli(wall));
            assertEquals(first + i, stamp(first + i));
        }
    }

    @Test
    void aPeerThatReconnectsOftenCannotWriteIntoThePast() {
        connect(LAST);
        stamp(wall);
        var left = Instant.ofEpochMilli(wall += 1_000);
        wall += 1_000;
        connect(left);
        assertEquals(left.toEpochMilli(), stamp(LAST.toEpochMilli()));
    }

    @Test
    void noMessageIsBeforeAnEarlierOneOfItsAuthor() {
        connect(LAST);
        assertEquals(wall - HOUR, stamp(wall - HOUR));
        assertEquals(wall - HOUR + 1, stamp(wall - 2 * HOUR));
        assertEquals(wall - 2 * HOUR, stamp(WITH_IT, wall - 2 * HOUR), "the other conversation is not affected");
    }

    @Test
    void ourOwnClockFarAheadKeepsTheOrder() {
        connect(LAST);
        wall += 1_000 * HOUR;
        long ahead = stamp(wall);
        wall -= 1_000 * HOUR;
        assertEquals(ahead + 1, stamp(wall));
        connect(LAST);
        assertEquals(ahead + 2, stamp(wall - HOUR));
    }

    @Test
    void afterARebuildOldMessagesMayComeAgain() {
        connect(LAST);
        stamp(wall);
        timestamps.connected(Optional.of(LAST), true, nanos(), wall);
        assertEquals(wall - 100 * HOUR, stamp(wall - 100 * HOUR));
    }
}
