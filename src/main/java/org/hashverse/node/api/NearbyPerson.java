package org.hashverse.node.api;

import java.util.List;
import java.util.Optional;
import org.hashverse.chat.Invite;
import org.hashverse.chat.Lookalike;
import org.hashverse.chat.PeerAddress;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.PeerName;

/// A person who announces themselves on the local network. All of it is a claim: only a connection shows whether the key is there.
///
/// @param id        the key that is announced
/// @param name      the announced name, without the code that follows it there; it may be the beginning of a long name
/// @param addresses where the announcement says that the person is reached, the best first; 1 to [Invite#MAX_ADDRESSES]
/// @param resembles the contact, or our own key, that the person could be taken for by the announced name; empty for a contact, see [Peer#resembles]
public record NearbyPerson(PeerId id, PeerName name, List<PeerAddress> addresses, Optional<PeerId> resembles) {
    /// @throws IllegalArgumentException for no address, or more than an invite holds
    public NearbyPerson {
        addresses = List.copyOf(addresses);
        if (addresses.isEmpty() || addresses.size() > Invite.MAX_ADDRESSES) throw new IllegalArgumentException("1 to " + Invite.MAX_ADDRESSES + " addresses");
    }

    /// Whether the person could be taken for another one by the announced name.
    public boolean doubtful() {
        return resembles.isPresent() || Lookalike.mixed(name.text());
    }

    /// The announced name. If it is doubtful, the first characters of the key follow, as in `Bo (Z6BQ)`. For a peer that we know, use [Peer#distinctName] instead.
    public String distinctName() {
        return doubtful() ? name.text() + " (" + id.code() + ")" : name.text();
    }

    /// What [ChatCommands#sayHello] adds: the key and the addresses, without a token, so the other side is asked.
    public Invite invite() {
        return new Invite(id, addresses, Optional.of(name), Optional.empty());
    }
}
