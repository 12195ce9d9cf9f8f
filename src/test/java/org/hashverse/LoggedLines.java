package org.hashverse;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/// The lines that one class logs while this is open. They are not printed: a test provokes them and judges them here.
public final class LoggedLines implements AutoCloseable {
    private static final SimpleFormatter FORMAT = new SimpleFormatter();
    private final Logger logger;
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord line) {
            lines.add(FORMAT.formatMessage(line));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    public LoggedLines(Class<?> of) {
        logger = Logger.getLogger(of.getName());
        logger.addHandler(handler);
        logger.setUseParentHandlers(false);
    }

    /// Those so far.
    public List<String> lines() {
        return List.copyOf(lines);
    }

    @Override
    public void close() {
        logger.setUseParentHandlers(true);
        logger.removeHandler(handler);
    }
}
