package org.hashverse.node;

import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.hashverse.chat.CloseReason;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.Standing;
import org.hashverse.store.MessageStore;
import org.hashverse.store.Settings;
import org.hashverse.transport.Discouraged;
import org.hashverse.transport.Door.Answer;
import org.hashverse.transport.Origin;
import org.hashverse.wire.Frame;

/// Judges who knocks and says HELLO. Node thread only.
final class Greeter {
    private static final Comparator<PeerState> SILENT_FIRST = Comparator.comparing(peer -> peer.lastHeard.orElse(Instant.EPOCH));
    /// Where somebody called from who left no address.
    private static final Origin NOWHERE = new Origin(0, 0);

    private final Myself myself;
    private final Roster roster;
    private final MessageStore store;
    private final Twin twin;
    private final Discouraged discouraged;
    private final NodeClock clock;
    private final Limits limits;

    Greeter(Myself myself, Roster roster, MessageStore store, Twin twin, Discouraged discouraged, NodeClock clock, Limits limits) {
        this.myself = myself;
        this.roster = roster;
        this.store = store;
        this.twin = twin;
        this.discouraged = discouraged;
        this.clock = clock;
        this.limits = limits;
    }

    /// Somebody called us and proved his key. Nothing is kept of him before his link is ready.
    Answer knocked(PeerId id, Frame.Hello hello, InetSocketAddress from) {
        if (!store.writable()) return turn(Frame.Bye.Code.FULL, "");
        if (id.equals(myself.id)) {
            if (!hello.instance().equals(myself.instance)) twin.seen();
            return turn(Frame.Bye.Code.REFUSED, "own key");
        }
        var known = roster.find(id);
        var judged = judge(known, hello);
        if (judged == Standing.BLOCKED) return turn(Frame.Bye.Code.REFUSED, "");
        if (judged == Standing.REMOVED) return turn(Frame.Bye.Code.REMOVED, "");
        boolean contact = judged == Standing.CONTACT;
        boolean guest = contact && known.filter(PeerState::contact).isEmpty() && !invited(hello);
        if (!room(contact, guest, known, Origin.of(from.getAddress()))) return turn(Frame.Bye.Code.FULL, "");
        known.ifPresent(this::shaking);
        return new Answer.Greet(hello(id, contact, Optional.empty()));
    }

    /// The link of somebody who called us is ready; minds may have changed since his HELLO, then it is empty.
    Optional<PeerState> enter(PeerId id, Frame.Hello hello, Origin origin) {
        var judged = judge(roster.find(id), hello);
        if (judged == Standing.BLOCKED || judged == Standing.REMOVED) return Optional.empty();
        var peer = roster.find(id).orElseGet(() -> newcomer(id, hello));
        if (judged == Standing.CONTACT) {
            peer.letIn = !invited(hello) && (peer.letIn || !peer.contact());
            roster.welcome(peer);
        } else {
            peer.standing = judged;
        }
        peer.origin = Optional.of(origin);
        return Optional.of(peer);
    }

    private Standing judge(Optional<PeerState> known, Frame.Hello hello) {
        var standing = known.map(peer -> peer.standing).orElse(Standing.STRANGER);
        if (standing == Standing.BLOCKED || standing == Standing.CONTACT) return standing;
        if (invited(hello)) return Standing.CONTACT;
        if (standing == Standing.REMOVED) return standing;
        return welcomeToAnyone(hello) ? Standing.CONTACT : Standing.STRANGER;
    }

    private boolean invited(Frame.Hello hello) {
        return hello.token().filter(myself.settings().token()::equals).isPresent();
    }

    /// Whether whoever dials is a contact; not without end, for keys cost nothing, and not under the name of another contact.
    private boolean welcomeToAnyone(Frame.Hello hello) {
        if (roster.borne(hello.name())) return false;
        return myself.accept() == Settings.Accept.ANYONE && roster.all().stream().filter(PeerState::contact).count() < limits.letIn();
    }

    /// Whether one more link finds room. Strangers have half of it at most. Where all is taken, somebody's oldest link gives way to
    /// his newest, and a stranger to a contact, or where there is none somebody whom nobody chose: keys cost nothing. To another stranger, or another
    /// whom nobody chose, they give way only from a discouraged place, or from one that has more than its share.
    private boolean room(boolean contact, boolean guest, Optional<PeerState> known, Origin from) {
        var links = roster.all().stream().flatMap(peer -> peer.links.stream()).toList();
        var strangers = links.stream().filter(link -> !link.peer.contact()).sorted(Comparator.comparing(link -> link.since)).toList();
        if (links.size() < limits.links() && (contact || strangers.size() < limits.links() / 2)) return true;
        var oldest = known.flatMap(peer -> peer.links.stream().findFirst());
        if (oldest.isPresent()) {
            oldest.get().connection.abort(CloseReason.DUPLICATE); // at once: a goodbye would keep its place for a while
            return true;
        }
        Function<Link, Origin> origin = link -> link.connection.origin();
        var first = !strangers.isEmpty() || !contact ? strangers
                : links.stream().filter(link -> link.peer.letIn).sorted(Comparator.comparing(link -> link.since)).toList();
        var going = contact && !(guest && strangers.isEmpty()) ? MakesRoom.whichever(first, origin, discouraged::contains)
                : MakesRoom.forOneFrom(from, first, origin, discouraged::contains);
        going.ifPresent(link -> link.connection.close(CloseReason.CLOSED, new Frame.Bye(Frame.Bye.Code.FULL, "")));
        return going.isPresent();
    }

    /// Strangers are bounded: those without a link make room before the others, the longest silent first.
    private PeerState newcomer(PeerId id, Frame.Hello hello) {
        var strangers = roster.all().stream().filter(peer -> peer.standing == Standing.STRANGER).sorted(SILENT_FIRST).toList();
        if (strangers.size() >= limits.strangers()) {
            var away = strangers.stream().filter(peer -> peer.links.isEmpty()).toList();
            MakesRoom.whichever(away.isEmpty() ? strangers : away, peer -> peer.origin.orElse(NOWHERE), discouraged::contains).ifPresent(this::drop);
        }
        return roster.add(id, hello.name(), Standing.STRANGER);
    }

    private void drop(PeerState stranger) {
        for (var link : List.copyOf(stranger.links)) link.connection.abort(CloseReason.CLOSED);
        store.forget(stranger.id);
        roster.forget(stranger);
    }

    /// Another link to it is in the making.
    void shaking(PeerState peer) {
        peer.shakingUntil = clock.nanos() + limits.leftGrace().toNanos();
    }

    /// What we say first to a peer: a stranger learns our name and colour, our port and nothing else.
    Frame.Hello hello(PeerId id, boolean contact, Optional<String> token) {
        var have = store.have(id).map(h -> new Frame.Have(h.store(), h.number(), h.refused(), h.last()));
        return new Frame.Hello(0, myself.settings().name(), myself.settings().colour(), Set.of(), myself.instance, store.id(), have, clock.wall().toEpochMilli(),
                myself.port(), contact ? myself.addresses() : List.of(), contact && myself.settings().share(), contact, token,
                contact ? Optional.of(twin.proof()) : Optional.empty());
    }

    /// What we say of ourselves to a contact after HELLO.
    Frame.Welcome welcome() {
        return new Frame.Welcome(myself.addresses(), myself.settings().share(), Optional.of(myself.settings().name()), myself.settings().colour());
    }

    /// Says it to a contact over each of its links.
    void tell(PeerState peer) {
        for (var link : peer.links) link.connection.welcome(welcome());
    }

    private static Answer turn(Frame.Bye.Code code, String detail) {
        return new Answer.Turn(new Frame.Bye(code, detail));
    }
}
