package org.hashverse.bench.link;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.locks.LockSupport;

/// Commits of one row each to a SQLite file with a write-ahead log that is on the disk after each commit: the least that a promise to keep something costs here.
public final class DiskCommits implements AutoCloseable {
    private final Connection connection;
    private final PreparedStatement insert;

    /// Opens a file in a folder.
    public DiskCommits(Path folder) throws IOException, SQLException {
        connection = GroupCommit.open(Files.createTempDirectory(folder, "commits").resolve("commits.db"));
        try (var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE message (number INTEGER PRIMARY KEY, text TEXT NOT NULL)");
        }
        insert = connection.prepareStatement("INSERT INTO message (text) VALUES (?)");
    }

    /// Commits a row with a text.
    void commit(String text) throws SQLException {
        insert.setString(1, text);
        insert.executeUpdate();
    }

    /// Makes commits one after the other. Returns the time of each in nanoseconds.
    ///
    /// @param pause nanoseconds after each: a disk that was idle for a moment takes longer
    public long[] time(int commits, long pause) throws SQLException {
        var times = new long[commits];
        for (int i = 0; i < commits; i++) {
            long begun = System.nanoTime();
            commit(Texts.text(i));
            times[i] = System.nanoTime() - begun;
            LockSupport.parkNanos(pause);
        }
        return times;
    }

    @Override
    public void close() throws IOException {
        try {
            connection.close();
        } catch (SQLException failed) {
            throw new IOException(failed);
        }
    }
}
