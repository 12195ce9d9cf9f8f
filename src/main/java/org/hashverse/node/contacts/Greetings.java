package org.hashverse.node.contacts;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.json.ContentJson;
import org.hashverse.node.kit.Limits;
import org.hashverse.node.kit.NodeClock;
import org.hashverse.node.peer.OwnIdentity;
import org.hashverse.node.peer.PeerState;
import org.hashverse.store.history.MessageStore;
import org.hashverse.transport.PeerConnection;
import org.hashverse.wire.Frame;
import org.hashverse.wire.OptionalFrame;

/// What we tell a peer of ourselves when we connect, and when that changes. Node thread only.
final class Greetings {
    /// What we understand: kinds of messages, and the questions that older versions do not know.
    private static final Set<String> FEATURES = Stream.concat(ContentJson.UNDERSTOOD.stream(),
            Stream.of(OptionalFrame.ReachQuery.FEATURE, OptionalFrame.WhereQuery.FEATURE, OptionalFrame.Introduce.FEATURE, OptionalFrame.Call.FEATURE)).collect(Collectors.toUnmodifiableSet());

    private final OwnIdentity myself;
    private final OwnWhereabouts whereabouts;
    private final MessageStore store;
    private final DuplicateIdentityDetector duplicates;
    private final NodeClock clock;
    private final Limits limits;

    Greetings(OwnIdentity myself, OwnWhereabouts whereabouts, MessageStore store, DuplicateIdentityDetector duplicates, NodeClock clock, Limits limits) {
        this.myself = myself;
        this.whereabouts = whereabouts;
        this.store = store;
        this.duplicates = duplicates;
        this.clock = clock;
        this.limits = limits;
    }

    /// Notes that another connection to a peer is being made: for [Limits.Status#leftGrace], subscribers are not told that the peer left.
    void connecting(PeerState peer) {
        peer.presence.connectingUntil = clock.nanos() + limits.status().leftGrace().toNanos();
    }

    /// Our HELLO to a peer. A stranger learns our name, our colour, our port, and no addresses.
    ///
    /// @param contact whether the peer is a contact, or is being added as one
    /// @param token   the token of the invite by which we add the peer
    Frame.Hello hello(PeerId id, boolean contact, Optional<String> token) {
        var have = store.have(id).map(h -> new Frame.Have(h.store(), h.number(), h.refused(), h.last()));
        return new Frame.Hello(0, myself.settings().name(), myself.settings().colour(), FEATURES, myself.instance, store.id(), have, clock.wall().toEpochMilli(),
                myself.port(), contact ? myself.addresses() : List.of(), contact && myself.settings().share(), contact, token,
                contact ? Optional.of(duplicates.proof()) : Optional.empty());
    }

    /// Our WELCOME to a contact: our present name, colour, addresses and whether others may be told them.
    Frame.Welcome welcome() {
        return new Frame.Welcome(myself.addresses(), myself.settings().share(), Optional.of(myself.settings().name()), myself.settings().colour());
    }

    /// Sends WELCOME and our whereabouts to a contact, on each of its links.
    void sendWelcome(PeerState peer) {
        for (var link : peer.links) {
            link.connection.welcome(welcome());
            sendWhereabouts(link.connection);
        }
    }

    /// Sends our whereabouts to a contact whose program keeps them.
    void sendWhereabouts(PeerConnection connection) {
        if (connection.hello().features().contains(OptionalFrame.WhereQuery.FEATURE)) connection.offer(new OptionalFrame.Where(whereabouts.present()));
    }
}
