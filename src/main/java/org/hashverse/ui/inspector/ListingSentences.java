package org.hashverse.ui.inspector;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hashverse.chat.PeerId;
import org.hashverse.node.api.Peer;
import org.hashverse.node.api.PeerListing;
import org.hashverse.ui.peer.Phrases;
import org.hashverse.ui.words.Words;

/// The inspector's sentences about the peers that another peer is connected to.
public final class ListingSentences {
    private ListingSentences() {}

    /// The heading above the list; first with the name, then without it, for a name that is too long for one line.
    ///
    /// @param listing null before the first answer, and if the peer has no connection but to us
    public static List<String> head(String name, PeerListing listing) {
        if (listing == null || listing.peers().isEmpty()) return List.of(Words.get("inspector.peers.of", name), Words.get("inspector.peers"));
        int shown = listing.peers().size();
        return shown < listing.total() ? List.of(Words.get("inspector.peers.some", name, shown, listing.total()), Words.get("inspector.peers.some.short", shown, listing.total()))
                : List.of(Words.get("inspector.peers.all", name, shown), Words.get("inspector.peers.all.short", shown));
    }

    /// The line below the heading.
    ///
    /// @param listing null before the first answer
    /// @param own     our key; we do not count as a connection of the peer
    public static String line(Peer peer, String name, PeerListing listing, PeerId own, Instant now) {
        if (!peer.connected()) return offline(name, listing, now);
        if (listing == null) return Words.get("inspector.asking", name);
        return switch (listing.status()) {
            case TOLD -> knowsOnlyUs(listing, own) ? Words.get("inspector.none", name) : listedAgo(name, listing.told(), now);
            case PRIVATE -> Words.get("inspector.private", name);
            case NOT_ACCEPTED -> Words.get("inspector.not-accepted", name);
            case NO_ANSWER -> Words.get("inspector.no-answer", name);
            case OFFLINE -> offline(name, listing, now);
        };
    }

    private static String listedAgo(String name, Optional<Instant> told, Instant now) {
        return Words.get("inspector.told", name, Phrases.length(Duration.between(told.orElse(now), now)));
    }

    private static String offline(String name, PeerListing listing, Instant now) {
        if (listing == null || listing.told().isEmpty()) return Words.get("inspector.offline", name);
        return Words.get("inspector.offline.told", name, Phrases.when(listing.told().get(), now));
    }

    /// Whether a listing has no peer other than ourselves; true for an empty one.
    static boolean knowsOnlyUs(PeerListing listing, PeerId own) {
        return listing.peers().stream().allMatch(entry -> entry.id().equals(own));
    }

    /// The second line of a listed peer.
    ///
    /// @param known the peer as we know it; empty if we do not
    public static String entry(PeerListing.Entry entry, Optional<Peer> known, PeerId own) {
        if (entry.id().equals(own)) return Words.get("inspector.entry.you");
        if (known.isPresent()) {
            var peer = known.get();
            switch (peer.standing()) {
                case CONTACT -> {
                    return Words.get(peer.connected() ? "inspector.entry.connected" : "inspector.entry.offline");
                }
                case STRANGER -> {
                    return Words.get("inspector.entry.stranger");
                }
                case BLOCKED -> {
                    return Words.get("inspector.entry.blocked");
                }
                case REMOVED -> { /* can be added again like an unknown peer */ }
            }
        }
        return entry.address().map(Object::toString).orElseGet(() -> Words.get("inspector.entry.no-address"));
    }

    /// Whether a listed peer can be added.
    public static boolean addable(PeerListing.Entry entry, Optional<Peer> known, PeerId own) {
        if (entry.address().isEmpty() || entry.id().equals(own)) return false;
        return known.map(peer -> switch (peer.standing()) {
            case REMOVED -> true;
            case CONTACT, STRANGER, BLOCKED -> false;
        }).orElse(true);
    }
}
