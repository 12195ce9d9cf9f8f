package org.hashverse.node;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.hashverse.chat.CloseReason;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.PeerName;
import org.hashverse.chat.Standing;
import org.hashverse.store.history.MessageStore;
import org.hashverse.transport.Discouraged;
import org.hashverse.transport.Origin;

/// Decides which strangers are kept, and which of them may leave messages. What was acknowledged to a stranger stays until the person decides about it, so the
/// places can all be taken. Then the person is told, because only they can make room. Node thread only.
final class StrangerPlaces {
    /// One in so many of the places for strangers is only for those who wrote nothing yet, so that a newcomer always finds one.
    static final int NEWCOMERS_PART = 4;
    /// One address may hold as many strangers who wrote as this part of the places that are free for them. A neighbourhood may hold as many as are free.
    static final int ADDRESS_PART = 3;
    private static final Comparator<PeerState> SILENT_FIRST = Comparator.comparing(peer -> peer.lastHeard.orElse(Instant.EPOCH));
    /// Where somebody called from who left no address.
    private static final Origin NOWHERE = new Origin(0, 0);

    private final PeerDirectory roster;
    private final MessageStore store;
    private final Discouraged discouraged;
    private final Events events;
    private final Limits limits;
    /// How many strangers had written when one was last refused a place for its messages; empty once fewer wait, or if none was.
    private Optional<Integer> crowd = Optional.empty();

    StrangerPlaces(PeerDirectory roster, MessageStore store, Discouraged discouraged, Events events, Limits limits) {
        this.roster = roster;
        this.store = store;
        this.discouraged = discouraged;
        this.events = events;
        this.limits = limits;
    }

    private static Origin origin(PeerState peer) {
        return peer.origin.orElse(NOWHERE);
    }

    private List<PeerState> strangers() {
        return roster.all().stream().filter(peer -> peer.standing == Standing.STRANGER).sorted(SILENT_FIRST).toList();
    }

    private List<PeerState> writers() {
        return strangers().stream().filter(this::wrote).toList();
    }

    /// Whether something of it was acknowledged: then a person decides what becomes of it, and nobody else.
    boolean wrote(PeerState stranger) {
        return stranger.strangerMessages > 0 || store.count(Conversation.with(stranger.id)) > 0;
    }

    /// Whether a stranger is known, or one more is kept: there is a place, or one who wrote nothing gives it up.
    boolean kept(Optional<PeerState> known) {
        if (known.isPresent()) return true;
        var strangers = strangers();
        if (strangers.size() < limits.quotas().strangers() || !strangers.stream().allMatch(this::wrote)) return true;
        refused(strangers.size());
        return false;
    }

    /// Whether a stranger may leave messages here. Those who did stay until a person decides, so they leave room: a part of all places for newcomers, and
    /// strangers from one address or neighbourhood leave some for the others.
    boolean mayWrite(PeerState stranger) {
        if (wrote(stranger)) return true;
        var writers = writers().stream().map(StrangerPlaces::origin).toList();
        long free = limits.quotas().strangers() - limits.quotas().strangers() / NEWCOMERS_PART - writers.size();
        var from = origin(stranger);
        long here = writers.stream().filter(from::equals).count();
        long near = writers.stream().map(Origin::neighbourhood).filter(from.neighbourhood()::equals).count();
        boolean may = near < free && here * ADDRESS_PART < free;
        if (!may) refused(writers.size());
        return may;
    }

    /// Adds a stranger. Strangers are bounded: of those who wrote nothing the ones without a link make room before the others, the longest silent first.
    PeerState newcomer(PeerId id, PeerName name) {
        var strangers = strangers();
        if (strangers.size() >= limits.quotas().strangers()) {
            var silent = strangers.stream().filter(peer -> !wrote(peer)).toList();
            var away = silent.stream().filter(peer -> peer.links.isEmpty()).toList();
            EvictionPolicy.choose(away.isEmpty() ? silent : away, StrangerPlaces::origin, discouraged::contains).ifPresent(this::drop);
        }
        return roster.add(id, name, Standing.STRANGER);
    }

    private void drop(PeerState stranger) {
        for (var link : List.copyOf(stranger.links)) link.connection.abort(CloseReason.CLOSED);
        store.forget(stranger.id);
        roster.forget(stranger);
    }

    private void refused(int waiting) {
        if (crowd.filter(told -> told >= waiting).isPresent()) return;
        crowd = Optional.of(waiting);
        events.tell(new NodeEvent.StrangersCrowded(crowd));
    }

    /// Tells that there is room again, once fewer strangers wait.
    void tick() {
        if (crowd.filter(told -> writers().size() < told).isEmpty()) return;
        crowd = Optional.empty();
        events.tell(new NodeEvent.StrangersCrowded(crowd));
    }

    /// What a new subscriber is told of it.
    List<NodeEvent> present() {
        return crowd.isPresent() ? List.of(new NodeEvent.StrangersCrowded(crowd)) : List.of();
    }
}
