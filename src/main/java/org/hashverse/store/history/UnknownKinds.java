package org.hashverse.store.history;

import java.sql.SQLException;
import org.hashverse.chat.Change;
import org.hashverse.chat.Content;
import org.hashverse.chat.Message;
import org.hashverse.chat.json.ContentJson;
import org.hashverse.store.database.ContentColumns;
import org.hashverse.store.database.Rows;
import org.hashverse.store.database.Schema;

/// Messages whose kinds an earlier version did not know and kept. After an update their bodies are read, and those that are changes are applied. Writer thread only.
final class UnknownKinds {
    /// Messages that are read at once: a peer may have sent any number, each as long as a frame.
    static final int PAGE = 100;
    /// Messages that one start reads: a start must not take long because of what a peer once sent.
    static final int MOST = 20 * PAGE;
    // a text that was edited has a kind and a body too
    private static final String NEXT = "SELECT " + Rows.MessageRow.COLUMNS + " FROM message m WHERE m.row > ? AND m.target IS NULL AND m.mine = 0 AND m.body IS NOT NULL AND m.kind IN ('"
            + String.join("', '", ContentJson.UNDERSTOOD) + "') AND m.kind <> '" + Content.Text.KIND + "' ORDER BY m.row LIMIT " + PAGE;

    private UnknownKinds() {}

    /// Reads them, unless the last version that opened the file understood the same kinds as this one. Reads at most [#MOST]; the next start goes on.
    static void read(Contents contents) throws SQLException {
        var sql = contents.tables().sql;
        var begun = Schema.readUpTo(sql);
        if (begun.isEmpty()) return;
        long last = begun.getAsLong();
        for (int read = 0; read < MOST; read += PAGE) {
            var page = sql.list(NEXT, Rows.MessageRow::read, last);
            boolean end = page.size() < PAGE;
            last = page.isEmpty() ? last : page.getLast().row();
            long upTo = last;
            contents.tables().commit(() -> {
                for (var row : page) read(contents, row);
                if (end) Schema.noteUnderstood(sql);
                else Schema.noteReadUpTo(sql, upTo);
                return null;
            });
            if (end) return;
        }
    }

    private static void read(Contents contents, Rows.MessageRow row) throws SQLException {
        var tables = contents.tables();
        var kept = Tables.message(row, tables.keys);
        var content = ContentJson.read(new Content.Unknown(row.columns().kind(), row.columns().body()));
        if (content instanceof Content.Unknown) return; // its body is not valid for its kind
        if (!(content instanceof Change change)) {
            tables.update(row.with(ContentColumns.of(content))); // for the search
            return;
        }
        contents.changes().delete(kept.key()); // what people did with it while it looked like a message
        tables.delete(row);
        var arrived = new Changes.Received(row.number(), row.era(), row.shown());
        contents.changes().receive(new Message(kept.id(), kept.conversation(), kept.author(), kept.stamp(), kept.shown(), change), change, arrived);
    }
}
