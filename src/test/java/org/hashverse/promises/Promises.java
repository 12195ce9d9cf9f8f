package org.hashverse.promises;

import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Assertions;

/// Notes the measurements of one test class.
public final class Promises {
    /// A bar that is missed by less than this factor is shown as missed, but fails no test, because machines are busy at times.
    private static final double CLEARLY = 1.5;

    private final PromisesTable table;
    private final int place;

    Promises(PromisesTable table, int place) {
        this.table = table;
        this.place = place;
    }

    /// Notes a result without a bar.
    public void report(String promise, String measured) {
        table.add(place, promise, "reported", measured);
    }

    /// Notes a time, and fails if it is clearly longer than its bar.
    public void atMost(String promise, Duration bar, Duration measured) {
        judge(promise, "≤ " + text(bar), text(measured), (double) measured.toNanos() / bar.toNanos());
    }

    /// Notes a number, and fails if it is clearly greater than its bar.
    public void atMost(String promise, double bar, double measured, String unit) {
        judge(promise, String.format(Locale.ROOT, "≤ %.1f%s", bar, unit), String.format(Locale.ROOT, "%.1f%s", measured, unit), measured / bar);
    }

    /// Notes a number that must be met exactly.
    public void exactly(String promise, long bar, long measured) {
        table.add(place, promise, String.format(Locale.ROOT, "%,d", bar), String.format(Locale.ROOT, "%,d", measured) + (bar == measured ? "" : " **missed**"));
        Assertions.assertEquals(bar, measured, promise);
    }

    private void judge(String promise, String bar, String measured, double share) {
        table.add(place, promise, bar, measured + (share > 1 ? " **missed**" : ""));
        if (share > CLEARLY) Assertions.fail(promise + ": " + measured + ", and the bar is " + bar);
    }

    /// A duration as text for people.
    static String text(Duration time) {
        double millis = time.toNanos() / 1e6;
        return millis < 10 ? String.format(Locale.ROOT, "%.2f ms", millis) : millis < 1_000 ? String.format(Locale.ROOT, "%.0f ms", millis)
                : String.format(Locale.ROOT, "%.1f s", millis / 1_000);
    }

    /// The time since a value of [System#nanoTime()].
    static Duration since(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos);
    }
}
