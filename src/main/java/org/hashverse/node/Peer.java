package org.hashverse.node;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.hashverse.chat.AvatarColour;
import org.hashverse.chat.Lookalike;
import org.hashverse.chat.PeerAddress;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.PeerName;
import org.hashverse.chat.Presence;
import org.hashverse.chat.Standing;

/// One peer at one moment, as told to subscribers.
///
/// @param id         its key
/// @param name       what it calls itself: a claim
/// @param colour     the colour that it wants for its picture, if it wants one: a claim
/// @param nickname   what we call it; wins over `name`
/// @param standing   what it is to us
/// @param presence   whether it is there
/// @param address    where it was reached, or its source address with the port it says it listens on
/// @param since      when the present link became ready; empty without one
/// @param lastHeard  when its last byte came, on our clock; empty if never. While a link is healthy this may lag by some seconds
/// @param roundTrip  of a ping, until one takes noticeably more or less time
/// @param waiting    our messages to it that have not left
/// @param verified   whether a person compared the digits
/// @param met        whether it holds us as a contact; false is "waiting for Bo to accept" while connected
/// @param resembles  a contact that it could be taken for by its name, and is not: "not the Bo you know". Of contacts that look alike
///                   this is the one that was a contact under that name first, and that one has none. Our own key for a contact called like us
/// @param endedByIt  whether it removed us: it is not redialled
/// @param clockAhead its wall clock minus ours as measured by HELLO or PONG, if known
public record Peer(PeerId id, PeerName name, Optional<AvatarColour> colour, Optional<String> nickname, Standing standing, Presence presence,
                   Optional<PeerAddress> address, Optional<Instant> since, Optional<Instant> lastHeard, Optional<Duration> roundTrip, int waiting,
                   boolean verified, boolean met, Optional<PeerId> resembles, boolean endedByIt, Optional<Duration> clockAhead) {
    /// Our name for it, else its own.
    public String shownName() {
        return nickname.orElse(name.text());
    }

    /// Whether it could be taken for somebody else by the name it is shown with: it resembles a contact, or us, or its letters are of scripts that
    /// nobody writes together.
    public boolean doubtful() {
        return resembles.isPresent() || nickname.isEmpty() && Lookalike.mixed(name.text());
    }

    /// The name it is shown with, and where that is doubtful the first characters of its key after it, like `Bo (Z6BQ)`.
    public String distinctName() {
        return doubtful() ? shownName() + " (" + id.code() + ")" : shownName();
    }

    /// Whether a link is open, answering or not.
    public boolean connected() {
        return presence != Presence.OFFLINE;
    }
}
