package org.hashverse.store.history;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import org.hashverse.store.database.Faults;
import org.hashverse.store.database.Sql;
import org.hashverse.store.files.Unforeseen;

/// Reads the history on two threads, so that a long search does not delay the messages of a conversation. Each query borrows a connection. If the
/// query fails, its connection is closed, because the fault may lie in it. The threads are platform threads, because SQLite's native calls would pin the carrier of a
/// virtual thread.
final class Readers implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Readers.class.getName());
    private static final int THREADS = 2;
    /// How long a thread may take to end.
    static final int CLOSING_SECONDS = 5;

    /// A query of the history, on one state of the file.
    interface Question<T> {
        /// Reads the answer.
        T ask(History history) throws SQLException;
    }

    private record Connection(Sql sql, History history) {}

    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS, Thread.ofPlatform().daemon().name("hashverse-read-", 0).factory());
    /// Readers and checks share it; a repair, which replaces the file, holds it alone.
    private final ReentrantReadWriteLock repairLock = new ReentrantReadWriteLock();
    private final List<Connection> free = new ArrayList<>();
    private final HistoryFile historyFile;
    private final Executor nodeThread;
    private Consumer<SQLException> onDamage = _ -> { };
    private volatile boolean closing;

    Readers(HistoryFile historyFile, Executor nodeThread) {
        this.historyFile = historyFile;
        this.nodeThread = nodeThread;
    }

    /// Sets the listener for damage that a query or a check finds. It runs on the thread that found the damage, which still holds its lock. So it must not wait for a
    /// repair.
    void onDamage(Consumer<SQLException> listener) {
        onDamage = listener;
    }

    /// Runs a query on a reader thread and passes the answer to the node thread: null if the file cannot be read now. After [#close] there is no answer.
    <T> void ask(Question<T> question, Consumer<T> answer) {
        try {
            threads.execute(() -> {
                var read = read(question);
                nodeThread.execute(() -> answer.accept(read));
            });
        } catch (RejectedExecutionException closed) {
            // the program is ending
        }
    }

    private <T> T read(Question<T> question) {
        repairLock.readLock().lock();
        Connection connection = null;
        boolean succeeded = false;
        try {
            connection = borrow();
            var history = connection.history();
            var answer = history.snapshot(() -> question.ask(history));
            succeeded = true;
            return answer;
        } catch (SQLException fault) {
            LOG.log(System.Logger.Level.WARNING, "the history cannot be read: " + fault.getMessage());
            if (Faults.damaged(fault)) onDamage.accept(fault);
            return null;
        } catch (Throwable bug) { // an Error too: the caller waits for an answer
            Unforeseen.happened(LOG, "a question to the history failed", bug);
            return null;
        } finally {
            if (connection != null && succeeded) giveBack(connection);
            else if (connection != null) close(connection);
            repairLock.readLock().unlock();
        }
    }

    private Connection borrow() throws SQLException {
        synchronized (free) {
            if (!free.isEmpty()) return free.removeLast();
        }
        var sql = historyFile.reader();
        return new Connection(sql, new History(sql));
    }

    private void giveBack(Connection connection) {
        synchronized (free) {
            free.add(connection);
        }
    }

    /// Checks the whole file soon, on a reader thread, and makes a backup if one is due. Does nothing after [#close].
    void checkSoon() {
        try {
            threads.execute(this::checkAndBackUp);
        } catch (RejectedExecutionException closed) {
            // the next start checks it
        }
    }

    /// Checks the whole file and makes a backup if one is due. Blocks, but ends soon after [#close] began.
    void checkAndBackUp() {
        repairLock.readLock().lock();
        try {
            historyFile.checkAndBackUp(() -> closing);
        } catch (SQLException fault) {
            if (Faults.damaged(fault)) onDamage.accept(fault);
            else if (!closing) LOG.log(System.Logger.Level.WARNING, "the history was not checked or backed up: " + fault.getMessage());
        } catch (IOException fault) {
            LOG.log(System.Logger.Level.WARNING, "the history was not backed up: " + fault.getMessage());
        } catch (RuntimeException | Error bug) { // HistoryThreads schedules this daily, and a scheduled task that throws is never run again
            Unforeseen.happened(LOG, "the history was not checked or backed up", bug);
        } finally {
            repairLock.readLock().unlock();
        }
    }

    /// Runs a task while no thread reads and all reading connections are closed.
    <T> T exclusively(Callable<T> task) throws IOException, SQLException {
        repairLock.writeLock().lock();
        try {
            closeAll();
            return task.call();
        } catch (IOException | SQLException | RuntimeException fault) {
            throw fault;
        } catch (Exception other) {
            throw new IllegalStateException(other);
        } finally {
            repairLock.writeLock().unlock();
        }
    }

    private void closeAll() {
        synchronized (free) {
            free.forEach(Readers::close);
            free.clear();
        }
    }

    private static void close(Connection connection) {
        try {
            connection.sql().close();
        } catch (SQLException unimportant) {
            LOG.log(System.Logger.Level.DEBUG, "a reading connection could not be closed", unimportant);
        }
    }

    /// Stops a check, and waits for the answers to questions.
    @Override
    public void close() {
        closing = true;
        threads.shutdown();
        try {
            if (!threads.awaitTermination(CLOSING_SECONDS, TimeUnit.SECONDS)) threads.shutdownNow();
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
        closeAll();
    }
}
