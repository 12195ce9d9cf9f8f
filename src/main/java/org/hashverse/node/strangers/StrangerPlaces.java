package org.hashverse.node.strangers;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.PeerName;
import org.hashverse.chat.Standing;
import org.hashverse.node.api.NodeEvent;
import org.hashverse.node.kit.Events;
import org.hashverse.node.kit.Limits;
import org.hashverse.node.peer.PeerDirectory;
import org.hashverse.node.peer.PeerState;
import org.hashverse.store.history.MessageStore;
import org.hashverse.transport.Discouraged;
import org.hashverse.transport.EvictionPolicy;
import org.hashverse.transport.Origin;
import org.hashverse.wire.Frame;

/// Decides which strangers are kept, and which of them may leave messages. A stranger whose message was acknowledged stays until the person decides about it, so all
/// places may be taken. Then the person is told, because only they can make room. Node thread only.
public final class StrangerPlaces {
    /// The part of all places that is only for strangers that wrote nothing yet, as a divisor. So a newcomer finds a place even when no more strangers may write.
    static final int NEWCOMERS_PART = 4;
    /// The part of the free places that strangers from one address may hold after they wrote, as a divisor. A neighbourhood may hold as many as are free.
    static final int ADDRESS_PART = 3;
    private static final Comparator<PeerState> LONGEST_UNHEARD_FIRST = Comparator.comparing(peer -> peer.lastHeard.orElse(Instant.EPOCH));
    /// The origin of a stranger whose address is unknown.
    private static final Origin UNKNOWN = new Origin(0, 0);

    private final PeerDirectory directory;
    private final MessageStore store;
    private final Discouraged discouraged;
    private final Events events;
    private final Limits limits;
    /// How many strangers had written when one was refused, as subscribers were last told; empty if none was refused, or if fewer wait now.
    private Optional<Integer> toldWaiting = Optional.empty();

    StrangerPlaces(PeerDirectory directory, MessageStore store, Discouraged discouraged, Events events, Limits limits) {
        this.directory = directory;
        this.store = store;
        this.discouraged = discouraged;
        this.events = events;
        this.limits = limits;
    }

    private static Origin origin(PeerState peer) {
        return peer.origin.orElse(UNKNOWN);
    }

    private List<PeerState> strangers() {
        return directory.all().stream().filter(peer -> peer.standing == Standing.STRANGER).sorted(LONGEST_UNHEARD_FIRST).toList();
    }

    /// The strangers that wait for a decision of the person.
    private List<PeerState> writers() {
        return strangers().stream().filter(this::wrote).toList();
    }

    /// Whether a message of a stranger was taken. Then only the person may remove the stranger.
    public boolean wrote(PeerState stranger) {
        return stranger.incoming.strangerMessages > 0 || store.count(Conversation.with(stranger.id)) > 0;
    }

    /// Whether a caller is known, or one more stranger can be kept: a place is free, or held by a stranger that wrote nothing. If not, tells
    /// subscribers.
    public boolean hasPlace(Optional<PeerState> known) {
        if (known.isPresent()) return true;
        var strangers = strangers();
        if (strangers.size() < limits.quotas().strangers() || !strangers.stream().allMatch(this::wrote)) return true;
        noteRefusal(strangers.size());
        return false;
    }

    /// Whether a stranger may leave messages. Strangers that did so stay until the person decides, so a part of the places is reserved for newcomers, and strangers from
    /// one address or neighbourhood get a part of the others. If it may not, subscribers are told.
    public boolean mayWrite(PeerState stranger) {
        if (wrote(stranger)) return true;
        var writers = writers().stream().map(StrangerPlaces::origin).toList();
        long free = limits.quotas().strangers() - limits.quotas().strangers() / NEWCOMERS_PART - writers.size();
        var from = origin(stranger);
        long sameAddress = writers.stream().filter(from::equals).count();
        long sameNeighbourhood = writers.stream().map(Origin::neighbourhood).filter(from.neighbourhood()::equals).count();
        boolean may = sameNeighbourhood < free && sameAddress * ADDRESS_PART < free;
        if (!may) noteRefusal(writers.size());
        return may;
    }

    /// Adds a stranger, of which [ArrivalNotices] tells subscribers. If all places are taken, drops one that wrote nothing: one without a link if there is any. Among several,
    /// [EvictionPolicy] chooses, and prefers the one that was silent longest.
    public PeerState newcomer(PeerId id, PeerName name) {
        var strangers = strangers();
        if (strangers.size() >= limits.quotas().strangers()) {
            var neverWrote = strangers.stream().filter(peer -> !wrote(peer)).toList();
            var away = neverWrote.stream().filter(peer -> peer.links.isEmpty()).toList();
            EvictionPolicy.choose(away.isEmpty() ? neverWrote : away, StrangerPlaces::origin, discouraged::contains).ifPresent(this::drop);
        }
        var stranger = directory.add(id, name, Standing.STRANGER);
        stranger.presence.untold = true;
        return stranger;
    }

    /// Closes the links of a stranger and forgets it.
    private void drop(PeerState stranger) {
        stranger.hangUp(Frame.Bye.Code.FULL);
        store.forget(stranger.id);
        directory.forget(stranger);
    }

    private void noteRefusal(int waiting) {
        if (toldWaiting.filter(told -> told >= waiting).isPresent()) return;
        toldWaiting = Optional.of(waiting);
        events.tell(new NodeEvent.StrangersCrowded(toldWaiting));
    }

    /// Tells subscribers when fewer strangers wait.
    public void tick() {
        if (toldWaiting.filter(told -> writers().size() < told).isEmpty()) return;
        toldWaiting = Optional.empty();
        events.tell(new NodeEvent.StrangersCrowded(toldWaiting));
    }

    /// The events for a new subscriber.
    public List<NodeEvent> present() {
        return toldWaiting.isPresent() ? List.of(new NodeEvent.StrangersCrowded(toldWaiting)) : List.of();
    }
}
