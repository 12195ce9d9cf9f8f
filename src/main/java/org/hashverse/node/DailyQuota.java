package org.hashverse.node;

import org.hashverse.store.MessageStore.Kept;

/// Bounds how much is stored of one peer in a day, so that one key cannot fill the disk. When the disk fills, peers that sent most in this day are refused first.
final class DailyQuota {
    /// Most messages of one peer in a day. Far more than may wait for one peer ([Limits#maxWaiting]).
    static final int MESSAGES = 100_000;
    /// Most bytes of text of one peer in a day: a thousand of the longest texts.
    static final long BYTES = 16L << 20;
    /// Bytes on the disk for each message, besides its text.
    static final long BYTES_PER_MESSAGE = 512;
    /// Bytes on the disk for each byte of text, with its part of the word index.
    static final int BYTES_PER_BYTE = 6;
    /// One peer's share of the disk space that is left, as a divisor.
    static final int PART = 4;

    private DailyQuota() {}

    /// Whether one more message may be stored.
    ///
    /// @param today what was stored of its author in this day
    /// @param bytes length of its text
    /// @param spare bytes that the disk still takes, see [org.hashverse.store.MessageStore#spare]
    static boolean takes(Kept today, int bytes, long spare) {
        if (today.messages() >= MESSAGES || today.bytes() + bytes > BYTES) return false;
        return today.bytes() * BYTES_PER_BYTE + today.messages() * BYTES_PER_MESSAGE <= spare / PART;
    }
}
