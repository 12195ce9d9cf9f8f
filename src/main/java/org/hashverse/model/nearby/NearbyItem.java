package org.hashverse.model.nearby;

import java.util.concurrent.CompletableFuture;
import org.hashverse.chat.PeerId;
import org.hashverse.node.api.AddOutcome;
import org.hashverse.node.api.NearbyPerson;

/// A person nearby. The same object while the person is there, and after a short absence. It has no properties: a view draws it again when the model's revision changes.
public final class NearbyItem {
    private final PeerId id;
    private NearbyPerson person;
    private String label;
    private boolean here = true;
    private Hello hello = new Hello.None();
    // the call of Hello.Calling, otherwise null
    private CompletableFuture<AddOutcome> call;

    NearbyItem(NearbyPerson person, String label) {
        id = person.id();
        this.person = person;
        this.label = label;
    }

    /// The announced key.
    public PeerId id() {
        return id;
    }

    /// What the person announces, or announced last.
    public NearbyPerson person() {
        return person;
    }

    /// The name to show: with the code of the key (`Bo · 7K3F`) if the name alone could be confused with another.
    public String label() {
        return label;
    }

    /// Whether the person is announced now. False for somebody who left.
    public boolean here() {
        return here;
    }

    /// How far saying hello has come.
    public Hello hello() {
        return hello;
    }

    void update(NearbyPerson now, String shown) {
        person = now;
        label = shown;
    }

    void here(boolean now) {
        here = now;
    }

    void calling(Hello.Calling now, CompletableFuture<AddOutcome> running) {
        hello = now;
        call = running;
    }

    void ended(Hello how) {
        hello = how;
        call = null;
    }

    /// The call that runs; null for none.
    CompletableFuture<AddOutcome> call() {
        return call;
    }
}
