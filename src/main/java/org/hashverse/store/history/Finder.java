package org.hashverse.store.history;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hashverse.store.database.Grams;
import org.hashverse.store.database.Rows;
import org.hashverse.store.database.Sql;
import org.hashverse.store.database.WordIndex;

/// Runs one search, from the newest message to the oldest. Where the index of words ([WordIndex]) has a segment, it reads the messages that have the n-grams of all words; elsewhere it reads all. Each
/// message is then compared with the words, so the index only decides how many are read. Needs one state of the file, see [History#snapshot].
final class Finder {
    /// The most n-grams that are looked up: a text with so many of them most likely has the words.
    private static final int MOST_GRAMS = 32;

    private final Sql sql;
    private final List<String> words;
    private final Optional<Long> in;
    private final Set<Long> without;
    private final int max;
    private final List<Integer> hashes;
    private final List<Rows.MessageRow> found = new ArrayList<>();
    private long before;

    /// @param in      the number of one conversation in the tables, or empty for all
    /// @param without numbers of conversations that are left out
    Finder(Sql sql, Search search, Optional<Long> in, Set<Long> without) {
        this.sql = sql;
        this.in = in;
        this.without = without;
        words = search.words().stream().map(Grams::fold).toList();
        max = search.max();
        hashes = Stream.concat(in.map(Grams::ofConversation).stream(), Grams.ofWords(words, MOST_GRAMS).stream()).toList();
    }

    /// The messages with rows before a row that have all words, the last arrived first.
    List<Rows.MessageRow> find(long beforeRow) throws SQLException {
        before = beforeRow;
        if (words.isEmpty()) return found;
        for (var segment : WordIndex.segments(sql, beforeRow)) {
            readFrom(segment.last() + 1);
            if (isFull()) return found;
            if (segment.stale()) readFrom(segment.first());
            else look(segment);
        }
        readFrom(1);
        return found;
    }

    private boolean isFull() {
        return found.size() >= max;
    }

    /// Reads all messages from a row on that were not read yet.
    private void readFrom(long row) throws SQLException {
        if (isFull() || before <= row) return;
        sql.until("SELECT row, talk, text FROM message WHERE row >= ? AND row < ? AND text <> '' ORDER BY row DESC", read -> {
            if (fits(read.getLong(2), read.getString(3))) add(read.getLong(1));
            return isFull();
        }, row, before);
        before = row;
    }

    private void look(WordIndex.Segment segment) throws SQLException {
        var places = WordIndex.rows(sql, segment, hashes);
        int end = (int) Math.min(before - segment.first(), places.length());
        for (int place = places.previousSetBit(end - 1); place >= 0 && !isFull(); place = places.previousSetBit(place - 1)) {
            long row = segment.first() + place;
            boolean fits = sql.first("SELECT talk, text FROM message WHERE row = ?", read -> fits(read.getLong(1), read.getString(2)), row).orElse(false);
            if (fits) add(row);
        }
        before = segment.first();
    }

    private boolean fits(long talk, String text) {
        if (in.isPresent() && in.get() != talk || without.contains(talk)) return false;
        var folded = Grams.fold(text);
        for (var word : words) if (!folded.contains(word)) return false;
        return true;
    }

    private void add(long row) throws SQLException {
        found.add(sql.first("SELECT " + Rows.MessageRow.COLUMNS + " FROM message m WHERE m.row = ?", Rows.MessageRow::read, row).orElseThrow());
    }
}
