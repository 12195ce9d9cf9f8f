package org.hashverse.store.history;

import java.sql.SQLException;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.hashverse.chat.Message;
import org.hashverse.chat.PeerId;
import org.hashverse.store.database.StoreLimits;
import org.hashverse.store.history.MessageStore.Kept;

/// Counts how much of each author was stored in its current day. A day lasts 24 hours and begins with the author's first message after the previous day. The count is
/// read from the tables when the file is opened, so it survives a restart; the day then begins with the author's first message of the last 24 hours. Node thread only.
final class Intake {
    /// Rows that one query adds up. SQLite sorts them by author in memory, and a day may have millions.
    static final int PAGE = 1_000;
    private static final Kept NOTHING = new Kept(0, 0);
    private static final long DAY = StoreLimits.DAY.toMillis();

    /// What was stored of an author in its day.
    ///
    /// @param began the time of the first message, in milliseconds since 1970
    record Day(long began, Kept kept) {
        private Day plus(Day other) {
            return new Day(Math.min(began, other.began), new Kept(kept.messages() + other.kept.messages(), kept.bytes() + other.kept.bytes()));
        }
    }

    private final Map<PeerId, Day> days = new HashMap<>();
    private final InstantSource clock;

    /// A count that begins with some days.
    Intake(InstantSource clock, Map<PeerId, Day> days) {
        this.clock = clock;
        restart(days);
    }

    /// Starts the count again with other days.
    void restart(Map<PeerId, Day> with) {
        days.clear();
        days.putAll(with);
    }

    /// What arrived of each author in the last 24 hours and is still stored. SQLite adds it up, so that a row is read for each author and not for each message. Messages from more
    /// than a day in the future, which came before the clock was set back, are left out. Writer thread, or before that thread starts.
    static Map<PeerId, Day> recent(Tables tables) throws SQLException {
        record Sum(long author, Day day) {}
        long now = tables.now();
        long last = tables.sql.number("SELECT max(row) FROM message");
        var days = new HashMap<PeerId, Day>();
        for (long row = tables.sql.number("SELECT row FROM message WHERE shown <= ? ORDER BY row DESC LIMIT 1", now - DAY); row < last; row += PAGE) {
            // + keeps SQLite from reading the index of all authors and ids, for the order
            var sums = tables.sql.list("""
                    SELECT author, min(shown), count(*), sum(octet_length(text) + coalesce(octet_length(body), 0))
                    FROM message WHERE row > ? AND row <= ? AND mine = 0 AND shown < ? GROUP BY +author""",
                    found -> new Sum(found.getLong(1), new Day(found.getLong(2), new Kept(found.getLong(3), found.getLong(4)))), row, row + PAGE, now + DAY);
            for (var sum : sums) days.merge(tables.keys.peer(sum.author()), sum.day(), Day::plus);
        }
        return days;
    }

    /// How much was stored of an author in its current day.
    Kept of(PeerId author) {
        var day = days.get(author);
        return day == null || isOver(day, clock.millis()) ? NOTHING : day.kept();
    }

    private static boolean isOver(Day day, long now) {
        // abs: the clock may have been set back
        return Math.abs(now - day.began()) >= DAY;
    }

    /// Counts a message that is about to be stored.
    void add(Message message) {
        add(message.author(), 1, message.content().bytes());
    }

    /// Removes a message from the count, because it was stored or deleted before.
    void remove(Message message) {
        add(message.author(), -1, -message.content().bytes());
    }

    private void add(PeerId author, int messages, long bytes) {
        long now = clock.millis();
        var day = days.get(author);
        if (day == null || isOver(day, now)) day = new Day(now, NOTHING);
        days.put(author, new Day(day.began(), new Kept(Math.max(0, day.kept().messages() + messages), Math.max(0, day.kept().bytes() + bytes))));
    }

    /// Forgets the count of an author whose messages were deleted.
    void forget(PeerId author) {
        days.remove(author);
    }
}
