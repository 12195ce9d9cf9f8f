package org.hashverse.model;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.hashverse.chat.PeerId;
import org.hashverse.node.api.Peer;

/// A known peer of any standing.
public final class PeerItem {
    private final PeerId id;
    private final ReadOnlyObjectWrapper<Peer> peer;
    private final ReadOnlyBooleanWrapper typing = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper label;

    PeerItem(Peer first) {
        id = first.id();
        peer = new ReadOnlyObjectWrapper<>(first);
        label = new ReadOnlyStringWrapper(first.shownName());
    }

    /// The peer's key.
    public PeerId id() {
        return id;
    }

    /// The state of the peer; never null.
    public ReadOnlyObjectProperty<Peer> peer() {
        return peer.getReadOnlyProperty();
    }

    /// Whether the peer is typing to us.
    public ReadOnlyBooleanProperty typing() {
        return typing.getReadOnlyProperty();
    }

    /// The name to show: with the peer's code (`Bo · 7K3F`) if the name alone could be confused with another.
    public ReadOnlyStringProperty label() {
        return label.getReadOnlyProperty();
    }

    /// Sets the state of the peer. A peer that is not connected is not typing.
    void update(Peer next) {
        peer.set(next);
        if (!next.connected()) typing.set(false);
    }

    void typing(boolean now) {
        typing.set(now);
    }

    void label(String shown) {
        label.set(shown);
    }
}
