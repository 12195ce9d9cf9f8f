package org.hashverse.model;

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
import org.hashverse.node.api.Peer;

/// Sorts the peers into the groups of the sidebar. A row moves at once when the state of its peer changes, except while the person may be about to click a row.
/// The counts of the groups always belong to the current state.
public final class PeerListModel {
    /// The groups, from top to bottom.
    public enum Group { WANTS_TO_TALK, CONNECTED, OFFLINE, REMOVED }

    private final ChatModel model;
    private final Map<PeerId, Place> places = new HashMap<>();
    private Map<Group, List<PeerItem>> arranged = new EnumMap<>(Group.class);
    private boolean waits;

    /// The group of a row, and the peer's standing when the row came there.
    private record Place(Standing standing, Group group) {}

    /// The list of a model's peers.
    public PeerListModel(ChatModel model) {
        this.model = model;
    }

    /// All listed peers by group.
    ///
    /// @param still whether rows must keep their places, because the person may be about to click one
    public Map<Group, List<PeerItem>> arrange(boolean still) {
        var next = new EnumMap<Group, List<PeerItem>>(Group.class);
        waits = false;
        for (var item : model.peers()) place(item, still).ifPresent(group -> next.computeIfAbsent(group, _ -> new ArrayList<>()).add(item));
        places.keySet().removeIf(id -> model.peer(id).isEmpty());
        next.forEach((group, items) -> {
            var sorted = new ArrayList<>(items);
            sorted.sort(newestFirst());
            if (still) items.sort(asBefore(group));
            else items.sort(newestFirst());
            waits |= !items.equals(sorted);
        });
        arranged = next;
        return next;
    }

    /// The number of peers that belong to a group now, wherever their rows are.
    public int count(Group group) {
        return (int) model.peers().stream().filter(item -> group(item.peer().get()).filter(group::equals).isPresent()).count();
    }

    /// Whether the last [#arrange] left a row in a group, or at a place in its group, to which its peer no longer belongs.
    public boolean waits() {
        return waits;
    }

    /// The group in which a row stands now; empty if it is not listed. Remembers the group for the next [#arrange].
    private Optional<Group> place(PeerItem item, boolean still) {
        var peer = item.peer().get();
        var wanted = group(peer);
        if (wanted.isEmpty()) {
            places.remove(peer.id());
            return wanted;
        }
        var place = places.get(peer.id());
        // a row moves at once after a decision of the person
        if (place == null || !still || place.standing != peer.standing()) {
            place = new Place(peer.standing(), wanted.get());
            places.put(peer.id(), place);
        }
        waits |= place.group != wanted.get();
        return Optional.of(place.group);
    }

    private Optional<Group> group(Peer peer) {
        return switch (peer.standing()) {
            case STRANGER -> Optional.of(Group.WANTS_TO_TALK);
            case CONTACT -> Optional.of(peer.connected() ? Group.CONNECTED : Group.OFFLINE);
            // shown while the conversation has messages
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
        return Comparator.comparingInt(item -> index.getOrDefault(item, -1)); // new rows first
    }

    /// The stamp of the last message in the conversation with a peer; [Long#MIN_VALUE] for none.
    private long stamp(PeerId id) {
        var last = model.conversation(Conversation.with(id)).last().get();
        return last == null ? Long.MIN_VALUE : last.message().stamp();
    }
}
