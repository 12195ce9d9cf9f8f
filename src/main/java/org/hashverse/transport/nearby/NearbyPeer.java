package org.hashverse.transport.nearby;

import java.util.List;
import org.hashverse.chat.Invite;
import org.hashverse.chat.PeerAddress;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.PeerName;

/// A peer that is announced on the local network. All of it is only claimed.
///
/// @param addresses the best first; 1 to [#MOST_ADDRESSES]
public record NearbyPeer(PeerId id, PeerName name, List<PeerAddress> addresses) {
    /// Most addresses of a peer.
    public static final int MOST_ADDRESSES = Invite.MAX_ADDRESSES;

    /// Copies the list.
    public NearbyPeer {
        addresses = List.copyOf(addresses);
    }
}
