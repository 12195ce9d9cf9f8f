package org.hashverse.store.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class ChangeQueueTest {
    /// A writer that took the first of them alone would have time for it here.
    private static final Duration A_MOMENT = Duration.ofMillis(50);
    private final ChangeQueue queue = new ChangeQueue();

    private void add() {
        queue.addPostponable(_ -> null, _ -> { });
    }

    @Test
    void aWaitingWriterTakesChangesThatAreQueuedTogetherAsOneGroup() throws Exception {
        var taken = new CompletableFuture<List<ChangeQueue.Queued<?>>>();
        var writer = Thread.ofPlatform().daemon().start(() -> {
            try {
                taken.complete(queue.take());
            } catch (InterruptedException stopped) {
                taken.completeExceptionally(stopped);
            }
        });
        queue.together(() -> {
            add();
            try {
                assertFalse(writer.join(A_MOMENT), "it took the first alone");
            } catch (InterruptedException stopped) {
                throw new AssertionError(stopped);
            }
            add();
        });
        assertEquals(2, taken.get().size());
        assertTrue(queue.isEmpty());
    }

    @Test
    void aGroupIsBoundedAndTheRestIsTheNextOne() throws Exception {
        for (int i = 0; i < ChangeQueue.GROUP + 1; i++) add();
        assertEquals(ChangeQueue.GROUP, queue.take().size());
        assertEquals(1, queue.take(Duration.ofDays(1)).size());
        assertEquals(List.of(), queue.take(Duration.ZERO));
        assertEquals(List.of(), queue.take(Duration.ofMillis(1)));
    }
}
