package org.hashverse.node;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.hashverse.LoggedLines;

/// Collects, while it is open, exceptions that end a thread, and warnings in the log.
final class Faults implements AutoCloseable {
    private final List<Throwable> uncaught = new CopyOnWriteArrayList<>();
    private final Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
    private final LoggedLines log = LoggedLines.ofPackage("org.hashverse");

    Faults() {
        Thread.setDefaultUncaughtExceptionHandler((_, fault) -> uncaught.add(fault));
    }

    /// The faults so far.
    List<Throwable> all() {
        return Stream.concat(uncaught.stream(), log.records().stream().map(line -> new AssertionError(line.getMessage(), line.getThrown()))).toList();
    }

    @Override
    public void close() {
        log.close();
        Thread.setDefaultUncaughtExceptionHandler(before);
    }
}
