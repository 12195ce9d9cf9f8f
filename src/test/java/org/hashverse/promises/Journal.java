package org.hashverse.promises;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/// Events with their times, in order, for tests that wait for them. Thread-safe.
final class Journal<T> {
    /// How long to wait for something that must come. It only decides when a test fails.
    static final Duration PATIENCE = Duration.ofSeconds(60);

    /// @param at the time, on [System#nanoTime()]
    record Line<T>(long at, T what) {}

    private final List<Line<T>> lines = new ArrayList<>();

    synchronized void add(T what) {
        lines.add(new Line<>(System.nanoTime(), what));
        notifyAll();
    }

    /// The present end of the journal, for [#await] and [#from].
    synchronized int mark() {
        return lines.size();
    }

    synchronized List<Line<T>> from(int mark) {
        return List.copyOf(lines.subList(mark, lines.size()));
    }

    synchronized long count(int mark, Predicate<T> fits) {
        return lines.subList(mark, lines.size()).stream().filter(line -> fits.test(line.what)).count();
    }

    /// Waits for the first line from a mark on that fits.
    synchronized Line<T> await(int mark, String what, Predicate<T> fits) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        for (int at = mark; true; at++) {
            while (at == lines.size()) {
                long left = end - System.nanoTime();
                if (left <= 0) throw new AssertionError("never " + what + "; but " + lines.subList(mark, at));
                TimeUnit.NANOSECONDS.timedWait(this, left);
            }
            if (fits.test(lines.get(at).what)) return lines.get(at);
        }
    }
}
