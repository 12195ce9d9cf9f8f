package org.hashverse.store.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// When a mute ends.
class MuteSpanTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static void morning(String expected, String now) {
        assertEquals(Optional.of(Instant.parse(expected)), MuteSpan.MORNING.until(Instant.parse(now), BERLIN));
    }

    @Test
    void anHourIsAnHourAndAlwaysHasNoEnd() {
        var now = Instant.parse("2026-11-29T13:20:07Z");
        assertEquals(Optional.of(Instant.parse("2026-11-29T14:20:07Z")), MuteSpan.HOUR.until(now, BERLIN));
        assertEquals(Optional.empty(), MuteSpan.ALWAYS.until(now, BERLIN));
    }

    @Test
    void tomorrowMorningIsEightOfTheNextLocalDay() {
        morning("2026-11-30T07:00:00Z", "2026-11-29T13:20:07Z");
        morning("2026-11-30T07:00:00Z", "2026-11-29T22:59:59Z"); // 23:59:59 in Berlin
        morning("2026-12-01T07:00:00Z", "2026-11-29T23:00:00Z"); // midnight
    }

    @Test
    void itIsEightOnTheClockOfTheDayOnWhichTheClocksChange() {
        morning("2026-03-29T06:00:00Z", "2026-03-28T20:00:00Z");
        morning("2026-10-25T07:00:00Z", "2026-10-24T20:00:00Z");
    }
}
