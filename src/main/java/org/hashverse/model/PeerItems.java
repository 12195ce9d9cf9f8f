package org.hashverse.model;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.hashverse.chat.Lookalike;
import org.hashverse.chat.Mentions;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.Standing;
import org.hashverse.node.api.NearbyPerson;
import org.hashverse.node.api.Peer;
import org.hashverse.node.api.Self;

/// The peers of a model, of any standing: their labels, and how many of them a message to Everyone reaches.
final class PeerItems {
    private final Map<PeerId, PeerItem> byId = new LinkedHashMap<>();
    private final ObservableList<PeerItem> items = FXCollections.observableArrayList();
    private final ObservableList<PeerItem> shown = FXCollections.unmodifiableObservableList(items);
    private final ReadOnlyIntegerWrapper connected = new ReadOnlyIntegerWrapper();
    private Optional<Self> self = Optional.empty();
    private List<String> reserved = List.of();
    private Mentions mentions = Mentions.NONE;
    // a name may have changed since; the names are looked at once for many such changes
    private boolean renamed;
    // the peers reported so far during a resync; null at other times
    private Set<PeerId> reportedAgain;

    /// All peers in the order in which they became known. Unmodifiable.
    ObservableList<PeerItem> items() {
        return shown;
    }

    Optional<PeerItem> of(PeerId id) {
        return Optional.ofNullable(byId.get(id));
    }

    /// Whether a peer is known and nobody needs to say hello to it. A removed peer may be added again.
    boolean listed(PeerId id) {
        return of(id).filter(item -> item.peer().get().standing() != Standing.REMOVED).isPresent();
    }

    /// What to call a person nearby, by the rules for peers.
    String label(NearbyPerson person) {
        var skeleton = Lookalike.skeleton(person.name().text());
        boolean taken = taken().stream().anyMatch(name -> Lookalike.skeleton(name).equals(skeleton));
        return Labels.of(person.name().text(), skeleton, person.id(), !taken && !person.doubtful());
    }

    /// The number of connected contacts, whether they answer or not.
    ReadOnlyIntegerProperty connected() {
        return connected.getReadOnlyProperty();
    }

    /// Takes in who we are. A peer with our name is shown with its code.
    void self(Self now) {
        self = Optional.of(now);
        relabel();
    }

    /// The names that a text can mention: ours and those that our contacts claim. The same object until a name changes.
    Mentions mentions() {
        if (!renamed) return mentions;
        renamed = false;
        var contacts = items.stream().map(item -> item.peer().get()).filter(peer -> peer.standing() == Standing.CONTACT)
                .map(peer -> new Mentions.Person(peer.id(), peer.name().text())).toList();
        var next = self.map(own -> Mentions.of(new Mentions.Person(own.id(), own.name().text()), contacts)).orElse(Mentions.NONE);
        if (!next.equals(mentions)) mentions = next;
        return mentions;
    }

    /// Reserves words that the window uses as names. A peer with such a name is shown with its code.
    void reserve(List<String> words) {
        reserved = List.copyOf(words);
        relabel();
    }

    /// Takes in the current state of a peer. Returns its previous state, empty for a new peer.
    Optional<Peer> update(Peer peer) {
        if (reportedAgain != null) reportedAgain.add(peer.id());
        var item = byId.get(peer.id());
        var before = Optional.ofNullable(item).map(known -> known.peer().get());
        if (item == null) {
            item = new PeerItem(peer);
            byId.put(peer.id(), item);
            items.add(item);
        } else {
            item.update(peer);
        }
        boolean sameLabels = before.filter(was -> was.shownName().equals(peer.shownName()) && was.name().equals(peer.name()) && was.standing() == peer.standing()
                && was.resembles().equals(peer.resembles())).isPresent();
        if (!sameLabels) relabel();
        countConnected();
        return before;
    }

    /// Removes a peer. Returns false if there is none with this key.
    boolean remove(PeerId id) {
        var item = byId.remove(id);
        if (item == null) return false;
        items.remove(item);
        relabel();
        countConnected();
        return true;
    }

    /// Begins a resync: the node reports all peers again.
    void beginResync() {
        reportedAgain = new HashSet<>();
        items.forEach(item -> item.typing(false));
    }

    /// Whether a resync is going on.
    boolean resyncing() {
        return reportedAgain != null;
    }

    /// Ends the resync. Returns the peers that were not reported and so do not exist any more.
    List<PeerId> endResync() {
        var reported = reportedAgain;
        reportedAgain = null;
        return byId.keySet().stream().filter(id -> !reported.contains(id)).toList();
    }

    private void countConnected() {
        int count = 0;
        for (var item : items) if (item.peer().get().standing() == Standing.CONTACT && item.peer().get().connected()) count++;
        connected.set(count);
    }

    private void relabel() {
        Labels.give(items, taken());
        renamed = true;
    }

    /// The names that nobody else has without a code: our own, and the words that the window uses as names.
    private List<String> taken() {
        return Stream.concat(reserved.stream(), self.map(own -> own.name().text()).stream()).toList();
    }
}
