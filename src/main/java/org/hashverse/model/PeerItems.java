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
import org.hashverse.chat.PeerId;
import org.hashverse.chat.Standing;
import org.hashverse.node.Peer;

/// The peers of a model, whatever they are to us: by key, labelled, and how many of them a broadcast reaches.
final class People {
    private final Map<PeerId, PeerItem> byId = new LinkedHashMap<>();
    private final ObservableList<PeerItem> items = FXCollections.observableArrayList();
    private final ObservableList<PeerItem> shown = FXCollections.unmodifiableObservableList(items);
    private final ReadOnlyIntegerWrapper connected = new ReadOnlyIntegerWrapper();
    private Optional<String> ownName = Optional.empty();
    private List<String> reserved = List.of();
    // while everything is told again: who was told so far
    private Set<PeerId> told;

    /// All of them in the order they became known. Unmodifiable.
    ObservableList<PeerItem> items() {
        return shown;
    }

    Optional<PeerItem> of(PeerId id) {
        return Optional.ofNullable(byId.get(id));
    }

    /// Contacts connected now, answering or not.
    ReadOnlyIntegerProperty connected() {
        return connected.getReadOnlyProperty();
    }

    /// Our own name, which nobody else bears bare.
    void ownName(String name) {
        ownName = Optional.of(name);
        relabel();
    }

    /// Words that the window uses as names, which nobody bears bare either.
    void reserve(List<String> words) {
        reserved = List.copyOf(words);
        relabel();
    }

    /// Takes in a peer as it is now; what it was before, empty for a new one.
    Optional<Peer> become(Peer peer) {
        if (told != null) told.add(peer.id());
        var item = byId.get(peer.id());
        var before = Optional.ofNullable(item).map(known -> known.peer().get());
        if (item == null) {
            item = new PeerItem(peer);
            byId.put(peer.id(), item);
            items.add(item);
        } else {
            item.become(peer);
        }
        if (before.filter(was -> was.shownName().equals(peer.shownName()) && was.standing() == peer.standing() && was.resembles().equals(peer.resembles())).isEmpty()) relabel();
        countConnected();
        return before;
    }

    /// Forgets a peer; false if nobody had this key.
    boolean remove(PeerId id) {
        var item = byId.remove(id);
        if (item == null) return false;
        items.remove(item);
        relabel();
        countConnected();
        return true;
    }

    /// Everything is told again from here on.
    void tellAgain() {
        told = new HashSet<>();
        items.forEach(item -> item.typing(false));
    }

    /// Whether everything is being told again.
    boolean tellingAgain() {
        return told != null;
    }

    /// Everything is told: who was not in it and so is gone.
    List<PeerId> untold() {
        var left = told;
        told = null;
        return byId.keySet().stream().filter(id -> !left.contains(id)).toList();
    }

    private void countConnected() {
        int count = 0;
        for (var item : items) if (item.peer().get().standing() == Standing.CONTACT && item.peer().get().connected()) count++;
        connected.set(count);
    }

    private void relabel() {
        Labels.give(items, Stream.concat(reserved.stream(), ownName.stream()).toList());
    }
}
