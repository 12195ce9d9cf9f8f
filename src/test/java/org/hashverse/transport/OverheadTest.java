package org.hashverse.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.hashverse.wire.ProtocolException;
import org.junit.jupiter.api.Test;

/// The bound on received bytes without data.
class OverheadTest {
    private final Overhead overhead = new Overhead();

    private void record(int received, int carried) throws ProtocolException {
        overhead.received(received);
        overhead.carried(carried);
    }

    @Test
    void aConnectionEndsAfterTooManyBytesWithoutData() throws Exception {
        overhead.received(Overhead.MOST);
        assertThrows(ProtocolException.class, () -> overhead.received(1));
    }

    @Test
    void aConnectionThatCarriesDataIsNotBounded() throws Exception {
        for (int i = 0; i < Overhead.MOST; i++) record(Overhead.PER_CARRIED * 7, 7);
    }

    @Test
    void aConnectionEndsAfterTooManyRecordsWithoutDataHoweverShort() throws Exception {
        for (int i = 0; i < Overhead.MOST / Overhead.EMPTY_RECORD; i++) record(0, 0);
        assertThrows(ProtocolException.class, () -> record(0, 0));
    }

    @Test
    void aLongerConnectionMayHaveARecordWithoutDataForEach256BytesOfData() throws Exception {
        int enough = Overhead.EMPTY_RECORD / Overhead.PER_CARRIED;
        assertEquals(256, enough);
        for (int i = 0; i < Overhead.MOST; i++) {
            record(0, 0);
            record(0, enough);
        }
        assertThrows(ProtocolException.class, () -> {
            for (int i = 0; i < Overhead.MOST; i++) {
                record(0, 0);
                record(0, enough - 1);
            }
        });
    }

    @Test
    void aLittleDataDoesNotPermitAFlood() throws Exception {
        int records = 0;
        try {
            for (; records < Overhead.MOST; records++) record(1_024, 20);
        } catch (ProtocolException ended) {
            assertEquals(Overhead.MOST / (1_024 - 20 * Overhead.PER_CARRIED), records, 1);
            return;
        }
        throw new AssertionError("a flood of " + records + " KiB");
    }
}
