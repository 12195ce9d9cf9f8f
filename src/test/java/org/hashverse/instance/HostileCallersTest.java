package org.hashverse.instance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Callers at a real socket that are silent, slow, deaf, or very many.
@Timeout(300)
class HostileCallersTest extends SocketTest {
    @Test
    void aBoundedNumberIsServedAtOnceAndTheNextWhenOneIsDone() throws Exception {
        var inside = new Semaphore(0);
        var leave = new Semaphore(0);
        try (var _ = Instance.listen(socket, limits(1_000, 2, PATIENCE), (_, _) -> {
            inside.release();
            leave.acquire();
            return Ending.with(0);
        })) {
            var first = new CompletableFuture<Call.Outcome>();
            var second = new CompletableFuture<Call.Outcome>();
            for (var one : List.of(first, second)) Thread.ofVirtual().start(() -> one.complete(Call.make(List.of(socket), FORWARD, PATIENCE, _ -> { })));
            assertTrue(inside.tryAcquire(2, PATIENCE.toSeconds(), TimeUnit.SECONDS));
            assertEquals(new Call.Outcome.Silence(), call(FORWARD, Duration.ofMillis(200)), "there are two already");
            leave.release(3); // for these two, and for the one that gave up, if it is served nevertheless
            assertEquals(new Call.Outcome.Done(0), first.get(PATIENCE.toSeconds(), TimeUnit.SECONDS));
            assertEquals(new Call.Outcome.Done(0), second.get(PATIENCE.toSeconds(), TimeUnit.SECONDS));
            leave.release();
            assertEquals(new Call.Outcome.Done(0), call(FORWARD));
        }
    }

    @Test
    void aCallerThatSaysNothingIsDroppedAndOneThatIsSlowWithinTheTimeIsNot() throws IOException {
        try (var _ = Instance.listen(socket, limits(1_000, 4, Duration.ofMillis(50)), (_, _) -> Ending.with(0)); var quiet = silent(); var half = silent()) {
            half.write(ByteBuffer.wrap(FORWARD.bytes())); // but does not send its end
            assertTrue("heard\n".startsWith(all(quiet)), "and no status");
            assertTrue("heard\n".startsWith(dropped(half)), "and no status");
        }
        try (var _ = Instance.listen(socket, limits(1_000, 4, PATIENCE), (_, _) -> Ending.with(0)); var slow = silent()) {
            for (byte b : FORWARD.bytes()) slow.write(ByteBuffer.wrap(new byte[] {b}));
            slow.shutdownOutput();
            assertEquals("heard\nstatus 0\n", all(slow));
        }
    }

    @Test
    void aCallerThatDoesNotReadItsAnswerIsDropped() throws Exception {
        var gone = new CompletableFuture<IOException>();
        try (var _ = Instance.listen(socket, limits(1_000, 4, Duration.ofMillis(100)), (_, to) -> {
            try {
                while (true) to.line("x".repeat(1_000));
            } catch (IOException closed) {
                gone.complete(closed);
                throw closed;
            }
        })) {
            // the time for its request is as short, so on a busy computer the caller may have to ask again
            for (long end = System.nanoTime() + PATIENCE.toNanos(); !gone.isDone(); ) try (var caller = silent()) {
                assertTrue(System.nanoTime() < end, "never dropped");
                caller.write(ByteBuffer.wrap(FORWARD.bytes()));
                caller.shutdownOutput();
                gone.get(1, TimeUnit.SECONDS);
            } catch (IOException | TimeoutException tooLate) {
                // dropped before its request was whole
            }
            assertInstanceOf(IOException.class, gone.get());
        }
    }

    @Test
    void anHonestCallerIsServedDuringAFloodOfSilentOnes() throws IOException {
        var most = new AtomicInteger();
        try (var instance = Instance.listen(socket, limits(1_000, 4, Duration.ofMillis(20)), (_, _) -> Ending.with(0))) {
            var flood = new ArrayList<SocketChannel>();
            try {
                for (int i = 0; i < 50; i++) {
                    flood.add(silent());
                    most.accumulateAndGet(instance.callers(), Math::max);
                }
                // its own time-out for the request is as short as theirs, so it may have to ask again
                long deadline = System.nanoTime() + PATIENCE.toNanos();
                while (!call(FORWARD).equals(new Call.Outcome.Done(0))) assertTrue(System.nanoTime() < deadline, "never served");
                assertTrue(most.get() <= 4, most.toString());
            } finally {
                for (var one : flood) one.close();
            }
        }
    }
}
