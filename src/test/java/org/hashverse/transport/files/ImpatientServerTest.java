package org.hashverse.transport.files;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.hashverse.chat.files.PieceSizes;
import org.hashverse.transport.Papers;
import org.hashverse.transport.RawPeer;
import org.hashverse.wire.files.FilesCodec;
import org.hashverse.wire.files.FilesFrame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A server that gives up peers. Its clock stands still until the test waits for that, so that a slow machine is no silent peer.
@Timeout(120)
class ImpatientServerTest extends FilesTest {
    private final AtomicLong clock = new AtomicLong();

    @Override
    long nanos() {
        return clock.get();
    }

    @Override
    FilesLimits limits() {
        return new FilesLimits(SHORT, SHORT, Duration.ZERO);
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
    void aGetterThatStopsInAQuestionIsCutOff() throws Exception {
        try (var eve = getter(RawPeer.connect(address()))) {
            eve.bytes(new byte[] {0, 0});
            var serves = serving(taken(), memory(random(5)));
            assertInstanceOf(SocketTimeoutException.class, assertThrows(ExecutionException.class, () -> late(serves)).getCause());
        }
    }
}
