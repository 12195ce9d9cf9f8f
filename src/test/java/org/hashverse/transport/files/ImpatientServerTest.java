package org.hashverse.transport.files;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import org.hashverse.transport.Papers;
import org.hashverse.transport.RawPeer;
import org.hashverse.wire.files.FilesCodec;
import org.hashverse.wire.files.FilesFrame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A server with short time-outs.
@Timeout(120)
class ImpatientServerTest extends FilesTest {
    @Override
    FilesLimits limits() {
        return new FilesLimits(Duration.ofSeconds(2), Duration.ofSeconds(2), Duration.ZERO);
    }

    @Test
    void aGetterThatAsksNothingIsClosedWithoutAnError() throws Exception {
        var getter = dial(true);
        get(serving(taken(), memory(random(5))));
        assertThrows(Exception.class, () -> getter.hashes(HASH, 5));
    }

    @Test
    void aGetterThatNeverReadsIsCutOff() throws Exception {
        try (var eve = RawPeer.connectDeaf(address()).tls(Papers.good(), "TLSv1.3", ALPN)) {
            eve.bytes(FilesCodec.encode(new FilesFrame.Role(true)));
            var serves = serving(taken(), memory(random(FilesFrame.PIECE_BYTES)));
            for (int i = 0; i < 20; i++) eve.bytes(FilesCodec.encode(new FilesFrame.PieceQuery(HASH, 0)));
            assertInstanceOf(SocketTimeoutException.class, assertThrows(ExecutionException.class, () -> get(serves)).getCause());
        }
    }

    @Test
    void aGetterThatStopsInAQuestionIsCutOff() throws Exception {
        try (var eve = RawPeer.connect(address()).tls(Papers.good(), "TLSv1.3", ALPN)) {
            eve.bytes(FilesCodec.encode(new FilesFrame.Role(true)));
            var serves = serving(taken(), memory(random(5)));
            eve.bytes(new byte[] {0, 0});
            assertInstanceOf(SocketTimeoutException.class, assertThrows(ExecutionException.class, () -> get(serves)).getCause());
        }
    }
}
