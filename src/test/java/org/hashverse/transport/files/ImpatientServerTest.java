package org.hashverse.transport.files;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.hashverse.chat.files.PieceSizes;
import org.hashverse.transport.Papers;
import org.hashverse.transport.RawPeer;
import org.hashverse.wire.files.FilesCodec;
import org.hashverse.wire.files.FilesFrame;
import org.hashverse.wire.files.FilesHeader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A server that gives up peers. Its clock stands still until the test waits for that, so that a slow machine is no silent peer.
@Timeout(120)
class ImpatientServerTest extends FilesTest {
    /// What a slow getter takes in each period of [#SHORT].
    private static final int LITTLE = 32 * 1024;
    /// In so many periods a slow getter takes more than the system waits for until it lets the server go on.
    private static final Duration TAKEN = SHORT.multipliedBy(16);
    private final AtomicLong clock = new AtomicLong();
    private final Semaphore looks = new Semaphore(0); // of the watchdog at a server that waits

    @Override
    long nanos() {
        if (Thread.currentThread().getName().equals("hashverse-watchdog")) looks.release();
        return clock.get();
    }

    @Override
    FilesLimits limits() {
        return new FilesLimits(SHORT, SHORT, TAKEN, Duration.ZERO);
    }

    /// Lets time pass until a call has ended.
    private <T> T late(Future<T> call) throws Exception {
        while (true) {
            clock.addAndGet(SHORT.toNanos());
            try {
                return call.get(SHORT.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException notYet) {
                // the next check is due later
            }
        }
    }

    private static RawPeer getter(RawPeer eve) throws Exception {
        eve.tls(Papers.good(), "TLSv1.3", ALPN);
        eve.bytes(FilesCodec.encode(new FilesFrame.Role(true)));
        return eve;
    }

    @Test
    void aGetterThatAsksNothingIsClosedWithoutAnError() throws Exception {
        var getter = dial(true);
        late(serving(taken(), memory(random(5))));
        assertThrows(Exception.class, () -> getter.hashes(HASH, 5));
    }

    @Test
    void aGetterThatNeverReadsIsCutOff() throws Exception {
        try (var eve = getter(RawPeer.connectDeaf(address()))) {
            var serves = serving(taken(), memory(random(PieceSizes.PIECE)));
            for (int i = 0; i < 20; i++) eve.bytes(FilesCodec.encode(new FilesFrame.PieceQuery(HASH, 0)));
            assertInstanceOf(SocketTimeoutException.class, assertThrows(ExecutionException.class, () -> late(serves)).getCause());
        }
    }

    @Test
    void aGetterThatTakesLittleAtATimeGetsItsPiece() throws Exception {
        var content = random(PieceSizes.PIECE);
        try (var eve = getter(RawPeer.connect(address()))) {
            serving(taken(), memory(content));
            for (int i = 0; i < 20; i++) eve.bytes(FilesCodec.encode(new FilesFrame.PieceQuery(HASH, 0))); // so that the server waits until the end
            var answer = ByteBuffer.allocate(FilesHeader.BYTES + PieceSizes.PIECE);
            while (answer.hasRemaining()) {
                var next = eve.readBytes(Math.min(LITTLE, answer.remaining()));
                assertNotEquals(0, next.length, "the server closed the connection");
                answer.put(next);
                looks.drainPermits();
                clock.addAndGet(SHORT.toNanos());
                assertTrue(looks.tryAcquire(60, TimeUnit.SECONDS), "the server no longer waits");
            }
            assertArrayEquals(content, Arrays.copyOfRange(answer.array(), FilesHeader.BYTES, answer.capacity()));
        }
    }

    @Test
    void aGetterThatStopsInAQuestionIsCutOff() throws Exception {
        try (var eve = getter(RawPeer.connect(address()))) {
            eve.bytes(new byte[] {0, 0});
            var serves = serving(taken(), memory(random(5)));
            assertInstanceOf(SocketTimeoutException.class, assertThrows(ExecutionException.class, () -> late(serves)).getCause());
        }
    }
}
