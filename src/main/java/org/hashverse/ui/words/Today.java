package org.hashverse.ui.words;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;

/// Reports when a new day has begun: then texts that say "Today" must change to "Yesterday". For one thread.
public final class Today {
    private final InstantSource clock;
    private LocalDate day;

    /// @param clock gives the current time
    public Today(InstantSource clock) {
        this.clock = clock;
        day = now();
    }

    /// Whether the day has changed since the last call, or since this object was made.
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
