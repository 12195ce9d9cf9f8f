package org.hashverse.ui.words;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/// Tells days apart as the computer's zone has them, and remembers the day it looked at last: messages of one stand together.
public final class Days {
    private final ZoneId zone = ZoneId.systemDefault();
    private Instant begin = Instant.MAX;
    private Instant end = Instant.MIN;

    /// Whether two moments are of one day.
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
