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
import java.util.function.BooleanSupplier;
import org.sqlite.Function;
import org.sqlite.ProgressHandler;

/// One connection to the database, for one thread. Keeps its prepared statements.
public final class Sql implements AutoCloseable {
    /// After how many steps of a statement it is asked whether to stop: about a millisecond.
    private static final int STEPS = 10_000;

    private final Connection connection;
    private final Map<String, PreparedStatement> prepared = new HashMap<>();
    private long statements;
    private long rows;
    private boolean waits = true; // as Database opens the connection that writes

    /// Takes over an open connection.
    Sql(Connection connection) {
        this.connection = connection;
    }

    /// Reads one row into a value.
    public interface Row<T> {
        /// Reads the row at the cursor.
        T read(ResultSet row) throws SQLException;
    }

    /// Work to do in one transaction.
    public interface Work<T> {
        /// Does the work.
        T run() throws SQLException;
    }

    /// Runs a statement that changes rows.
    ///
    /// @return how many rows it changed
    public int change(String sql, Object... values) throws SQLException {
        return with(sql, PreparedStatement::executeUpdate, values);
    }

    /// All rows of a query.
    public <T> List<T> list(String sql, Row<T> row, Object... values) throws SQLException {
        var all = new ArrayList<T>();
        each(sql, rows -> all.add(row.read(rows)), values);
        return all;
    }

    /// Reads all rows of a query, without collecting them.
    void each(String sql, Row<?> row, Object... values) throws SQLException {
        until(sql, rows -> {
            row.read(rows);
            return false;
        }, values);
    }

    /// Reads the rows of a query, without collecting them, until one is enough.
    ///
    /// @param enough reads a row, and returns whether it is the last one needed
    public void until(String sql, Row<Boolean> enough, Object... values) throws SQLException {
        with(sql, statement -> {
            try (var found = statement.executeQuery()) {
                boolean done = false;
                while (!done && next(found)) done = enough.read(found);
            }
            return null;
        }, values);
    }

    private boolean next(ResultSet found) throws SQLException {
        if (!found.next()) return false;
        rows++;
        return true;
    }

    /// The first row of a query, if there is one.
    public <T> Optional<T> first(String sql, Row<T> row, Object... values) throws SQLException {
        return with(sql, statement -> {
            try (var found = statement.executeQuery()) {
                return next(found) ? Optional.of(row.read(found)) : Optional.<T>empty();
            }
        }, values);
    }

    /// The number in the first column of the first row; 0 if there is no row.
    public long number(String sql, Object... values) throws SQLException {
        return first(sql, row -> row.getLong(1), values).orElse(0L);
    }

    /// The text in the first column of the first row; empty if there is no row.
    String text(String sql, Object... values) throws SQLException {
        return first(sql, row -> row.getString(1), values).orElse("");
    }

    /// Runs statements that return nothing and take no values.
    public void run(String... all) throws SQLException {
        for (var sql : all) {
            statements++;
            try (var statement = connection.createStatement()) {
                statement.execute(sql);
            }
        }
    }

    /// Lets the statements of some work call a function.
    ///
    /// @param function may not be in use
    void define(String name, Function function, Work<?> work) throws SQLException {
        Function.create(connection, name, function);
        try {
            work.run();
        } finally {
            Function.destroy(connection, name);
        }
    }

    /// Stops the statements of this connection once there is a reason to: they throw.
    ///
    /// @param reason asked on the thread of the statement, about once a millisecond; it must be quick
    public void stopWhen(BooleanSupplier reason) throws SQLException {
        ProgressHandler.setHandler(connection, STEPS, new ProgressHandler() {
            @Override
            protected int progress() {
                return reason.getAsBoolean() ? 1 : 0;
            }
        });
    }

    /// How many statements ran so far. For tests: messages wait for each of them.
    public long statements() {
        return statements;
    }

    /// Whether the next transactions wait until they are on the disk, with all before them. They do unless told otherwise. After a power failure the file holds all
    /// transactions up to one of them, at least up to the last that waited.
    public void waitForDisk(boolean wait) throws SQLException {
        if (wait == waits) return;
        run("PRAGMA synchronous = " + (wait ? "FULL" : "NORMAL"));
        waits = wait;
    }

    /// How many rows queries have returned so far. For tests: a search must not read every message.
    public long rows() {
        return rows;
    }

    /// Does the work in one transaction. If it throws, nothing is changed.
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

    /// Does the work on one state of the file, whatever other connections write meanwhile.
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
            failed.addSuppressed(already); // SQLite rolls back by itself when the disk is full
        }
    }

    private interface Use<T> {
        T of(PreparedStatement statement) throws SQLException;
    }

    private <T> T with(String sql, Use<T> use, Object... values) throws SQLException {
        statements++;
        var statement = prepared.get(sql);
        if (statement == null) prepared.put(sql, statement = connection.prepareStatement(sql));
        try {
            for (int i = 0; i < values.length; i++) statement.setObject(i + 1, values[i]);
            return use.of(statement);
        } catch (SQLException failed) {
            prepared.remove(sql); // a statement that failed may not run again
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
