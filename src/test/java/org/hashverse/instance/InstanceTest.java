package org.hashverse.instance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.hashverse.ExpectedLog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Callers at a real socket.
@Timeout(300)
class InstanceTest extends SocketTest {
    @Test
    void aCallerGetsTheLinesAndTheStatusOfItsAnswer() throws IOException {
        var asked = new ArrayList<Request>();
        try (var _ = Instance.listen(socket, InstanceLimits.PRODUCT, (request, to) -> {
            asked.add(request);
            for (int i = 0; i < 10_000; i++) to.line("line " + i + " ë");
            to.line("status 7"); // an ordinary line of the answer, not its status
            return Ending.with(1);
        })) {
            var request = new Request.Command("list", true, "/tmp");
            assertEquals(new Call.Outcome.Done(1), call(request));
            assertEquals(List.of(request), asked);
            assertEquals(10_001, lines.size());
            assertEquals("line 9999 ë", lines.get(9_999));
        }
    }

    @Test
    void withoutAnInstanceNobodyAnswersAndTheSocketOfADeadProcessIsReplaced() throws IOException {
        assertEquals(NOBODY, call(FORWARD));
        var dead = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        dead.bind(UnixDomainSocketAddress.of(socket));
        dead.close();
        assertTrue(Files.exists(socket), "the socket file outlives its process");
        assertEquals(NOBODY, call(FORWARD));
        try (var _ = Instance.listen(socket, InstanceLimits.PRODUCT, (_, _) -> Ending.with(0))) {
            assertEquals(new Call.Outcome.Done(0), call(FORWARD));
        }
        assertFalse(Files.exists(socket));
        assertEquals(NOBODY, call(FORWARD));
    }

    @Test
    void anInstanceThatNeverAnswersIsSilent() throws IOException {
        try (var frozen = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            frozen.bind(UnixDomainSocketAddress.of(socket));
            assertEquals(new Call.Outcome.Silence(), call(FORWARD, Duration.ofMillis(50)));
        }
    }

    @Test
    void aCallerThatIsNotHeardInTimeHasAskedForNothing() throws IOException {
        try (var late = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            late.bind(UnixDomainSocketAddress.of(socket));
            assertEquals(new Call.Outcome.Silence(), call(new Request.Forward(Optional.of("hashverse://add?k=x")), Duration.ofMillis(50)));
            late.configureBlocking(false);
            try (var caller = late.accept()) { // no caller comes if the time was over before the call began
                if (caller != null) assertEquals("", all(caller), "what is accepted late finds nothing to carry out");
            }
        }
    }

    /// A program that calls too slowly must not conclude that no other one runs.
    @Test
    void aTimeOutBeforeTheConnectionIsNoRefusal() throws IOException {
        try (var caller = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            assertThrows(AsynchronousCloseException.class, () -> TimeLimit.within(Duration.ofMillis(1), caller, () -> {
                while (caller.isOpen()) Thread.onSpinWait();
                return caller.connect(UnixDomainSocketAddress.of(socket));
            }));
        }
    }

    @Test
    void anOperationThatEndsTooLateCountsAsFailed() throws IOException {
        try (var _ = Instance.listen(socket, InstanceLimits.PRODUCT, (_, _) -> Ending.with(0)); var caller = silent()) {
            assertThrows(IOException.class, () -> TimeLimit.within(Duration.ofMillis(20), caller, () -> {
                while (caller.isOpen()) Thread.onSpinWait();
                return "heard";
            }));
        }
    }

    @Test
    void aRequestWhoseEndCameTooLateIsNotCarriedOutAndTheCallerIsTold() throws IOException {
        var carriedOut = new AtomicInteger();
        try (var _ = Instance.listen(socket, limits(1_000, 4, Duration.ofMillis(50)), (_, _) -> Ending.with(carriedOut.getAndIncrement())); var slow = silent()) {
            slow.write(ByteBuffer.wrap(FORWARD.bytes()));
            dropped(slow);
        }
        assertEquals(0, carriedOut.get());
    }

    @Test
    void aCallerWhoseAnswerIsCutOffIsToldSo() throws Exception {
        var heard = new CountDownLatch(1);
        var outcome = new CompletableFuture<Call.Outcome>();
        try (var _ = Instance.listen(socket, InstanceLimits.PRODUCT, (_, _) -> {
            heard.countDown();
            new CountDownLatch(1).await();
            return Ending.with(0);
        })) {
            Thread.ofVirtual().start(() -> outcome.complete(call(FORWARD)));
            assertTrue(heard.await(PATIENCE.toSeconds(), TimeUnit.SECONDS));
        }
        assertEquals(new Call.Outcome.Broken(), outcome.get(PATIENCE.toSeconds(), TimeUnit.SECONDS));
    }

    @Test
    void aRequestMayBeAsLongAsTheLimitAndNoByteLonger() throws IOException {
        var fits = new Request.Command("send " + "x".repeat(1_000), false, "/");
        var oneMore = new Request.Command("send " + "x".repeat(1_001), false, "/");
        var carriedOut = new AtomicInteger();
        try (var _ = Instance.listen(socket, limits(fits.bytes().length, 4, PATIENCE), (_, _) -> Ending.with(carriedOut.incrementAndGet() - 1))) {
            assertEquals(new Call.Outcome.Done(0), call(fits));
            assertEquals(new Call.Outcome.Done(2), call(oneMore));
            assertEquals(List.of("error a request has at most " + fits.bytes().length + " bytes"), lines);
            assertEquals(1, carriedOut.get());
        }
    }

    @Test
    void aMalformedRequestIsAnsweredWithAnError() throws IOException {
        try (var _ = Instance.listen(socket, InstanceLimits.PRODUCT, (_, _) -> Ending.with(0)); var caller = silent()) {
            caller.write(ByteBuffer.wrap("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII)));
            caller.shutdownOutput();
            assertEquals("heard\nerror the request is cut off\nstatus 2\n", all(caller));
        }
    }

    @Test
    @ExpectedLog("a caller could not be answered")
    void aFaultInAnAnswerEndsThatConnectionAlone() throws IOException {
        var faults = new AtomicInteger(2);
        try (var _ = Instance.listen(socket, limits(1_000, 1, PATIENCE), (_, _) -> {
            if (faults.getAndDecrement() > 0) throw new IllegalStateException("as a test wants it");
            return Ending.with(0);
        })) {
            assertEquals(new Call.Outcome.Broken(), call(FORWARD));
            assertEquals(new Call.Outcome.Broken(), call(FORWARD));
            assertEquals(new Call.Outcome.Done(0), call(FORWARD));
        }
    }

    @Test
    void aCallerThatAsksForTheEndIsAnsweredAndItsConnectionStaysOpenUntilThen() throws Exception {
        var ended = new CompletableFuture<Boolean>();
        var instance = Instance.listen(socket, InstanceLimits.PRODUCT, (_, _) -> Ending.leaving(() -> ended.complete(true)));
        var caller = silent();
        caller.write(ByteBuffer.wrap(FORWARD.bytes()));
        caller.shutdownOutput();
        var answer = ByteBuffer.allocate(64);
        while (!new String(answer.array(), 0, answer.position(), StandardCharsets.UTF_8).equals("heard\nstatus 0\n")) assertTrue(caller.read(answer) > 0);
        assertTrue(ended.get(PATIENCE.toSeconds(), TimeUnit.SECONDS));
        instance.close();
        caller.configureBlocking(false);
        assertEquals(0, caller.read(answer), "neither an end nor a byte");
        caller.close();
    }
}
