package org.hashverse.model.nearby;

import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.hashverse.chat.PeerAddress;
import org.hashverse.node.api.Introduction;
import org.hashverse.node.api.NodeEvent;

/// People who may become contacts: those nearby, those to whom a contact wants to introduce us, and those who are called without a known key. FX thread only.
public final class Newcomers {
    private final NearbyPeople nearby;
    private final ObservableList<Introduction> introductions = FXCollections.observableArrayList();
    private final ObservableList<PeerAddress> calling = FXCollections.observableArrayList();
    private final ObservableList<Introduction> shownIntroductions = FXCollections.unmodifiableObservableList(introductions);
    private final ObservableList<PeerAddress> shownCalling = FXCollections.unmodifiableObservableList(calling);

    /// @param nearby the people on the same network; their events reach them through [#apply]
    public Newcomers(NearbyPeople nearby) {
        this.nearby = nearby;
    }

    /// The people on the same network who are no contacts.
    public NearbyPeople nearby() {
        return nearby;
    }

    /// The introductions that wait for a decision, the oldest first. Unmodifiable.
    public ObservableList<Introduction> introductions() {
        return shownIntroductions;
    }

    /// The addresses of *Keep trying*: no key is known for them, and they are dialled again and again. Unmodifiable.
    public ObservableList<PeerAddress> calling() {
        return shownCalling;
    }

    /// Takes in an event. Ignores events about other things.
    public void apply(NodeEvent event) {
        switch (event) {
            case NodeEvent.NearbyChanged(var now) -> nearby.apply(now);
            case NodeEvent.IntroductionsChanged(var waiting) -> introductions.setAll(waiting);
            case NodeEvent.CallingChanged(var addresses) -> calling.setAll(addresses);
            default -> { /* about something else */ }
        }
    }
}
