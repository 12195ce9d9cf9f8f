package org.hashverse.store.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/// Opens connections to the history file, each with the settings that the promises stand on.
public final class Database {
    /// How long a connection waits for another that writes.
    private static final int BUSY_MILLIS = 10_000;

    /// Pages in the write-ahead log before they are written to the file: 16 MiB. The same pages change again and again in a flood.
    private static final int LOG_PAGES = 4_000;
    /// Of the writer's cache. The index of words touches many pages in each commit; 2 MiB, the default, throws out what is needed next.
    private static final int CACHE_KIBI = 8 * 1024;

    private Database() {}

    /// The one connection that writes: what it has committed is on the disk.
    public static Sql writer(Path file) throws SQLException {
        var sql = open(file, false);
        try {
            sql.run("PRAGMA journal_mode = WAL", "PRAGMA synchronous = FULL", "PRAGMA journal_size_limit = 16777216",
                    "PRAGMA wal_autocheckpoint = " + LOG_PAGES, "PRAGMA cache_size = -" + CACHE_KIBI);
            // asserted, because a kill cannot tell FULL from OFF: only a lost power supply can
            if (sql.number("PRAGMA synchronous") != 2) throw new SQLException("the history is not written to the disk at each commit (synchronous)");
            if (!sql.text("PRAGMA journal_mode").equals("wal")) throw new SQLException("the folder of the history cannot hold a write-ahead log; use a local disk");
            return sql;
        } catch (SQLException failed) {
            close(sql, failed);
            throw failed;
        }
    }

    /// A connection that only reads.
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

    /// A connection that looks and leaves no trace: without a log, SQLite is told that the file will not change, so that it makes none.
    public static Sql look(Path file) throws SQLException {
        boolean log = Files.exists(files(file)[1]);
        return new Sql(DriverManager.getConnection("jdbc:sqlite:" + file.toAbsolutePath().toUri() + "?mode=ro" + (log ? "" : "&immutable=1")));
    }

    private static Sql open(Path file, boolean existing) throws SQLException {
        var properties = new Properties();
        properties.setProperty("busy_timeout", Integer.toString(BUSY_MILLIS));
        properties.setProperty("jdbc.get_generated_keys", "false"); // asked for after every insert, and nobody wants them
        if (existing && !Files.exists(file)) throw new SQLException("there is no file " + file);
        var sql = new Sql(DriverManager.getConnection("jdbc:sqlite:" + file.toAbsolutePath(), properties));
        try {
            // a changed byte in a schema or a page must not do more than fail
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

    /// The file and what SQLite keeps beside it.
    public static void delete(Path file) throws IOException {
        for (var one : files(file)) Files.deleteIfExists(one);
    }

    /// The file, its write-ahead log and its index.
    public static Path[] files(Path file) {
        return new Path[] {file, beside(file, "-wal"), beside(file, "-shm")};
    }

    private static Path beside(Path file, String ending) {
        return file.resolveSibling(file.getFileName() + ending);
    }
}
