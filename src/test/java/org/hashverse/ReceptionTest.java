package org.hashverse;

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

/// What a start is told that asks a window to come forward which is slow, or going; through a real socket.
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
    void aWindowThatIsTooSlowIsToldThatNothingIsWantedOfItAnyMore() throws Exception {
        var slow = new CompletableFuture<Boolean>();
        assertEquals(RunningInstance.HandOver.REFUSED, handOver(slow, Duration.ofMillis(50)));
        assertFalse(slow.complete(true), "it looks whether it still may");
    }

    @Test
    void aWindowThatTakesItsTimeWithinTheLimitIsWaitedFor() throws Exception {
        var taken = new CompletableFuture<Boolean>();
        try (var _ = Instance.listen(profile, reception(taken, Reception.FORWARD_WITHIN))) {
            var left = CompletableFuture.supplyAsync(() -> RunningInstance.comeForward(profile, Optional.empty()));
            assertFalse(left.isDone());
            assertTrue(taken.complete(true));
            assertEquals(RunningInstance.HandOver.TAKEN, left.join());
        }
    }

    @Test
    void aWindowThatIsGoingTakesNothingAndCountsAsNobody() throws Exception {
        var going = new CompletableFuture<Boolean>();
        going.cancel(false);
        assertEquals(RunningInstance.HandOver.NOBODY, handOver(going, Reception.FORWARD_WITHIN));
    }

    @Test
    void whatAWindowTookThatEndedBeforeItsAnswerIsDoneByWhoeverAsked() throws Exception {
        var never = new CompletableFuture<Boolean>();
        var asked = new CompletableFuture<Boolean>();
        var instance = Instance.listen(profile, (request, lines) -> {
            asked.complete(true);
            return reception(never, Reception.FORWARD_WITHIN).answer(request, lines);
        });
        var left = CompletableFuture.supplyAsync(() -> RunningInstance.comeForward(profile, Optional.empty()));
        assertTrue(asked.join());
        instance.close();
        assertEquals(RunningInstance.HandOver.NOBODY, left.join());
        never.complete(false);
    }
}
