package org.hashverse.store.profile;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hashverse.chat.AvatarColour;
import org.hashverse.chat.PeerAddress;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.PeerName;
import org.hashverse.chat.Standing;

/// What is kept of a peer over a restart: its pin, what it is to us, where its key has answered.
///
/// @param name      what it called itself last
/// @param colour    the colour that it wanted for its picture last
/// @param nickname  what we call it
/// @param addresses where its key has answered, best first, at most [#MAX_ADDRESSES]
/// @param claimed   where it came from and says it listens, while its key has not answered there
/// @param met       whether it held us as a contact when last heard
/// @param endedByIt whether it removed us, so that it is not redialled
/// @param messages  how many a stranger has written, a long one counted as several; 0 for anybody else
/// @param letIn     whether it is a contact because anyone is, and no person has chosen it
/// @param invited   whether it is a contact because it brought an invite, and no person has chosen it
public record PeerRecord(PeerId id, Standing standing, PeerName name, Optional<AvatarColour> colour, Optional<String> nickname, List<PeerAddress> addresses,
                         Optional<PeerAddress> claimed, Optional<Instant> lastHeard, boolean verified, boolean met, boolean endedByIt, int messages, boolean letIn,
                         boolean invited) {
    /// Most addresses kept of one peer.
    public static final int MAX_ADDRESSES = 8;

    public PeerRecord {
        addresses = List.copyOf(addresses.subList(0, Math.min(addresses.size(), MAX_ADDRESSES)));
    }

    /// The record of a peer that a person decided on, or will.
    public PeerRecord(PeerId id, Standing standing, PeerName name, Optional<AvatarColour> colour, Optional<String> nickname, List<PeerAddress> addresses,
                      Optional<PeerAddress> claimed, Optional<Instant> lastHeard, boolean verified, boolean met, boolean endedByIt, int messages) {
        this(id, standing, name, colour, nickname, addresses, claimed, lastHeard, verified, met, endedByIt, messages, false, false);
    }
}
