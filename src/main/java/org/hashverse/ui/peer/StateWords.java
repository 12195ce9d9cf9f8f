package org.hashverse.ui.peer;

import java.time.Duration;
import java.time.Instant;
import org.hashverse.chat.Presence;
import org.hashverse.chat.Standing;
import org.hashverse.model.PeerItem;
import org.hashverse.node.api.Peer;
import org.hashverse.ui.words.Words;

/// A peer's state, in words.
public final class StateWords {
    private StateWords() {}

    /// The line under a name: `online · 3 ms`, `no answer 7 s`, `offline · last heard 9:40`, `waiting for Bo to accept`.
    public static String of(PeerItem item, Instant now) {
        var peer = item.peer().get();
        if (peer.standing() == Standing.CONTACT && peer.presence() == Presence.ONLINE && peer.met() && peer.roundTrip().isPresent())
            return Words.get("state.online.roundTrip", millis(peer.roundTrip().get()));
        return brief(item, now);
    }

    /// The same without the round trip, for lists: `online`.
    public static String brief(PeerItem item, Instant now) {
        var peer = item.peer().get();
        return switch (peer.standing()) {
            case STRANGER -> Words.get("state.stranger");
            case REMOVED -> Words.get("state.removed");
            case BLOCKED -> Words.get("state.blocked");
            case CONTACT -> contact(item, peer, now);
        };
    }

    private static String contact(PeerItem item, Peer peer, Instant now) {
        return switch (peer.presence()) {
            case ONLINE -> peer.met() ? Words.get("state.online") : Words.get("state.notAccepted", item.label().get());
            case NOT_RESPONDING -> noAnswer(peer, now);
            case OFFLINE -> peer.endedByIt() ? Words.get("state.ended", item.label().get())
                    : peer.lastHeard().map(at -> Words.get("state.offline.heard", Phrases.when(at, now))).orElseGet(() -> Words.get("state.offline"));
        };
    }

    /// For how long a peer has not answered: `no answer 7 s`.
    public static String noAnswer(Peer peer, Instant now) {
        long seconds = peer.lastHeard().map(at -> Math.max(0, Duration.between(at, now).toSeconds())).orElse(0L);
        return Words.get("state.noAnswer", seconds);
    }

    /// The presence alone, for the accessible text of an avatar: `online`, `no answer 7 s`, `offline`; empty for a peer that is no contact.
    public static String presence(Peer peer, Instant now) {
        if (peer.standing() != Standing.CONTACT) return "";
        return switch (peer.presence()) {
            case ONLINE -> Words.get("state.online");
            case NOT_RESPONDING -> noAnswer(peer, now);
            case OFFLINE -> Words.get("state.offline");
        };
    }

    /// A round trip in whole milliseconds, at least one.
    public static long millis(Duration time) {
        return Math.max(1, Math.round(time.toNanos() / 1e6));
    }
}
