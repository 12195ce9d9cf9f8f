package org.hashverse.store.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One connection to the database, for one thread. Every statement is prepared once.
public final class Sql implements AutoCloseable {
    private final Connection connection;
    private final Map<String, PreparedStatement> prepared = new HashMap<>();

    /// Takes the connection over.
    Sql(Connection connection) {
        this.connection = connection;
    }

    /// Reads one row.
    public interface Row<T> {
        /// What stands in the row the cursor is at.
        T read(ResultSet row) throws SQLException;
    }

    /// What is done in one transaction.
    public interface Work<T> {
        /// Does it.
        T run() throws SQLException;
    }

    /// Changes rows; how many.
    public int change(String sql, Object... values) throws SQLException {
        return with(sql, PreparedStatement::executeUpdate, values);
    }

    /// All rows.
    public <T> List<T> list(String sql, Row<T> row, Object... values) throws SQLException {
        var all = new ArrayList<T>();
        each(sql, rows -> all.add(row.read(rows)), values);
        return all;
    }

    /// Reads all rows and keeps none.
    void each(String sql, Row<?> row, Object... values) throws SQLException {
        with(sql, statement -> {
            try (var rows = statement.executeQuery()) {
                while (rows.next()) row.read(rows);
            }
            return null;
        }, values);
    }

    /// The first row, if there is one.
    public <T> Optional<T> first(String sql, Row<T> row, Object... values) throws SQLException {
        return with(sql, statement -> {
            try (var rows = statement.executeQuery()) {
                return rows.next() ? Optional.of(row.read(rows)) : Optional.<T>empty();
            }
        }, values);
    }

    /// The number in the first column of the first row; 0 for none.
    public long number(String sql, Object... values) throws SQLException {
        return first(sql, row -> row.getLong(1), values).orElse(0L);
    }

    /// The text in the first column of the first row.
    String text(String sql, Object... values) throws SQLException {
        return first(sql, row -> row.getString(1), values).orElse("");
    }

    /// Runs statements that return nothing and take no values.
    public void run(String... statements) throws SQLException {
        for (var sql : statements) {
            try (var statement = connection.createStatement()) {
                statement.execute(sql);
            }
        }
    }

    /// All of it or nothing.
    public <T> T transaction(Work<T> work) throws SQLException {
        run("BEGIN IMMEDIATE");
        try {
            var done = work.run();
            run("COMMIT");
            return done;
        } catch (SQLException | RuntimeException | Error failed) {
            undo(failed);
            throw failed;
        }
    }

    /// Reads all of it as it stands at the first read, whatever is written meanwhile.
    public <T> T snapshot(Work<T> work) throws SQLException {
        run("BEGIN");
        try {
            var read = work.run();
            run("COMMIT");
            return read;
        } catch (SQLException | RuntimeException | Error failed) {
            undo(failed);
            throw failed;
        }
    }

    private void undo(Throwable failed) {
        try {
            run("ROLLBACK");
        } catch (SQLException already) {
            failed.addSuppressed(already); // SQLite has rolled back by itself when the disk was full
        }
    }

    private interface Use<T> {
        T of(PreparedStatement statement) throws SQLException;
    }

    private <T> T with(String sql, Use<T> use, Object... values) throws SQLException {
        var statement = prepared.get(sql);
        if (statement == null) prepared.put(sql, statement = connection.prepareStatement(sql));
        try {
            for (int i = 0; i < values.length; i++) statement.setObject(i + 1, values[i]);
            return use.of(statement);
        } catch (SQLException failed) {
            prepared.remove(sql); // one that failed half way may not run again
            try {
                statement.close();
            } catch (SQLException already) {
                failed.addSuppressed(already);
            }
            throw failed;
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
