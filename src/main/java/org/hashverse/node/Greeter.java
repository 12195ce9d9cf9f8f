package org.hashverse.node;

import java.net.InetSocketAddress;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hashverse.chat.CloseReason;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.Standing;
import org.hashverse.store.MessageStore;
import org.hashverse.store.Settings;
import org.hashverse.transport.Door.Answer;
import org.hashverse.wire.Frame;

/// Judges who knocks and says HELLO. Node thread only.
final class Greeter {
    private final Myself myself;
    private final Roster roster;
    private final MessageStore store;
    private final NodeClock clock;
    private final Limits limits;

    Greeter(Myself myself, Roster roster, MessageStore store, NodeClock clock, Limits limits) {
        this.myself = myself;
        this.roster = roster;
        this.store = store;
        this.clock = clock;
        this.limits = limits;
    }

    /// Somebody called us and proved his key.
    Answer knocked(PeerId id, Frame.Hello hello, InetSocketAddress from) {
        if (!store.writable()) return turn(Frame.Bye.Code.FULL, "");
        if (id.equals(myself.id)) return turn(Frame.Bye.Code.REFUSED, "own key");
        var known = roster.find(id);
        var standing = known.map(peer -> peer.standing);
        boolean invited = hello.token().filter(myself.settings().token()::equals).isPresent();
        if (standing.filter(Standing.BLOCKED::equals).isPresent()) return turn(Frame.Bye.Code.REFUSED, "");
        if (standing.filter(Standing.REMOVED::equals).isPresent() && !invited) return turn(Frame.Bye.Code.REMOVED, "");
        boolean contact = invited || standing.filter(Standing.CONTACT::equals).isPresent() || welcomeToAnyone(hello);
        if (known.filter(peer -> !peer.links.isEmpty()).isEmpty() && !room(contact)) return turn(Frame.Bye.Code.FULL, "");
        var peer = known.orElseGet(() -> newcomer(id, hello));
        peer.standing = contact ? Standing.CONTACT : Standing.STRANGER;
        shaking(peer);
        return new Answer.Greet(hello(id, contact, Optional.empty()));
    }

    /// Whether whoever dials is a contact; not without end, for keys cost nothing, and not under the name of another contact.
    private boolean welcomeToAnyone(Frame.Hello hello) {
        if (roster.named(hello.name()).isPresent()) return false;
        return myself.accept() == Settings.Accept.ANYONE && roster.all().stream().filter(PeerState::contact).count() < limits.letIn();
    }

    /// Whether one more link finds room. Strangers have half of it at most, and where all is taken one of them gives way to a contact.
    private boolean room(boolean contact) {
        var links = roster.all().stream().flatMap(peer -> peer.links.stream()).toList();
        var strangers = links.stream().filter(link -> !link.peer.contact()).toList();
        if (!contact) return links.size() < limits.links() && strangers.size() < limits.links() / 2;
        if (links.size() < limits.links()) return true;
        if (strangers.isEmpty()) return false;
        strangers.getFirst().connection.close(CloseReason.CLOSED, new Frame.Bye(Frame.Bye.Code.FULL, ""));
        return true;
    }

    /// Strangers are bounded: the longest silent one without a link makes room.
    private PeerState newcomer(PeerId id, Frame.Hello hello) {
        var strangers = roster.all().stream().filter(peer -> peer.standing == Standing.STRANGER).toList();
        if (strangers.size() >= limits.strangers()) {
            strangers.stream().filter(peer -> peer.links.isEmpty()).min(Comparator.comparing(peer -> peer.lastHeard.map(i -> i.toEpochMilli()).orElse(0L)))
                    .or(() -> Optional.of(strangers.getFirst()))
                    .ifPresent(gone -> {
                        for (var link : List.copyOf(gone.links)) link.connection.abort(CloseReason.CLOSED);
                        store.forget(gone.id);
                        roster.forget(gone);
                    });
        }
        var peer = new PeerState(id, hello.name(), Standing.STRANGER);
        roster.add(peer);
        return peer;
    }

    /// Another link to it is in the making.
    void shaking(PeerState peer) {
        peer.shakingUntil = clock.nanos() + limits.leftGrace().toNanos();
    }

    /// What we say first to a peer: a stranger learns our name, our port and nothing else.
    Frame.Hello hello(PeerId id, boolean contact, Optional<String> token) {
        var have = store.have(id).map(h -> new Frame.Have(h.store(), h.number(), h.refused()));
        return new Frame.Hello(0, myself.settings().name(), Set.of(), myself.instance, store.id(), have, clock.wall().toEpochMilli(), myself.port(),
                contact ? myself.addresses() : List.of(), contact && myself.settings().share(), contact, token);
    }

    private static Answer turn(Frame.Bye.Code code, String detail) {
        return new Answer.Turn(new Frame.Bye(code, detail));
    }
}
