package org.hashverse.bench.link;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/// A SQLite file with one thread that writes all changes that wait in one commit: write-ahead log, and on the disk after each commit, as the history of Hashverse.
public final class GroupCommit implements AutoCloseable {
    /// Most changes of one commit.
    private static final int MOST = 1_024;

    private final Connection connection;
    private final BlockingQueue<Change> waiting = new LinkedBlockingQueue<>();
    private final Runnable afterCommit;
    private final Thread writer;
    private volatile boolean closing;

    /// A change, and what to do once it is on the disk.
    private record Change(Write write, Runnable committed) {}

    /// Writes into an open transaction.
    @FunctionalInterface
    public interface Write {
        void run() throws SQLException;
    }

    /// Opens a new file.
    ///
    /// @param tables      statements that make its tables
    /// @param afterCommit runs after each commit, behind what its changes do, on the writing thread
    public GroupCommit(Path file, List<String> tables, Runnable afterCommit) throws SQLException {
        connection = open(file);
        this.afterCommit = afterCommit;
        try (var statement = connection.createStatement()) {
            for (var table : tables) statement.execute(table);
        }
        connection.setAutoCommit(false);
        writer = Thread.ofPlatform().daemon().name("bench-commits").start(this::writeAll);
    }

    /// Opens a file that is on the disk after each commit.
    public static Connection open(Path file) throws SQLException {
        var connection = DriverManager.getConnection("jdbc:sqlite:" + file.toAbsolutePath());
        try (var statement = connection.createStatement()) {
            statement.execute("PRAGMA journal_mode = WAL");
            statement.execute("PRAGMA synchronous = FULL");
        }
        return connection;
    }

    /// The connection, to prepare statements for changes.
    public Connection connection() {
        return connection;
    }

    /// Queues a change. Returns at once.
    ///
    /// @param committed runs when the change is on the disk, on the writing thread
    public void add(Write write, Runnable committed) {
        waiting.add(new Change(write, committed));
    }

    private void writeAll() {
        var group = new ArrayList<Change>();
        try {
            while (!closing) {
                group.add(waiting.take());
                waiting.drainTo(group, MOST - 1);
                for (var change : group) change.write.run();
                connection.commit();
                for (var change : group) change.committed.run();
                afterCommit.run();
                group.clear();
            }
        } catch (InterruptedException ended) {
            // closed
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }

    @Override
    public void close() throws IOException {
        closing = true;
        add(() -> { }, () -> { }); // wakes the thread
        try {
            writer.join();
            connection.close();
        } catch (SQLException failed) {
            throw new IOException(failed);
        } catch (InterruptedException told) {
            Thread.currentThread().interrupt();
        }
    }
}
