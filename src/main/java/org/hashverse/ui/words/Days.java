package org.hashverse.ui.words;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/// Tells whether two moments are on one day in the computer's time zone. Remembers the day of the last answer, because most questions are about the same one. For one
/// thread.
public final class Days {
    private final ZoneId zone = ZoneId.systemDefault();
    private Instant begin = Instant.MAX;
    private Instant end = Instant.MIN;

    /// Whether two moments are on the same day.
    public boolean same(Instant one, Instant other) {
        if (!inside(one)) {
            var day = LocalDate.ofInstant(one, zone);
            begin = day.atStartOfDay(zone).toInstant();
            end = day.plusDays(1).atStartOfDay(zone).toInstant();
        }
        return inside(other);
    }

    private boolean inside(Instant at) {
        return !at.isBefore(begin) && at.isBefore(end);
    }
}
