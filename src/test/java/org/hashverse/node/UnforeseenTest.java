package org.hashverse.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.hashverse.ExpectedLog;
import org.hashverse.LoggedLines;
import org.hashverse.node.api.NodeEvent;
import org.hashverse.node.kit.Events;
import org.hashverse.node.kit.NodeThread;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What the node thread does with an [Error].
@Timeout(300)
class UnforeseenTest {
    @Test
    void aFailingLogStopsNoThread() throws Exception {
        try (var log = LoggedLines.broken(NodeThread.class.getPackageName()); var thread = new NodeThread()) {
            var events = new Events(10, thread);
            var heard = new LinkedBlockingQueue<NodeEvent>();
            var calls = new AtomicInteger();
            events.subscribe(task -> {
                if (calls.getAndIncrement() == 0) throw new NoClassDefFoundError("of an executor");
                task.run();
            }, heard::add);
            for (boolean checking : new boolean[] {true, false}) thread.execute(() -> events.tell(new NodeEvent.AwayChanged(checking)));
            assertEquals(new NodeEvent.AwayChanged(true), heard.poll(20, TimeUnit.SECONDS));
            assertEquals(new NodeEvent.AwayChanged(false), heard.poll(20, TimeUnit.SECONDS));
            thread.execute(() -> { throw new NoClassDefFoundError("of a task"); });
            assertEquals("goes on", thread.ask(() -> "goes on").get());
            assertEquals(List.of("a subscriber could not be called", "a rule failed"), log.lines());
        }
    }

    @Test
    @ExpectedLog("a rule failed")
    void onlyAnOutOfMemoryErrorIsPassedOnAsUncaught() throws Exception {
        var told = new CopyOnWriteArrayList<String>();
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
