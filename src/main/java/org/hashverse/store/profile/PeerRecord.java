package org.hashverse.store.profile;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hashverse.chat.AvatarColour;
import org.hashverse.chat.PeerAddress;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.PeerName;
import org.hashverse.chat.Standing;
import org.hashverse.chat.Whereabouts;

/// What a profile stores of a peer: its key, its standing and its addresses.
///
/// @param name      the last name that the peer gave itself
/// @param colour    the last colour that the peer chose for its picture
/// @param nickname  our name for the peer
/// @param addresses addresses where its key has answered, best first, at most [#MAX_ADDRESSES]
/// @param claimed   the address that it last called from, with the port where it says it listens, until its key has answered there
/// @param verified  whether the person compared the digits of the keys
/// @param met       whether the peer had us as a contact at the last connection
/// @param endedByIt whether the peer removed us, so that it is not redialled
/// @param messages  the number of messages of a stranger, a long one counted as several; 0 for other peers
/// @param letIn     whether the peer became a contact because the settings accept anyone, and no person has confirmed it
/// @param invited   whether the contact or stranger brought our invite, and no person has confirmed it
/// @param share     whether the contact last allowed us to tell others where it is
/// @param whereabouts the newest that we know of the contact
/// @param vouchedBy the contact that introduced this one and said that its person had compared the digits of the keys
public record PeerRecord(PeerId id, Standing standing, PeerName name, Optional<AvatarColour> colour, Optional<String> nickname, List<PeerAddress> addresses,
                         Optional<PeerAddress> claimed, Optional<Instant> lastHeard, boolean verified, boolean met, boolean endedByIt, int messages, boolean letIn,
                         boolean invited, boolean share, Optional<Whereabouts> whereabouts, Optional<PeerId> vouchedBy) {
    /// The most addresses kept of one peer.
    public static final int MAX_ADDRESSES = 8;

    /// Keeps the first [#MAX_ADDRESSES] addresses.
    public PeerRecord {
        addresses = List.copyOf(addresses.subList(0, Math.min(addresses.size(), MAX_ADDRESSES)));
    }

    /// The record of a peer that tells nobody where it is, and that nobody vouched for.
    public PeerRecord(PeerId id, Standing standing, PeerName name, Optional<AvatarColour> colour, Optional<String> nickname, List<PeerAddress> addresses,
                      Optional<PeerAddress> claimed, Optional<Instant> lastHeard, boolean verified, boolean met, boolean endedByIt, int messages, boolean letIn, boolean invited) {
        this(id, standing, name, colour, nickname, addresses, claimed, lastHeard, verified, met, endedByIt, messages, letIn, invited, false, Optional.empty(), Optional.empty());
    }

    /// The record of a peer that was not accepted automatically: `letIn` and `invited` are false.
    public PeerRecord(PeerId id, Standing standing, PeerName name, Optional<AvatarColour> colour, Optional<String> nickname, List<PeerAddress> addresses,
                      Optional<PeerAddress> claimed, Optional<Instant> lastHeard, boolean verified, boolean met, boolean endedByIt, int messages) {
        this(id, standing, name, colour, nickname, addresses, claimed, lastHeard, verified, met, endedByIt, messages, false, false);
    }
}
