package org.hashverse.ui.words;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;

/// Notices that another day has begun: what says "Today" then says "Yesterday". For one thread.
public final class Today {
    private final InstantSource clock;
    private LocalDate day;

    public Today(InstantSource clock) {
        this.clock = clock;
        day = now();
    }

    /// Whether the day is another than when this was asked last.
    public boolean changed() {
        var now = now();
        if (now.equals(day)) return false;
        day = now;
        return true;
    }

    private LocalDate now() {
        return LocalDate.ofInstant(clock.instant(), ZoneId.systemDefault());
    }
}
