package org.hashverse.promises;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Checks that the texts `PREFIX 0`, `PREFIX 1`, … each come once and in order. One thread at a time.
final class SeriesCheck {
    private final String prefix;
    private final int wanted;
    private final CountDownLatch complete = new CountDownLatch(1);
    private volatile int next;
    private volatile String fault;
    private volatile long completedAt;

    SeriesCheck(String prefix, int wanted) {
        this.prefix = prefix;
        this.wanted = wanted;
    }

    String text(int number) {
        return prefix + " " + number;
    }

    /// Checks a text; texts of another series are ignored.
    void take(String text) {
        if (!text.startsWith(prefix + " ") || fault != null) return;
        if (!text.equals(text(next))) fault = "after " + next + " of " + prefix + " came: " + text;
        else next = next + 1; // one writer: the node thread
        if (next < wanted && fault == null) return;
        if (completedAt == 0) completedAt = System.nanoTime();
        complete.countDown();
    }

    /// Waits for the last text. Returns the time at which it came.
    long await() throws InterruptedException {
        boolean done = complete.await(Duration.ofSeconds(90).toSeconds(), TimeUnit.SECONDS);
        if (fault != null) throw new AssertionError(fault);
        if (!done) throw new AssertionError("only " + next + " of " + wanted + " came of " + prefix);
        return completedAt;
    }
}
