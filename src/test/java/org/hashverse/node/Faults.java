package org.hashverse.node;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/// Catches, while it is open, what no code of ours expected: exceptions that end a thread, and warnings in the log.
final class Faults implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger("org.hashverse");
    private final List<Throwable> all = new CopyOnWriteArrayList<>();
    private final Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            if (entry.getLevel().intValue() >= Level.WARNING.intValue()) all.add(new AssertionError(entry.getMessage(), entry.getThrown()));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    Faults() {
        Thread.setDefaultUncaughtExceptionHandler((_, fault) -> all.add(fault));
        LOG.addHandler(handler);
    }

    /// Those so far.
    List<Throwable> all() {
        return List.copyOf(all);
    }

    @Override
    public void close() {
        LOG.removeHandler(handler);
        Thread.setDefaultUncaughtExceptionHandler(before);
    }
}
