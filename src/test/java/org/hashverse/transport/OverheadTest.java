package org.hashverse.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.hashverse.wire.ProtocolException;
import org.junit.jupiter.api.Test;

/// The bound on received bytes without data.
class OverheadTest {
    private final Overhead overhead = new Overhead();

    private InputStream bytes(int length) {
        return overhead.below(new ByteArrayInputStream(new byte[length]));
    }

    /// Like TLS, reads from the stream below and passes on a part of it.
    private InputStream carrying(int below, int above) {
        return overhead.above(new InputStream() {
            @Override
            public int read() {
                throw new AssertionError("read by the byte");
            }

            @Override
            public int read(byte[] into, int from, int length) throws IOException {
                try {
                    bytes(below).readNBytes(below);
                } catch (ProtocolException fault) {
                    throw new IOException("wrapped", fault);
                }
                return Math.min(length, above);
            }
        });
    }

    @Test
    void aConnectionEndsAfterTooManyBytesWithoutData() throws Exception {
        assertEquals(Overhead.MOST, bytes(Overhead.MOST).readNBytes(Overhead.MOST).length);
        assertThrows(ProtocolException.class, () -> bytes(1).read());
    }

    @Test
    void theReasonSurvivesTheWrappingOfTls() {
        assertThrows(ProtocolException.class, () -> carrying(Overhead.MOST + 1, 1).read(new byte[1]));
    }

    @Test
    void aConnectionThatCarriesDataIsNotBounded() throws Exception {
        var shortFrames = carrying(Overhead.PER_CARRIED * 7, 7);
        for (int i = 0; i < Overhead.MOST; i++) assertEquals(7, shortFrames.read(new byte[64]));
    }

    @Test
    void aLittleDataDoesNotPermitAFlood() throws Exception {
        var flood = carrying(1_024, 20);
        int read = 0;
        try {
            for (; read < Overhead.MOST; read++) assertEquals(20, flood.read(new byte[64]));
        } catch (ProtocolException ended) {
            assertEquals(Overhead.MOST / (1_024 - 20 * Overhead.PER_CARRIED), read, 1);
            return;
        }
        throw new AssertionError("a flood of " + read + " KiB");
    }
}
