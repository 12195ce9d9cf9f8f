package org.hashverse.ui.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FxBatchTest {
    private final Queue<Runnable> later = new ArrayDeque<>();
    private final FxBatch batch = new FxBatch(later::add);
    private final List<Integer> ran = new ArrayList<>();

    @Test
    void manyTasksWaitBehindOneRunLater() {
        for (int i = 0; i < 100; i++) {
            int n = i;
            batch.execute(() -> ran.add(n));
        }
        assertEquals(1, later.size());
        while (!later.isEmpty()) later.remove().run();
        assertEquals(IntStream.range(0, 100).boxed().toList(), ran);
    }

    @Test
    void noBatchTakesMoreThanAFewHundred() {
        for (int i = 0; i < 1000; i++) {
            int n = i;
            batch.execute(() -> ran.add(n));
        }
        later.remove().run();
        assertTrue(ran.size() <= 300, () -> ran.size() + " at once");
        assertEquals(1, later.size());
        while (!later.isEmpty()) later.remove().run();
        assertEquals(IntStream.range(0, 1000).boxed().toList(), ran);
    }

    @Test
    void whatATaskAddsRunsAfterItAndIsNotLost() {
        batch.execute(() -> {
            ran.add(1);
            batch.execute(() -> ran.add(3));
        });
        batch.execute(() -> ran.add(2));
        while (!later.isEmpty()) later.remove().run();
        assertEquals(List.of(1, 2, 3), ran);
    }

    @Test
    void aTaskThatFailsDoesNotSilenceTheNext() {
        var thread = Thread.currentThread();
        var faults = new ArrayList<Throwable>();
        thread.setUncaughtExceptionHandler((_, fault) -> faults.add(fault));
        try {
            batch.execute(() -> { throw new IllegalStateException("wanted"); });
            batch.execute(() -> { throw new StackOverflowError("wanted"); });
            batch.execute(() -> ran.add(1));
            while (!later.isEmpty()) later.remove().run();
        } finally {
            thread.setUncaughtExceptionHandler(null);
        }
        assertEquals(List.of(1), ran);
        assertEquals(2, faults.size());
    }
}
