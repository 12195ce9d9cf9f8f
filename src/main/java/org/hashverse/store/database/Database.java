package org.hashverse.store.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.sqlite.SQLiteOpenMode;

/// Opens connections to the history file, with the settings that keep committed data safe.
public final class Database {
    /// How long a connection waits while another writes.
    private static final int BUSY_MILLIS = 10_000;

    /// Pages in the write-ahead log before they are written to the file: 16 MiB. Many messages change the same pages again and again.
    private static final int LOG_PAGES = 4_000;
    /// The writer's cache, instead of the default of 2 MiB: ids of messages are random, so each one touches another page of their index.
    private static final int CACHE_KIBI = 8 * 1024;

    private Database() {}

    /// Opens the only connection that writes. What it has committed is on the disk.
    public static Sql writer(Path file) throws SQLException {
        var sql = open(file, false);
        try {
            // secure_delete: the words of a deleted message are overwritten in the file, at the next checkpoint of the log
            sql.run("PRAGMA journal_mode = WAL", "PRAGMA synchronous = FULL", "PRAGMA journal_size_limit = 16777216",
                    "PRAGMA wal_autocheckpoint = " + LOG_PAGES, "PRAGMA cache_size = -" + CACHE_KIBI, "PRAGMA secure_delete = ON");
            // checked here, because a test that kills the program cannot tell FULL from OFF; only a power failure can
            if (sql.number("PRAGMA synchronous") != 2) throw new SQLException("the history is not written to the disk at each commit (synchronous)");
            if (!sql.text("PRAGMA journal_mode").equals("wal")) throw new SQLException("the folder of the history cannot hold a write-ahead log; use a local disk");
            return sql;
        } catch (SQLException failed) {
            close(sql, failed);
            throw failed;
        }
    }

    /// Opens a connection that only reads.
    public static Sql reader(Path file) throws SQLException {
        var sql = open(file, true);
        try {
            sql.run("PRAGMA query_only = ON");
            return sql;
        } catch (SQLException failed) {
            close(sql, failed);
            throw failed;
        }
    }

    /// Opens a connection that only reads and makes no write-ahead log beside the file. If there is a log, SQLite may make the log's index.
    public static Sql peek(Path file) throws SQLException {
        boolean log = Files.exists(files(file)[1]);
        return new Sql(DriverManager.getConnection("jdbc:sqlite:" + file.toAbsolutePath().toUri() + "?mode=ro" + (log ? "" : "&immutable=1")));
    }

    private static Sql open(Path file, boolean mustExist) throws SQLException {
        var properties = new Properties();
        properties.setProperty("busy_timeout", Integer.toString(BUSY_MILLIS));
        properties.setProperty("open_mode", Integer.toString(SQLiteOpenMode.READWRITE.flag | SQLiteOpenMode.CREATE.flag | SQLiteOpenMode.NOMUTEX.flag)); // one thread at a time uses it
        properties.setProperty("jdbc.get_generated_keys", "false"); // otherwise the driver queries them after every insert
        if (mustExist && !Files.exists(file)) throw new SQLException("there is no file " + file);
        var sql = new Sql(DriverManager.getConnection("jdbc:sqlite:" + file.toAbsolutePath(), properties));
        try {
            // a damaged schema or page must cause an error and nothing else
            sql.run("PRAGMA trusted_schema = OFF", "PRAGMA cell_size_check = ON", "PRAGMA temp_store = MEMORY");
            return sql;
        } catch (SQLException failed) {
            close(sql, failed);
            throw failed;
        }
    }

    private static void close(Sql sql, SQLException failed) {
        try {
            sql.close();
        } catch (SQLException already) {
            failed.addSuppressed(already);
        }
    }

    /// Deletes the file and what SQLite keeps beside it.
    public static void delete(Path file) throws IOException {
        for (var one : files(file)) Files.deleteIfExists(one);
    }

    /// The paths of the file, its write-ahead log and the log's index.
    public static Path[] files(Path file) {
        return new Path[] {file, beside(file, "-wal"), beside(file, "-shm")};
    }

    private static Path beside(Path file, String ending) {
        return file.resolveSibling(file.getFileName() + ending);
    }
}
