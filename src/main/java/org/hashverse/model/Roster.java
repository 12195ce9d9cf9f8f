package org.hashverse.model;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.Standing;
import org.hashverse.node.Peer;

/// Who stands where in the list of peers. A link that flaps moves nobody: a peer changes its group after half a minute in
/// the new state, or at once when the person decided something about it or has only just met it.
public final class Roster {
    /// The groups, from top to bottom.
    public enum Group { WANTS_TO_TALK, CONNECTED, OFFLINE, REMOVED }

    private static final Duration SETTLE = Duration.ofSeconds(30);
    private final ChatModel model;
    private final Map<PeerId, Place> places = new HashMap<>();
    private Map<Group, List<PeerItem>> arranged = new EnumMap<>(Group.class);

    private static final class Place {
        final Instant met;
        Standing standing;
        Group group;
        Group next;
        Instant nextSince;

        Place(Instant met) {
            this.met = met;
        }
    }

    /// The roster of a model's peers.
    public Roster(ChatModel model) {
        this.model = model;
    }

    /// Everybody who is listed, by group.
    ///
    /// @param still whether nobody may change places now: somebody is about to click one
    public Map<Group, List<PeerItem>> arrange(Instant now, boolean still) {
        var next = new EnumMap<Group, List<PeerItem>>(Group.class);
        for (var item : model.peers()) place(item, now, still).ifPresent(group -> next.computeIfAbsent(group, _ -> new ArrayList<>()).add(item));
        places.keySet().removeIf(id -> model.peer(id).isEmpty());
        next.forEach((group, items) -> items.sort(still ? asBefore(group) : newestFirst()));
        arranged = next;
        return next;
    }

    /// When somebody may have to change groups though nothing else happens.
    public Optional<Instant> due() {
        return places.values().stream().filter(place -> place.next != null).map(place -> place.nextSince.plus(SETTLE)).min(Comparator.naturalOrder());
    }

    private Optional<Group> place(PeerItem item, Instant now, boolean still) {
        var peer = item.peer().get();
        var wanted = group(peer);
        if (wanted.isEmpty()) {
            places.remove(peer.id());
            return wanted;
        }
        var group = wanted.get();
        var place = places.computeIfAbsent(peer.id(), _ -> new Place(now));
        boolean decided = place.standing != peer.standing();
        boolean fresh = !still && Duration.between(place.met, now).compareTo(SETTLE) < 0;
        place.standing = peer.standing();
        if (place.group == group) {
            place.next = null;
        } else if (place.next != group) {
            place.next = group;
            place.nextSince = now;
        }
        boolean settled = place.next != null && !still && Duration.between(place.nextSince, now).compareTo(SETTLE) >= 0;
        if (decided || fresh || settled) {
            place.group = group;
            place.next = null;
        }
        return Optional.of(place.group);
    }

    private Optional<Group> group(Peer peer) {
        return switch (peer.standing()) {
            case STRANGER -> Optional.of(Group.WANTS_TO_TALK);
            case CONTACT -> Optional.of(peer.connected() ? Group.CONNECTED : Group.OFFLINE);
            // shown while there is something to read
            case REMOVED -> Optional.of(Group.REMOVED).filter(_ -> stamp(peer.id()) > Long.MIN_VALUE);
            case BLOCKED -> Optional.empty();
        };
    }

    private Comparator<PeerItem> newestFirst() {
        return Comparator.comparingLong((PeerItem item) -> stamp(item.id())).reversed().thenComparing(item -> item.label().get(), String.CASE_INSENSITIVE_ORDER);
    }

    private Comparator<PeerItem> asBefore(Group group) {
        var before = arranged.getOrDefault(group, List.of());
        var index = new HashMap<PeerItem, Integer>();
        for (int i = 0; i < before.size(); i++) index.put(before.get(i), i);
        return Comparator.comparingInt(item -> index.getOrDefault(item, -1)); // newcomers above
    }

    private long stamp(PeerId id) {
        var last = model.conversation(Conversation.with(id)).last().get();
        return last == null ? Long.MIN_VALUE : last.message().stamp();
    }
}
