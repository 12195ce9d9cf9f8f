package org.hashverse.node.strangers;

import java.util.Collection;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.hashverse.chat.PeerId;
import org.hashverse.node.peer.PeerState;
import org.hashverse.store.history.MessageStore.Kept;

/// Bounds how much is stored in a day: of one peer, so that one key cannot fill the disk, and of all peers together that the person did not choose, because anyone can
/// make any number of keys. When the disk fills up, the peers that sent most in this day are refused first. Node thread only.
public final class DailyQuota {
    /// Most messages of one peer in a day. Ten times as many as may wait for one peer (`Limits.Quotas.waitingMessages`).
    static final int MESSAGES = 100_000;
    /// Most bytes of text of one peer in a day: a thousand of the longest texts.
    static final long BYTES = 16L << 20;
    /// All peers together that the person did not choose ([PeerState#chosen]) may send as much as this many chosen peers.
    static final int CROWD = 4;
    /// When they have sent that, each of them may still send this many messages in its day, so that a crowd does not silence an honest peer.
    static final int FEW_MESSAGES = 500;
    /// And this many bytes of text.
    static final long FEW_BYTES = 64 << 10;
    /// Bytes on the disk for each message, besides its text.
    static final long BYTES_PER_MESSAGE = 512;
    /// Bytes on the disk for each byte of text, with its part of the word index.
    static final int BYTES_PER_BYTE = 6;
    /// The share of one peer, and of all unchosen peers together, in the disk space that is left, as a divisor.
    static final int PART = 4;
    /// How long the sum over all unchosen peers is used before it is counted again, in nanoseconds. In between, messages are added to it.
    private static final long COUNT_AGAIN = 1_000_000_000;

    private final Supplier<Collection<PeerState>> peers;
    private final Function<PeerId, Kept> kept;
    private final LongSupplier spare;
    private final LongSupplier nanos;
    /// What was stored of all unchosen peers in their days; null before the first count.
    private Kept crowd;
    private long countedAt;

    /// @param peers all peers
    /// @param kept  what was stored of a peer in its present day
    /// @param spare bytes that the disk still takes, see [org.hashverse.store.history.MessageStore#spare]
    /// @param nanos monotonic clock
    DailyQuota(Supplier<Collection<PeerState>> peers, Function<PeerId, Kept> kept, LongSupplier spare, LongSupplier nanos) {
        this.peers = peers;
        this.kept = kept;
        this.spare = spare;
        this.nanos = nanos;
    }

    /// Whether one more message of a peer may be stored. If so, it counts as a message of the unchosen peers, unless its author is chosen: call this once for each message,
    /// after all other checks.
    ///
    /// @param bytes length of its text
    public boolean takes(PeerState author, int bytes) {
        var own = kept.apply(author.id);
        if (!takes(own, bytes, spare.getAsLong())) return false;
        if (author.chosen()) return true;
        if (crowd == null || nanos.getAsLong() - countedAt >= COUNT_AGAIN) count();
        if (!takesOfCrowd(crowd, own, bytes, spare.getAsLong())) return false;
        crowd = new Kept(crowd.messages() + 1, crowd.bytes() + bytes);
        return true;
    }

    /// Counts anew what was stored of all unchosen peers.
    private void count() {
        long messages = 0;
        long bytes = 0;
        for (var peer : peers.get()) {
            if (peer.chosen() || !peer.allowed()) continue;
            var one = kept.apply(peer.id);
            messages += one.messages();
            bytes += one.bytes();
        }
        crowd = new Kept(messages, bytes);
        countedAt = nanos.getAsLong();
    }

    /// Whether one more message may be stored by the bounds of one peer; counts nothing.
    ///
    /// @param today what was stored of its author in this day
    /// @param bytes length of its text
    /// @param spare bytes that the disk still takes
    public static boolean takes(Kept today, int bytes, long spare) {
        return today.messages() < MESSAGES && today.bytes() + bytes <= BYTES && fits(today, spare);
    }

    /// Whether one more message of an unchosen peer may be stored.
    ///
    /// @param crowd what was stored of all such peers in their days
    /// @param own   what was stored of its author in this day
    /// @param bytes length of its text
    /// @param spare bytes that the disk still takes
    static boolean takesOfCrowd(Kept crowd, Kept own, int bytes, long spare) {
        if (!fits(crowd, spare)) return false;
        boolean few = own.messages() < FEW_MESSAGES && own.bytes() + bytes <= FEW_BYTES;
        return few || crowd.messages() < (long) CROWD * MESSAGES && crowd.bytes() + bytes <= CROWD * BYTES;
    }

    private static boolean fits(Kept stored, long spare) {
        return stored.bytes() * BYTES_PER_BYTE + stored.messages() * BYTES_PER_MESSAGE <= spare / PART;
    }
}
