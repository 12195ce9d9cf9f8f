package org.hashverse.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import org.hashverse.ExpectedLog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What the rules' thread does with an [Error] of a rule.
@Timeout(300)
class UnforeseenTest {
    private final List<String> told = new CopyOnWriteArrayList<>();

    @Test
    @ExpectedLog("a rule failed")
    void memoryThatIsUsedUpIsToldAsIfNobodyHadCaughtItAndNothingElseIs() throws Exception {
        try (var thread = new NodeThread()) {
            thread.execute(() -> Thread.currentThread().setUncaughtExceptionHandler((_, fault) -> told.add(fault.getMessage())));
            thread.execute(() -> { throw new OutOfMemoryError("of a task"); });
            thread.execute(() -> { throw new StackOverflowError("of a task"); });
            assertThrows(ExecutionException.class, thread.ask(() -> { throw new OutOfMemoryError("of a question"); })::get);
            assertEquals("goes on", thread.ask(() -> "goes on").get());
            assertEquals(List.of("of a task", "of a question"), told);
        }
    }
}
