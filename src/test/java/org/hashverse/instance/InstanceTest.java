package org.hashverse.instance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.hashverse.ExpectedLog;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Callers at a real socket.
@Timeout(300)
class InstanceTest {
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final Request FORWARD = new Request.Forward(Optional.empty());
    private static final Call.Outcome NOBODY = new Call.Outcome.Nobody();

    @TempDir
    private Path temp;
    private Path socket;
    private final List<String> lines = new ArrayList<>();

    @BeforeEach
    void place() {
        socket = temp.resolve("socket");
    }

    private static InstanceLimits limits(int bytes, int callers, Duration silence) {
        return new InstanceLimits(bytes, callers, 64, silence);
    }

    private Call.Outcome call(Request request) {
        return call(request, PATIENCE);
    }

    private Call.Outcome call(Request request, Duration heardWithin) {
        return Call.make(List.of(socket), request, heardWithin, lines::add);
    }

    private SocketChannel silent() throws IOException {
        return SocketChannel.open(UnixDomainSocketAddress.of(socket));
    }

    private static String all(SocketChannel channel) throws IOException {
        return new String(Channels.newInputStream(channel).readAllBytes(), StandardCharsets.UTF_8);
    }

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

    // a connection that is closed with unread bytes is reset
    private static String dropped(SocketChannel channel) {
        try {
            return all(channel);
        } catch (IOException reset) {
            return "";
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
        }); var caller = silent()) {
            caller.write(ByteBuffer.wrap(FORWARD.bytes()));
            caller.shutdownOutput();
            assertInstanceOf(IOException.class, gone.get(PATIENCE.toSeconds(), TimeUnit.SECONDS));
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
