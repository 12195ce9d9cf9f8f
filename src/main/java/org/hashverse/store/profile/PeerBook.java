package org.hashverse.store.profile;

import java.util.List;
import org.hashverse.chat.PeerAddress;

/// The peers stored in a profile.
///
/// @param peers   one record per key
/// @param calling addresses without a known key that are redialled because the person added them
public record PeerBook(List<PeerRecord> peers, List<PeerAddress> calling) {
    /// No peers.
    public static final PeerBook EMPTY = new PeerBook(List.of(), List.of());

    /// Copies the lists.
    public PeerBook {
        peers = List.copyOf(peers);
        calling = List.copyOf(calling);
    }
}
