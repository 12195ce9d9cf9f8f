package org.hashverse.ui.inspector;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.hashverse.chat.PeerId;
import org.hashverse.node.Peer;
import org.hashverse.node.PeerListing;
import org.hashverse.ui.peer.Phrases;
import org.hashverse.ui.words.Words;

/// What the inspector says about whom a peer is connected to.
public final class ListingSentences {
    private ListingSentences() {}

    /// The head over the list.
    ///
    /// @param listing null before the first answer
    public static String head(String name, PeerListing listing) {
        if (listing == null || listing.peers().isEmpty()) return Words.get("inspector.peers.of", name);
        int shown = listing.peers().size();
        return shown < listing.total() ? Words.get("inspector.peers.some", name, shown, listing.total()) : Words.get("inspector.peers.all", name, shown);
    }

    /// The line below the head.
    ///
    /// @param listing null before the first answer
    /// @param own     our key: a peer that knows only us knows nobody else
    public static String line(Peer peer, String name, PeerListing listing, PeerId own, Instant now) {
        if (!peer.connected()) return offline(name, listing, now);
        if (listing == null) return Words.get("inspector.asking", name);
        return switch (listing.status()) {
            case TOLD -> lonely(listing, own) ? Words.get("inspector.none", name) : told(name, listing.told(), now);
            case PRIVATE -> Words.get("inspector.private", name);
            case NOT_ACCEPTED -> Words.get("inspector.not-accepted", name);
            case NO_ANSWER -> Words.get("inspector.no-answer", name);
            case OFFLINE -> offline(name, listing, now);
        };
    }

    private static String told(String name, Optional<Instant> told, Instant now) {
        return Words.get("inspector.told", name, Phrases.length(Duration.between(told.orElse(now), now)));
    }

    private static String offline(String name, PeerListing listing, Instant now) {
        if (listing == null || listing.told().isEmpty()) return Words.get("inspector.offline", name);
        return Words.get("inspector.offline.told", name, Phrases.when(listing.told().get(), now));
    }

    /// Whether nobody but ourselves is in a list.
    static boolean lonely(PeerListing listing, PeerId own) {
        return listing.peers().stream().allMatch(entry -> entry.id().equals(own));
    }

    /// The second line of somebody that a peer named.
    ///
    /// @param known what we know of it ourselves
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
                case REMOVED -> { /* may be added again like anybody */ }
            }
        }
        return entry.address().map(Object::toString).orElseGet(() -> Words.get("inspector.entry.no-address"));
    }

    /// Whether it makes sense to add somebody that a peer named.
    public static boolean addable(PeerListing.Entry entry, Optional<Peer> known, PeerId own) {
        if (entry.address().isEmpty() || entry.id().equals(own)) return false;
        return known.map(peer -> switch (peer.standing()) {
            case REMOVED -> true;
            case CONTACT, STRANGER, BLOCKED -> false;
        }).orElse(true);
    }
}
