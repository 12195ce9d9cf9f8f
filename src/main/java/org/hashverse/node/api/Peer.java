package org.hashverse.node.api;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.hashverse.chat.AvatarColour;
import org.hashverse.chat.Lookalike;
import org.hashverse.chat.PeerAddress;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.PeerName;
import org.hashverse.chat.Presence;
import org.hashverse.chat.Standing;

/// One peer at one moment, as subscribers are told of it.
///
/// @param id         its key
/// @param name       the name that the peer claims
/// @param colour     the colour that the peer claims for its avatar
/// @param nickname   our own name for the peer; shown in place of `name`
/// @param standing   contact, stranger, removed or blocked
/// @param presence   whether it is connected and answers
/// @param address    while it is connected, the address that we dialled, else its source address with the port on which it says it listens; while it is offline, the best
///                   that we know
/// @param since      when the present link became ready; empty if there is none
/// @param lastHeard  when the last byte came, on our clock; empty if never. While a link is healthy this may lag by some seconds
/// @param roundTrip  of a ping; changes only if a later one takes noticeably more or less time
/// @param waiting    how many of our messages wait for it
/// @param verified   whether the person compared the digits of the keys
/// @param met        whether it has us as a contact; false while connected is shown as "waiting for Bo to accept"
/// @param resembles  the contact that it could be taken for by its name: "not the Bo you know". Of contacts with similar names that is the one that had its name
///                   first; for that one itself it is empty. It is our own key for a contact whose name looks like ours
/// @param endedByIt  whether it removed or refused us: it is not called again
/// @param clockAhead its wall clock minus ours, as measured by its HELLO or PONG; empty if it was not connected since our start
/// @param features   while it is connected, what its HELLO says that it understands
/// @param vouchedBy  the contact that introduced it and says that its person compared the digits of the keys; empty unless that contact is verified itself. Never the same
///                   as `verified`
public record Peer(PeerId id, PeerName name, Optional<AvatarColour> colour, Optional<String> nickname, Standing standing, Presence presence,
                   Optional<PeerAddress> address, Optional<Instant> since, Optional<Instant> lastHeard, Optional<Duration> roundTrip, int waiting,
                   boolean verified, boolean met, Optional<PeerId> resembles, boolean endedByIt, Optional<Duration> clockAhead,
                   Optional<Set<String>> features, Optional<PeerId> vouchedBy) {
    /// Our name for the peer, else its own.
    public String shownName() {
        return nickname.orElse(name.text());
    }

    /// Whether it could be taken for another peer by its shown name: the name looks like that of a contact or ours, or mixes letters of scripts that do not occur
    /// together.
    public boolean doubtful() {
        return resembles.isPresent() || nickname.isEmpty() && Lookalike.mixed(name.text());
    }

    /// Whether the peer can show a kind of message, as far as we know: true while it is offline.
    ///
    /// @param kind see [org.hashverse.chat.Content#kind]
    public boolean understands(String kind) {
        return features.map(known -> known.contains(kind)).orElse(true);
    }

    /// The shown name. If it is doubtful, the first characters of the key follow, as in `Bo (Z6BQ)`.
    public String distinctName() {
        return doubtful() ? shownName() + " (" + id.code() + ")" : shownName();
    }

    /// Whether the peer is connected, even if it is not responding.
    public boolean connected() {
        return presence != Presence.OFFLINE;
    }
}
