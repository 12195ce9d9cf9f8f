package org.hashverse.store.transfers;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.MessageId;
import org.hashverse.chat.MessageKey;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.files.FileHash;
import org.hashverse.store.database.Database;
import org.hashverse.store.database.Faults;
import org.hashverse.store.database.Sql;
import org.hashverse.store.files.Checksum;
import org.hashverse.store.files.NewerProfile;

/// The list of the files that we offer and of those that we get, which survives a restart. Methods block on the disk: call them on any thread but the node thread and the FX thread.
/// If the database file turns out to be damaged, when it is opened or later, an empty one replaces it. Receivers then cannot get files that were offered before, and the person must start downloads again.
public final class TransferStore implements AutoCloseable {
    /// Most downloads that are kept. One more, and the download that was saved first is forgotten.
    public static final int MOST_DOWNLOADS = 10_000;
    /// The name of the file in the folder of a profile.
    public static final String NAME = "transfers.db";
    private static final System.Logger LOG = System.getLogger(TransferStore.class.getName());
    private static final List<String> FIRST = List.of(
            "CREATE TABLE source (hash TEXT PRIMARY KEY, kind TEXT NOT NULL, path TEXT NOT NULL, size INTEGER NOT NULL, modified INTEGER NOT NULL, listing BLOB, pieces BLOB NOT NULL)",
            "CREATE TABLE offer (hash TEXT NOT NULL, message TEXT NOT NULL, conversation TEXT NOT NULL, PRIMARY KEY (hash, message)) WITHOUT ROWID",
            "CREATE INDEX offer_message ON offer (message)",
            "CREATE TABLE download (number INTEGER PRIMARY KEY, author TEXT NOT NULL, message TEXT NOT NULL, place INTEGER NOT NULL, stage TEXT NOT NULL, done INTEGER NOT NULL, "
                    + "folder TEXT, path TEXT, UNIQUE (author, message, place))");
    /// The migration steps; each leads from one version of the tables to the next, the first from an empty file.
    private static final List<List<String>> STEPS = List.of(FIRST);
    /// The present version.
    public static final int VERSION = STEPS.size();
    private static final String NOT_OFFERED = " WHERE hash NOT IN (SELECT hash FROM offer)";
    private static final String DOWNLOAD = "SELECT author, message, place, stage, done, folder, path FROM download";

    private final Path file;
    private Sql sql; // guarded by this
    private boolean closed; // guarded by this

    private TransferStore(Path file, Sql sql) {
        this.file = file;
        this.sql = sql;
    }

    /// Opens the store in the folder of a profile.
    ///
    /// @throws NewerProfile if a newer Hashverse wrote it; nothing was changed
    /// @throws IOException  if it cannot be opened, nor a new one be made
    public static TransferStore open(Path folder) throws IOException {
        var file = folder.resolve(NAME);
        try {
            return new TransferStore(file, opened(file));
        } catch (SQLException damaged) {
            if (!Faults.damaged(damaged) && !Faults.sqlError(damaged)) throw new IOException(file + " cannot be opened: " + damaged.getMessage(), damaged); // a full disk, perhaps: nothing is lost yet
            return new TransferStore(file, replaced(file, damaged));
        }
    }

    /// Opens an empty file in place of a damaged one.
    private static Sql replaced(Path file, SQLException damaged) throws IOException {
        LOG.log(System.Logger.Level.WARNING, file + " cannot be read, and is replaced: " + damaged.getMessage());
        Database.delete(file);
        try {
            return opened(file);
        } catch (SQLException still) {
            throw new IOException(file + " cannot be written: " + still.getMessage(), still);
        }
    }

    private static Sql opened(Path file) throws SQLException, IOException {
        var sql = Database.writer(file);
        try {
            sql.waitForDisk(false);
            migrate(sql, file);
            return sql;
        } catch (SQLException | IOException failed) {
            try {
                sql.close();
            } catch (SQLException already) {
                failed.addSuppressed(already);
            }
            throw failed;
        }
    }

    private static void migrate(Sql sql, Path file) throws SQLException, NewerProfile {
        int version = version(sql);
        if (version > VERSION) throw new NewerProfile(file, version, VERSION);
        if (version < VERSION) sql.transaction(() -> {
            for (var step : STEPS.subList(version, VERSION)) sql.run(step.toArray(String[]::new));
            sql.run("PRAGMA user_version = " + VERSION);
            return null;
        });
    }

    /// The version of an open file; 0 for a new one.
    ///
    /// @throws Checksum.Damaged if there is no such version
    public static int version(Sql sql) throws SQLException {
        int version = Math.toIntExact(sql.number("PRAGMA user_version"));
        if (version < 0) throw new Checksum.Damaged("there is no version " + version);
        return version;
    }

    private interface Work<T> {
        T run() throws SQLException;
    }

    private synchronized <T> T with(Work<T> work) throws IOException {
        try {
            try {
                return work.run();
            } catch (SQLException failed) {
                if (closed || !Faults.damaged(failed)) throw failed;
                sql.close();
                sql = replaced(file, failed);
                return work.run();
            }
        } catch (SQLException failed) {
            throw new IOException("the list of files cannot be used: " + failed.getMessage(), failed);
        }
    }

    /// Where a content is; empty if it was never offered here.
    public Optional<Source> source(FileHash hash) throws IOException {
        return with(() -> sql.first("SELECT kind, path, size, modified, listing, pieces FROM source WHERE hash = ?", row -> new Source(hash, Source.Kind.valueOf(row.getString(1)), Path.of(row.getString(2)),
                row.getLong(3), Instant.ofEpochMilli(row.getLong(4)), Optional.ofNullable(row.getBytes(5)), row.getBytes(6)), hash.text()));
    }

    /// Records that a message of ours offers contents, and where they are on this computer. If a content was offered before, its former place is forgotten.
    public void offer(MessageId message, Conversation to, List<Source> contents) throws IOException {
        with(() -> sql.transaction(() -> {
            for (var source : contents) {
                sql.change("INSERT OR REPLACE INTO source VALUES (?, ?, ?, ?, ?, ?, ?)", source.hash().text(), source.kind().name(), source.path().toString(), source.size(), source.modified().toEpochMilli(),
                        source.listing().orElse(null), source.pieces());
                sql.change("INSERT OR REPLACE INTO offer VALUES (?, ?, ?)", source.hash().text(), message.hex(), to.text());
            }
            return null;
        }));
    }

    /// The messages of ours that offer something in a conversation.
    public List<MessageId> offered(Conversation conversation) throws IOException {
        return with(() -> sql.list("SELECT DISTINCT message FROM offer WHERE conversation = ?", row -> new MessageId(row.getString(1)), conversation.text()));
    }

    /// Forgets what a message of ours offers, and the contents that no other message offers.
    ///
    /// @return where the forgotten contents are
    public List<Path> withdraw(MessageId message) throws IOException {
        return with(() -> sql.transaction(() -> {
            sql.change("DELETE FROM offer WHERE message = ?", message.hex());
            var paths = sql.list("SELECT path FROM source" + NOT_OFFERED, row -> Path.of(row.getString(1)));
            sql.change("DELETE FROM source" + NOT_OFFERED);
            return paths;
        }));
    }

    /// Whether a message of ours offers this file or folder.
    public boolean isOffered(Path path) throws IOException {
        return with(() -> sql.number("SELECT count(*) FROM source WHERE path = ?", path.toString())) > 0;
    }

    /// Whether a content was offered to a peer, or to Everyone.
    ///
    /// @param everyone whether what was offered to Everyone counts
    public boolean isOfferedTo(FileHash hash, PeerId peer, boolean everyone) throws IOException {
        return with(() -> sql.number("SELECT count(*) FROM offer WHERE hash = ? AND conversation IN (?, ?)", hash.text(), Conversation.with(peer).text(),
                (everyone ? Conversation.EVERYONE : Conversation.with(peer)).text())) > 0;
    }

    /// Whether a content was offered to Everyone.
    public boolean isOfferedToEveryone(FileHash hash) throws IOException {
        return with(() -> sql.number("SELECT count(*) FROM offer WHERE hash = ? AND conversation = ?", hash.text(), Conversation.EVERYONE.text())) > 0;
    }

    /// Saves a download, in place of its earlier state.
    public void save(Download download) throws IOException {
        with(() -> {
            sql.change("INSERT INTO download (author, message, place, stage, done, folder, path) VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (author, message, place) DO UPDATE SET "
                    + "stage = excluded.stage, done = excluded.done, folder = excluded.folder, path = excluded.path", download.message().author().text(), download.message().id().hex(),
                    download.place(), download.stage(), download.done(), download.folder().map(Path::toString).orElse(null), download.path().map(Path::toString).orElse(null));
            return sql.change("DELETE FROM download WHERE number <= (SELECT max(number) FROM download) - ?", MOST_DOWNLOADS);
        });
    }

    /// Forgets the downloads of a message.
    public void forget(MessageKey message) throws IOException {
        with(() -> sql.change("DELETE FROM download WHERE author = ? AND message = ?", message.author().text(), message.id().hex()));
    }

    /// All downloads, the oldest first.
    public List<Download> downloads() throws IOException {
        return with(() -> sql.list(DOWNLOAD + " ORDER BY number", TransferStore::download)).stream().flatMap(Optional::stream).toList();
    }

    /// Empty for a row that makes no sense, which a damaged file may have.
    private static Optional<Download> download(ResultSet row) throws SQLException {
        try {
            var message = new MessageKey(new PeerId(row.getString(1)), new MessageId(row.getString(2)));
            return Optional.of(new Download(message, row.getInt(3), row.getString(4), row.getLong(5), Optional.ofNullable(row.getString(6)).map(Path::of),
                    Optional.ofNullable(row.getString(7)).map(Path::of)));
        } catch (IllegalArgumentException | NullPointerException senseless) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        try {
            with(() -> {
                closed = true;
                sql.close();
                return null;
            });
        } catch (IOException already) {
            LOG.log(System.Logger.Level.DEBUG, "the list of files was not closed", already);
        }
    }
}
