package org.hashverse.store.database;

import java.sql.SQLException;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.json.ContentJson;
import org.hashverse.store.files.Checksum;

/// The tables of the history file, and the migration steps: one for each version. [#migrate] runs those that a file lacks.
public final class Schema {
    /// Makes the segment of a message stale, if the message has one.
    private static final String STALE = "UPDATE segment SET stale = 1 WHERE first = (SELECT max(first) FROM segment WHERE first <= old.row) AND last >= old.row AND stale = 0;";

    private static final List<String> FIRST = List.of(
            // version of the tables, store id, owner
            "CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL, crc INTEGER NOT NULL)",
            // numbers of commits and of messages; the commit counter must agree with them, and the newest backup has the most commits
            "CREATE TABLE tail (one INTEGER PRIMARY KEY CHECK (one = 1), commits INTEGER NOT NULL, messages INTEGER NOT NULL, crc INTEGER NOT NULL)",
            "CREATE TABLE peer (id INTEGER PRIMARY KEY AUTOINCREMENT, key TEXT NOT NULL UNIQUE, crc INTEGER NOT NULL)",
            // row: order of arrival. talk: the id of the conversation. number, era: the author's number, and the count of its stores
            // shown: of our own messages the time to show, of others the time of arrival
            """
            CREATE TABLE message (row INTEGER PRIMARY KEY, talk INTEGER NOT NULL, author INTEGER NOT NULL, id BLOB NOT NULL,
              stamp INTEGER NOT NULL, shown INTEGER NOT NULL, text TEXT NOT NULL, reply BLOB, mine INTEGER NOT NULL,
              number INTEGER NOT NULL, era INTEGER NOT NULL, crc INTEGER NOT NULL, UNIQUE (author, id))""",
            "CREATE INDEX message_order ON message (talk, stamp, id, author)",
            "CREATE TABLE unread (message INTEGER PRIMARY KEY, talk INTEGER NOT NULL)",
            "CREATE INDEX unread_talk ON unread (talk)",
            // number: NULL until it is first offered. sent to ended: times of the stages in milliseconds since 1970, 0 for not reached
            """
            CREATE TABLE delivery (message INTEGER NOT NULL, recipient INTEGER NOT NULL, number INTEGER, stage INTEGER NOT NULL, reason TEXT NOT NULL,
              sent INTEGER NOT NULL, delivered INTEGER NOT NULL, read INTEGER NOT NULL, ended INTEGER NOT NULL, crc INTEGER NOT NULL,
              PRIMARY KEY (message, recipient)) WITHOUT ROWID""",
            "CREATE INDEX delivery_number ON delivery (recipient, number)",
            "CREATE INDEX delivery_open ON delivery (stage, recipient, message) WHERE stage < 2",
            """
            CREATE TABLE author (peer INTEGER PRIMARY KEY, store TEXT NOT NULL, era INTEGER NOT NULL, number INTEGER NOT NULL, refused TEXT NOT NULL,
              read_direct INTEGER NOT NULL, read_everyone INTEGER NOT NULL, crc INTEGER NOT NULL)""",
            """
            CREATE TABLE recipient (peer INTEGER PRIMARY KEY, last INTEGER NOT NULL, settled INTEGER NOT NULL,
              seen_direct INTEGER NOT NULL, seen_everyone INTEGER NOT NULL, crc INTEGER NOT NULL)""",
            "CREATE TABLE talk (peer INTEGER PRIMARY KEY, messages INTEGER NOT NULL, crc INTEGER NOT NULL)",
            // ids of deleted messages: a sender with a new store sends everything again, and deleted messages must not return
            "CREATE TABLE cleared (author INTEGER NOT NULL, id BLOB NOT NULL, PRIMARY KEY (author, id)) WITHOUT ROWID",
            // filled and emptied to find out whether the disk has space
            "CREATE TABLE probe (bytes BLOB)",
            // trigrams, because the default tokenizer finds no Chinese words
            "CREATE VIRTUAL TABLE words USING fts5 (text, content='message', content_rowid='row', tokenize='trigram')",
            "CREATE TRIGGER message_added AFTER INSERT ON message BEGIN INSERT INTO words (rowid, text) VALUES (new.row, new.text); END",
            "CREATE TRIGGER message_gone AFTER DELETE ON message BEGIN INSERT INTO words (words, rowid, text) VALUES ('delete', old.row, old.text); END");

    /// Adds other kinds of content, and the author of the message that a reply quotes. The columns are at the end of the table, so the migration rewrites no row and no
    /// checksum, however long the file is.
    private static final List<String> SECOND = List.of(
            // kind, body: NULL for a text that was never edited. reply_author: the key as text, because the table peer may not hold the author of the quoted message
            "ALTER TABLE message ADD COLUMN kind TEXT",
            "ALTER TABLE message ADD COLUMN body TEXT",
            "ALTER TABLE message ADD COLUMN reply_author TEXT");

    /// Adds changes of messages, and texts that ask for confirmation.
    private static final List<String> THIRD = List.of(
            // of a change: the 48 bytes of the key of the message that it changes, and its revision; NULL for what stands in a conversation by itself
            "ALTER TABLE message ADD COLUMN target BLOB",
            "ALTER TABLE message ADD COLUMN revision INTEGER",
            // 1 for a text that asks for confirmation, else NULL
            "ALTER TABLE message ADD COLUMN asks INTEGER",
            // so that the newest edit is found without reading the earlier ones
            "CREATE INDEX message_target ON message (target, kind, revision, id) WHERE target IS NOT NULL",
            "CREATE INDEX message_change ON message (talk) WHERE target IS NOT NULL",
            "CREATE INDEX message_pin ON message (talk, revision) WHERE kind = 'pin'",
            // a page of a conversation must not step over its reactions, which may be many
            "DROP INDEX message_order",
            "CREATE INDEX message_order ON message (talk, stamp, id, author) WHERE target IS NULL",
            // received changes whose message is not here
            "CREATE TABLE pending (message INTEGER PRIMARY KEY, author INTEGER NOT NULL)",
            "CREATE INDEX pending_author ON pending (author)",
            """
            CREATE TRIGGER message_edited AFTER UPDATE OF text ON message WHEN old.text <> new.text BEGIN
              INSERT INTO words (words, rowid, text) VALUES ('delete', old.row, old.text); INSERT INTO words (rowid, text) VALUES (new.row, new.text); END""");

    /// Messages are added to the index of words later than to the table. Until then the index does not know them and must not be told of them.
    private static final List<String> FOURTH = List.of(
            "DROP TRIGGER message_added",
            "DROP TRIGGER message_gone",
            "DROP TRIGGER message_edited",
            """
            CREATE TRIGGER message_gone AFTER DELETE ON message WHEN EXISTS (SELECT 1 FROM words_docsize WHERE id = old.row) BEGIN
              INSERT INTO words (words, rowid, text) VALUES ('delete', old.row, old.text); END""",
            """
            CREATE TRIGGER message_edited AFTER UPDATE OF text ON message WHEN old.text <> new.text AND EXISTS (SELECT 1 FROM words_docsize WHERE id = old.row) BEGIN
              INSERT INTO words (words, rowid, text) VALUES ('delete', old.row, old.text); INSERT INTO words (rowid, text) VALUES (new.row, new.text); END""",
            // otherwise the index only notes that a message is gone, and keeps its words until it happens to merge the pages that hold them
            "INSERT INTO words (words, rank) VALUES ('secure-delete', 1)");

    /// What was read of each author, in a file without the table `read_mark`.
    static final String READ_MARKS_BEFORE = "SELECT peer AS conversation, peer, era, read_direct AS read FROM author WHERE read_direct > 0"
            + " UNION ALL SELECT 0, peer, era, read_everyone FROM author WHERE read_everyone > 0";

    /// Conversations have ids and kinds, and read marks are kept for each conversation. The column `talk` of messages and unread marks holds the id; no row of theirs changes.
    private static final List<String> FIFTH = List.of(
            // id: 0 for Everyone, the row of the peer for a direct conversation, below 0 for any other kind, which needs a key. So the ids of two kinds never meet, whatever is added
            // first, and a message of a direct conversation can be read, and saved from a damaged file, with the row of its peer alone
            """
            CREATE TABLE conversation (id INTEGER PRIMARY KEY, kind TEXT NOT NULL, key TEXT, messages INTEGER NOT NULL, crc INTEGER NOT NULL,
              CHECK (CASE kind WHEN 'everyone' THEN id = 0 WHEN 'direct' THEN id > 0 ELSE id < 0 END), CHECK ((key IS NULL) = (id >= 0)))""",
            """
            INSERT INTO conversation SELECT peer, kind, NULL, messages, checksum(peer, kind, NULL, messages)
              FROM (SELECT peer, iif(peer = 0, 'everyone', 'direct') AS kind, messages FROM talk)""",
            "DROP TABLE talk",
            // read: the peer's highest number of which it may know that we read it, in its store `era`. seen: our highest number of which we know that the peer read it
            """
            CREATE TABLE read_mark (conversation INTEGER NOT NULL, peer INTEGER NOT NULL, era INTEGER NOT NULL, read INTEGER NOT NULL, seen INTEGER NOT NULL,
              crc INTEGER NOT NULL, PRIMARY KEY (conversation, peer)) WITHOUT ROWID""",
            "INSERT INTO read_mark SELECT conversation, peer, max(era), max(read), max(seen), 0 FROM (SELECT conversation, peer, era, read, 0 AS seen FROM (" + READ_MARKS_BEFORE + """
            ) UNION ALL SELECT peer, peer, 0, 0, seen_direct FROM recipient WHERE seen_direct > 0
              UNION ALL SELECT 0, peer, 0, 0, seen_everyone FROM recipient WHERE seen_everyone > 0) GROUP BY conversation, peer""",
            "UPDATE read_mark SET crc = checksum(conversation, peer, era, read, seen)",
            // the tables are made again, because SQLite would only edit the text of their definition, and Checkup compares that text
            "CREATE TEMP TABLE earlier AS SELECT * FROM author",
            "DROP TABLE author",
            "CREATE TABLE author (peer INTEGER PRIMARY KEY, store TEXT NOT NULL, era INTEGER NOT NULL, number INTEGER NOT NULL, refused TEXT NOT NULL, crc INTEGER NOT NULL)",
            "INSERT INTO author SELECT peer, store, era, number, refused, checksum(peer, store, era, number, refused) FROM earlier",
            "DROP TABLE earlier",
            "CREATE TEMP TABLE earlier AS SELECT * FROM recipient",
            "DROP TABLE recipient",
            "CREATE TABLE recipient (peer INTEGER PRIMARY KEY, last INTEGER NOT NULL, settled INTEGER NOT NULL, crc INTEGER NOT NULL)",
            "INSERT INTO recipient SELECT peer, last, settled, checksum(peer, last, settled) FROM earlier",
            "DROP TABLE earlier");

    /// The index of words has tables of its own in place of those of SQLite's FTS5, see [WordIndex].
    private static final List<String> SIXTH = List.of(
            "DROP TRIGGER message_gone",
            "DROP TRIGGER message_edited",
            "DROP TABLE words",
            // the checksum leaves out `stale`, which triggers set
            "CREATE TABLE segment (first INTEGER PRIMARY KEY, last INTEGER NOT NULL, bits INTEGER NOT NULL, stale INTEGER NOT NULL, crc INTEGER NOT NULL)",
            "CREATE INDEX segment_stale ON segment (first) WHERE stale = 1",
            // id: the first row of the segment, and in the last 12 bits the number of the bucket, see Postings
            "CREATE TABLE postings (id INTEGER PRIMARY KEY, grams BLOB NOT NULL, crc INTEGER NOT NULL)",
            "CREATE TRIGGER message_gone AFTER DELETE ON message WHEN old.text <> '' BEGIN " + STALE + " END",
            "CREATE TRIGGER message_edited AFTER UPDATE OF text, talk ON message WHEN old.text <> new.text OR old.talk <> new.talk AND old.text <> '' BEGIN " + STALE + " END",
            """
            CREATE TRIGGER segment_emptied AFTER UPDATE OF stale ON segment WHEN new.stale = 1 BEGIN
              DELETE FROM postings WHERE id BETWEEN new.first << 12 AND (new.first << 12) + 4095; END""");

    /// The messages with files of a conversation are listed by themselves.
    private static final List<String> SEVENTH = List.of("CREATE INDEX message_file ON message (talk, stamp, id, author) WHERE kind = 'file'");

    /// Only QUEUED deliveries need an index of their own, because those that are SENT have the numbers between the acknowledged and the last one.
    private static final List<String> EIGHTH = List.of(
            "DROP INDEX delivery_open",
            "CREATE INDEX delivery_queued ON delivery (recipient, message) WHERE stage = 0");

    /// The steps from an empty file to the present version.
    public static final List<List<String>> STEPS = List.of(FIRST, SECOND, THIRD, FOURTH, FIFTH, SIXTH, SEVENTH, EIGHTH);

    /// The first version with the tables of [WordIndex].
    static final int WITH_SEGMENTS = STEPS.indexOf(SIXTH) + 1;

    /// The first version with the tables `conversation` and `read_mark`.
    static final int CONVERSATIONS = STEPS.indexOf(FIFTH) + 1;

    /// A name in the table `meta`: the file was rebuilt from others, and the changes of messages in it are not applied yet.
    public static final String UNAPPLIED = "unapplied";

    /// A name in the table `meta`: the kinds that the version understood which opened the file last.
    private static final String KINDS = "kinds";
    private static final String READ_UP_TO = " up to row ";
    private static final String KINDS_NOW = ContentJson.UNDERSTOOD.stream().sorted().collect(Collectors.joining(" "));

    private Schema() {}

    /// Up to which row this version has read the messages whose kinds an earlier one did not know; empty if it has read all, or if the version before understood the same kinds.
    public static OptionalLong readUpTo(Sql sql) throws SQLException {
        var noted = sql.first("SELECT value FROM meta WHERE name = ?", row -> row.getString(1), KINDS).orElse("");
        if (noted.equals(KINDS_NOW)) return OptionalLong.empty();
        return OptionalLong.of(noted.startsWith(KINDS_NOW + READ_UP_TO) ? Long.parseLong(noted.substring((KINDS_NOW + READ_UP_TO).length())) : 0);
    }

    /// Notes up to which row they are read.
    public static void noteReadUpTo(Sql sql, long row) throws SQLException {
        set(sql, KINDS, KINDS_NOW + READ_UP_TO + row);
    }

    /// Notes that all are read.
    public static void noteUnderstood(Sql sql) throws SQLException {
        set(sql, KINDS, KINDS_NOW);
    }

    /// Forgets which kinds the version understood that opened the file last.
    public static void forgetUnderstood(Sql sql) throws SQLException {
        sql.change("DELETE FROM meta WHERE name = ?", KINDS);
    }

    /// Runs the missing steps on an open file, all or none. [Migration] makes a copy before.
    ///
    /// @param id    the store's id, for a new file
    /// @param owner whose history it is, for a new file
    /// @throws Checksum.Damaged if a row that gets a new checksum is damaged
    public static void migrate(Sql sql, List<List<String>> steps, String id, PeerId owner) throws SQLException {
        int version = version(sql);
        if (version >= steps.size()) return;
        sql.define("checksum", new ChecksumFunction(), () -> sql.transaction(() -> {
            // otherwise the new checksum of a damaged row would be right
            if (version > 0 && version < CONVERSATIONS) for (var table : List.of("talk", "author", "recipient")) Rows.check(sql, table);
            for (var step : steps.subList(version, steps.size())) sql.run(step.toArray(String[]::new));
            if (version == 0) {
                set(sql, "store", id);
                set(sql, "owner", owner.text());
                noteUnderstood(sql);
                Rows.writeTail(sql, new Rows.TailRow(0, 0));
            }
            set(sql, "version", Integer.toString(steps.size()));
            return null;
        }));
    }

    /// The version of the tables; 0 for a file without tables. Every version, later ones too, keeps it in the table `meta` as the first does.
    ///
    /// @throws Checksum.Damaged if the version cannot be read
    public static int version(Sql sql) throws SQLException {
        if (sql.number("SELECT count(*) FROM sqlite_schema") == 0) return 0;
        try {
            int version = Integer.parseInt(get(sql, "version"));
            if (version > 0) return version;
        } catch (NumberFormatException changed) { /* damaged too */ }
        throw new Checksum.Damaged("the version of the tables cannot be read");
    }

    /// A value of the table `meta`.
    public static String get(Sql sql, String name) throws SQLException {
        return sql.first("SELECT value, crc FROM meta WHERE name = ?", row -> {
            Checksum.check("meta", row.getLong(2), name, row.getString(1));
            return row.getString(1);
        }, name).orElseThrow(() -> new Checksum.Damaged("the table meta lacks " + name));
    }

    /// Sets a value of the table `meta`.
    public static void set(Sql sql, String name, String value) throws SQLException {
        sql.change("INSERT INTO meta VALUES (?, ?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value, crc = excluded.crc", name, value, Checksum.of(name, value));
    }
}
