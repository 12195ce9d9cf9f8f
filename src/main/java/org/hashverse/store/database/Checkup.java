package org.hashverse.store.database;

import java.io.IOException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.hashverse.chat.PeerId;
import org.hashverse.store.files.Checksum;

/// Checks a whole history file: its pages, its tables, all checksums of rows, and that rows and counts agree.
public final class Checkup {
    private static final PeerId NOBODY = PeerId.of(new byte[32]);

    private Checkup() {}

    /// Reads the whole file in one transaction. Other connections may write meanwhile.
    ///
    /// @throws Checksum.Damaged with the first fault found
    public static void run(Sql sql) throws SQLException, IOException {
        sql.run("BEGIN");
        try {
            int version = Schema.version(sql);
            var pages = sql.text("PRAGMA integrity_check(1)");
            if (!pages.equals("ok")) throw new Checksum.Damaged(pages.lines().findFirst().orElse("the pages do not fit together"));
            if (!schema(sql).equals(expected(version))) throw new Checksum.Damaged("the tables have another form");
            rows(sql, version);
            counts(sql, version);
        } catch (SQLException fault) {
            // these statements are correct: if SQLite rejects one, the file is damaged
            throw Faults.sqlError(fault) ? new Checksum.Damaged(fault.getMessage()) : fault;
        } finally {
            sql.run("COMMIT");
        }
    }

    private static void rows(Sql sql, int version) throws SQLException {
        Schema.get(sql, "version");
        Schema.get(sql, "store");
        Schema.get(sql, "owner");
        sql.each("SELECT " + Rows.MessageRow.columns(sql) + " FROM message m", Rows.MessageRow::read);
        sql.each("SELECT " + Rows.DeliveryRow.COLUMNS + " FROM delivery d", Rows.DeliveryRow::read);
        for (var table : List.of("peer", "author", "recipient")) Rows.check(sql, table);
        for (var table : version < Schema.CONVERSATIONS ? List.of("talk") : List.of("conversation", "read_mark")) Rows.check(sql, table);
        if (version >= Schema.WITH_SEGMENTS) WordIndex.check(sql);
    }

    private static void counts(Sql sql, int version) throws SQLException {
        var shown = version < 3 ? "" : " AND m.target IS NULL"; // what stands in a conversation by itself; the first two versions have nothing else
        var conversations = version < Schema.CONVERSATIONS ? "(SELECT peer AS id, messages FROM talk)" : "conversation";
        zero(Rows.tail(sql).messages() - sql.number("SELECT count(*) FROM message"), "messages are missing");
        zero(sql.number("SELECT count(*) FROM " + conversations + " c WHERE c.messages <> (SELECT count(*) FROM message m WHERE m.talk = c.id" + shown + ")"), "messages of a conversation are missing");
        zero(sql.number("SELECT count(*) FROM message m WHERE true" + shown) - sql.number("SELECT coalesce(sum(messages), 0) FROM " + conversations), "a conversation is missing");
        zero(sql.number("SELECT count(*) FROM delivery d WHERE NOT EXISTS (SELECT 1 FROM message m WHERE m.row = d.message)"), "the message of a delivery is missing");
        zero(sql.number("SELECT count(*) FROM unread u WHERE NOT EXISTS (SELECT 1 FROM message m WHERE m.row = u.message AND m.talk = u.talk)"), "the message of an unread mark is missing");
    }

    private static void zero(long count, String what) throws Checksum.Damaged {
        if (count != 0) throw new Checksum.Damaged(what);
    }

    private static List<String> schema(Sql sql) throws SQLException {
        return sql.list("SELECT type || ' ' || name || ' ' || tbl_name || ' ' || coalesce(sql, '') FROM sqlite_schema ORDER BY 1", row -> row.getString(1));
    }

    private static List<String> expected(int version) throws SQLException, IOException {
        try (var empty = new Sql(DriverManager.getConnection("jdbc:sqlite::memory:"))) {
            Schema.migrate(empty, Schema.STEPS.subList(0, Math.min(version, Schema.STEPS.size())), "", NOBODY);
            return schema(empty);
        }
    }
}
