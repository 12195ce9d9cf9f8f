package org.hashverse.store.profile;

import java.util.List;
import org.hashverse.chat.IssuedInvite;
import org.hashverse.chat.PeerAddress;

/// The peers stored in a profile.
///
/// @param peers   one record per key
/// @param calling addresses without a known key that are redialled because the person added them
/// @param issued  our invites with a limit, the newest last. In this file, because an invite for one peer is used when that peer becomes a contact, and both must be kept or neither
public record PeerBook(List<PeerRecord> peers, List<PeerAddress> calling, List<IssuedInvite> issued) {
    /// No peers.
    public static final PeerBook EMPTY = new PeerBook(List.of(), List.of());

    /// Copies the lists.
    public PeerBook {
        peers = List.copyOf(peers);
        calling = List.copyOf(calling);
        issued = List.copyOf(issued);
    }

    /// A book without invites.
    public PeerBook(List<PeerRecord> peers, List<PeerAddress> calling) {
        this(peers, calling, List.of());
    }
}
