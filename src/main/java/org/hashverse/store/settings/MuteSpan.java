package org.hashverse.store.settings;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;

/// For how long a conversation is muted.
public enum MuteSpan {
    /// For an hour.
    HOUR,
    /// Until [#MORNING_ENDS_AT] of the next day.
    MORNING,
    /// Until the person ends it.
    ALWAYS;

    /// The local time at which a mute until tomorrow morning ends.
    public static final LocalTime MORNING_ENDS_AT = LocalTime.of(8, 0);

    /// When a mute ends that begins at a time; empty for never.
    ///
    /// @param zone decides which day is tomorrow
    public Optional<Instant> until(Instant now, ZoneId zone) {
        return switch (this) {
            case HOUR -> Optional.of(now.plus(Duration.ofHours(1)));
            case MORNING -> Optional.of(LocalDate.ofInstant(now, zone).plusDays(1).atTime(MORNING_ENDS_AT).atZone(zone).toInstant());
            case ALWAYS -> Optional.empty();
        };
    }
}
