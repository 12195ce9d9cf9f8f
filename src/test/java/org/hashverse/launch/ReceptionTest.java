package org.hashverse.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.hashverse.instance.Instance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The answer to a start that asks a slow or ending window to come forward, through a real socket.
@Timeout(300)
class ReceptionTest {
    @TempDir
    private Path profile;

    private static Reception reception(CompletableFuture<Boolean> taken, Duration within) {
        return new Reception(new TestFront(_ -> taken), within);
    }

    private RunningInstance.HandOver handOver(CompletableFuture<Boolean> taken, Duration within) throws Exception {
        try (var _ = Instance.listen(profile, reception(taken, within))) {
            return RunningInstance.comeForward(profile, Optional.of("hashverse://add?k=x"));
        }
    }

    @Test
    void aWindowThatIsTooSlowDoesNotComeForwardLater() throws Exception {
        var slow = new CompletableFuture<Boolean>();
        assertEquals(RunningInstance.HandOver.REFUSED, handOver(slow, Duration.ofMillis(50)));
        assertFalse(slow.complete(true), "the window can see that it may not come forward any more");
    }

    @Test
    void aWindowThatIsSlowWithinTheLimitIsWaitedFor() throws Exception {
        var taken = new CompletableFuture<Boolean>();
        try (var _ = Instance.listen(profile, reception(taken, Reception.FORWARD_WITHIN))) {
            var answer = CompletableFuture.supplyAsync(() -> RunningInstance.comeForward(profile, Optional.empty()));
            assertFalse(answer.isDone());
            assertTrue(taken.complete(true));
            assertEquals(RunningInstance.HandOver.TAKEN, answer.join());
        }
    }

    @Test
    void aWindowThatIsEndingTakesNothingOver() throws Exception {
        var ending = new CompletableFuture<Boolean>();
        ending.cancel(false);
        assertEquals(RunningInstance.HandOver.NOBODY, handOver(ending, Reception.FORWARD_WITHIN));
    }

    @Test
    void aStartWhoseWindowEndsBeforeItsAnswerIsNotTakenOver() throws Exception {
        var never = new CompletableFuture<Boolean>();
        var asked = new CompletableFuture<Boolean>();
        var instance = Instance.listen(profile, (request, lines) -> {
            asked.complete(true);
            return reception(never, Reception.FORWARD_WITHIN).answer(request, lines);
        });
        var answer = CompletableFuture.supplyAsync(() -> RunningInstance.comeForward(profile, Optional.empty()));
        assertTrue(asked.join());
        instance.close();
        assertEquals(RunningInstance.HandOver.NOBODY, answer.join());
        never.complete(false);
    }
}
