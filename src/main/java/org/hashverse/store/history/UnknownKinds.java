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
    // a text that was edited has a kind and a body too
    private static final String NEXT = "SELECT " + Rows.MessageRow.COLUMNS + " FROM message m WHERE m.row > ? AND m.target IS NULL AND m.mine = 0 AND m.body IS NOT NULL AND m.kind IN ('"
            + String.join("', '", ContentJson.UNDERSTOOD) + "') AND m.kind <> '" + Content.Text.KIND + "' ORDER BY m.row LIMIT " + PAGE;

    private UnknownKinds() {}

    /// Reads them, unless the last version that opened the file understood the same kinds as this one. If the program is killed meanwhile, the next start begins again, which is harmless.
    static void read(Contents contents) throws SQLException {
        var tables = contents.tables();
        if (Schema.understoodAll(tables.sql)) return;
        long last = 0;
        for (var page = tables.sql.list(NEXT, Rows.MessageRow::read, last); !page.isEmpty(); page = tables.sql.list(NEXT, Rows.MessageRow::read, last)) {
            var rows = page;
            tables.commit(() -> {
                for (var row : rows) read(contents, row);
                return null;
            });
            last = rows.getLast().row();
        }
        tables.commit(() -> {
            Schema.noteUnderstood(tables.sql);
            return null;
        });
    }

    private static void read(Contents contents, Rows.MessageRow row) throws SQLException {
        var tables = contents.tables();
        var kept = Tables.message(row, tables.keys);
        var content = ContentJson.read(new Content.Unknown(row.columns().kind(), row.columns().body()));
        if (content instanceof Content.Unknown) return; // its body is not valid for its kind
        if (!(content instanceof Change change)) {
            row.with(ContentColumns.of(content)).update(tables.sql); // for the search
            return;
        }
        tables.delete(row);
        contents.changes().receive(new Message(kept.id(), kept.conversation(), kept.author(), kept.stamp(), kept.shown(), change), change, row.number(), row.era());
    }
}
