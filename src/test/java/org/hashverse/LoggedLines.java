package org.hashverse;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/// The warnings and errors that one class, or the classes of one package, log while this is open, for a test that checks their number, their text or their
/// exceptions. They are not printed. [ExpectedLog] is for a test that only provokes log lines.
public final class LoggedLines implements AutoCloseable {
    private static final SimpleFormatter FORMAT = new SimpleFormatter();
    private final Logger logger;
    private final List<LogRecord> records = new CopyOnWriteArrayList<>();
    private final Handler handler;

    /// Catches the log lines of a class.
    public LoggedLines(Class<?> of) {
        this(of.getName(), false);
    }

    /// Catches the log lines of the classes of a package and its subpackages.
    public static LoggedLines ofPackage(String name) {
        return new LoggedLines(name, false);
    }

    /// Catches the log lines of a class or a package, and throws after each one, like a log that cannot open its file.
    public static LoggedLines broken(String name) {
        return new LoggedLines(name, true);
    }

    private LoggedLines(String name, boolean broken) {
        handler = new Handler() {
            @Override
            public void publish(LogRecord line) {
                if (line.getLevel().intValue() < Level.WARNING.intValue()) return;
                records.add(line);
                if (broken) throw new ExceptionInInitializerError("no file can be opened");
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        logger = Logger.getLogger(name);
        logger.addHandler(handler);
        logger.setUseParentHandlers(false);
    }

    /// The texts so far.
    public List<String> lines() {
        return records.stream().map(FORMAT::formatMessage).toList();
    }

    /// The texts so far, with their exceptions.
    public List<LogRecord> records() {
        return List.copyOf(records);
    }

    @Override
    public void close() {
        logger.setUseParentHandlers(true);
        logger.removeHandler(handler);
    }
}
