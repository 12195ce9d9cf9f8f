package org.hashverse.store.history;

import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hashverse.chat.Message;
import org.hashverse.chat.PeerId;
import org.hashverse.store.database.StoreLimits;
import org.hashverse.store.history.MessageStore.Kept;

/// Counts how much of each author was stored in its current day. A day lasts 24 hours and begins with the author's first message after the previous day. The count is
/// read from the tables when the file is opened, so it survives a restart; the day then begins with the author's first message of the last 24 hours. Node thread only.
final class Intake {
    private static final Kept NOTHING = new Kept(0, 0);
    private static final int PAGE = 1_000;

    /// A received message: the time of its arrival in milliseconds since 1970, and its bytes.
    record Arrival(PeerId author, long at, long bytes) {}

    private record Day(long began, Kept kept) {}

    private final Map<PeerId, Day> days = new HashMap<>();
    private final InstantSource clock;

    Intake(InstantSource clock) {
        this.clock = clock;
    }

    /// Starts the count again with these messages.
    ///
    /// @param arrivals the newest first
    void count(List<Arrival> arrivals) {
        days.clear();
        for (var one : arrivals.reversed()) add(one.author(), one.at(), 1, one.bytes());
    }

    /// The received messages of the last 24 hours that are still stored, the newest first. Writer thread, or before that thread starts.
    static List<Arrival> recent(Tables tables) throws SQLException {
        record Row(long row, long author, boolean mine, long at, long bytes) {}
        long from = tables.now() - StoreLimits.DAY.toMillis();
        var all = new ArrayList<Arrival>();
        long before = Long.MAX_VALUE;
        while (true) {
            var page = tables.sql.list("SELECT row, author, mine, shown, octet_length(text) + coalesce(octet_length(body), 0) FROM message WHERE row < ? ORDER BY row DESC LIMIT " + PAGE,
                    row -> new Row(row.getLong(1), row.getLong(2), row.getLong(3) != 0, row.getLong(4), row.getLong(5)), before);
            for (var row : page) {
                if (row.at() < from) return all;
                if (!row.mine()) all.add(new Arrival(tables.keys.peer(row.author()), row.at(), row.bytes()));
                before = row.row();
            }
            if (page.size() < PAGE) return all;
        }
    }

    /// How much was stored of an author in its current day.
    Kept of(PeerId author) {
        var day = days.get(author);
        return day == null || isOver(day, clock.millis()) ? NOTHING : day.kept();
    }

    private static boolean isOver(Day day, long now) {
        // abs: the clock may have been set back
        return Math.abs(now - day.began()) >= StoreLimits.DAY.toMillis();
    }

    /// Counts a message that is about to be stored.
    void add(Message message) {
        add(message.author(), clock.millis(), 1, message.content().bytes());
    }

    /// Removes a message from the count, because it was stored or deleted before.
    void remove(Message message) {
        add(message.author(), clock.millis(), -1, -message.content().bytes());
    }

    private void add(PeerId author, long now, int messages, long bytes) {
        var day = days.get(author);
        if (day == null || isOver(day, now)) day = new Day(now, NOTHING);
        days.put(author, new Day(day.began(), new Kept(Math.max(0, day.kept().messages() + messages), Math.max(0, day.kept().bytes() + bytes))));
    }

    /// Forgets the count of an author whose messages were deleted.
    void forget(PeerId author) {
        days.remove(author);
    }
}
