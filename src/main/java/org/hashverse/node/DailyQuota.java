package org.hashverse.node;

import org.hashverse.store.MessageStore.Kept;

/// How much of one peer is kept in a day, so that one key cannot fill the disk for all. When the disk fills, whoever took most of it in this day is refused
/// first, and whoever wrote little is still taken.
final class DailyQuota {
    /// Messages of one peer in a day. It is far more than may wait for one peer, see [Limits#maxWaiting].
    static final int MESSAGES = 100_000;
    /// Bytes of text of one peer in a day: a thousand of the longest texts.
    static final long BYTES = 16L << 20;
    /// What a message takes on the disk beside its text.
    static final long BYTES_PER_MESSAGE = 512;
    /// A byte of text and its part of the index of words take so many on the disk.
    static final int BYTES_PER_BYTE = 6;
    /// What one peer takes in a day is at most this part of what the disk still takes.
    static final int PART = 4;

    private DailyQuota() {}

    /// Whether one more message is kept.
    ///
    /// @param today what was kept of its author in this day
    /// @param bytes of its text
    /// @param spare bytes that the disk still takes
    static boolean takes(Kept today, int bytes, long spare) {
        if (today.messages() >= MESSAGES || today.bytes() + bytes > BYTES) return false;
        return today.bytes() * BYTES_PER_BYTE + today.messages() * BYTES_PER_MESSAGE <= spare / PART;
    }
}
