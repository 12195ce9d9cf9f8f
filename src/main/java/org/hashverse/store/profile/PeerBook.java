package org.hashverse.store.profile;

import java.util.List;
import org.hashverse.chat.PeerAddress;

/// All that is kept of peers.
///
/// @param peers   one record per key
/// @param calling addresses of unknown keys that the person wants tried again and again
public record PeerBook(List<PeerRecord> peers, List<PeerAddress> calling) {
    /// Nobody.
    public static final PeerBook EMPTY = new PeerBook(List.of(), List.of());

    public PeerBook {
        peers = List.copyOf(peers);
        calling = List.copyOf(calling);
    }
}
