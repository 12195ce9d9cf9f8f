package org.hashverse.node;

import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hashverse.chat.CloseReason;
import org.hashverse.chat.Conversation;
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
    /// One in so many of the places for strangers is only for those who wrote nothing yet, so that a newcomer always finds one.
    static final int NEWCOMERS_PART = 4;
    /// One address may hold as many strangers who wrote as this part of the places that are free for them. A neighbourhood may hold as many as are free.
    static final int ADDRESS_PART = 3;

    private final Myself myself;
    private final Roster roster;
    private final MessageStore store;
    private final DuplicateIdentityDetector duplicates;
    private final Discouraged discouraged;
    private final NodeClock clock;
    private final Limits limits;

    Greeter(Myself myself, Roster roster, MessageStore store, DuplicateIdentityDetector duplicates, Discouraged discouraged, NodeClock clock, Limits limits) {
        this.myself = myself;
        this.roster = roster;
        this.store = store;
        this.duplicates = duplicates;
        this.discouraged = discouraged;
        this.clock = clock;
        this.limits = limits;
    }

    /// Judges a peer that called us and proved its key. Nothing is kept of it before its link is ready.
    Answer knocked(PeerId id, Frame.Hello hello, InetSocketAddress from) {
        if (!store.writable()) return turn(Frame.Bye.Code.FULL, "");
        if (id.equals(myself.id)) {
            if (!hello.instance().equals(myself.instance)) duplicates.seen();
            return turn(Frame.Bye.Code.REFUSED, "own key");
        }
        var known = roster.find(id);
        var judged = judge(known, hello);
        if (judged == Standing.BLOCKED) return turn(Frame.Bye.Code.REFUSED, "");
        if (judged == Standing.REMOVED) return turn(Frame.Bye.Code.REMOVED, "");
        boolean contact = judged == Standing.CONTACT;
        boolean guest = contact && known.filter(PeerState::contact).isEmpty() && !invited(hello);
        if (!contact && !kept(known)) return turn(Frame.Bye.Code.FULL, "");
        if (!room(contact, guest, known, Origin.of(from.getAddress()))) return turn(Frame.Bye.Code.FULL, "");
        known.ifPresent(this::shaking);
        return new Answer.Greet(hello(id, contact, Optional.empty()));
    }

    /// Enters a peer that called us, when its link is ready. Empty if it was blocked or removed since its HELLO, or if there is no place for another stranger.
    Optional<PeerState> enter(PeerId id, Frame.Hello hello, Origin origin) {
        var judged = judge(roster.find(id), hello);
        if (judged == Standing.BLOCKED || judged == Standing.REMOVED) return Optional.empty();
        if (judged == Standing.STRANGER && !kept(roster.find(id))) return Optional.empty();
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
        if (invited(hello) && moreContacts()) return Standing.CONTACT;
        if (standing == Standing.REMOVED) return standing;
        return welcomeToAnyone(hello) ? Standing.CONTACT : Standing.STRANGER;
    }

    private boolean invited(Frame.Hello hello) {
        return hello.token().filter(myself.settings().token()::equals).isPresent();
    }

    /// Whether `accept anyone` makes the peer a contact. Not if its name could be taken for that of another contact.
    private boolean welcomeToAnyone(Frame.Hello hello) {
        return myself.accept() == Settings.Accept.ANYONE && !roster.borne(hello.name()) && moreContacts();
    }

    /// Whether one more peer may become a contact without the decision of the person. Bounded, because keys cost nothing, and any number of keys may bring the same invite.
    private boolean moreContacts() {
        return roster.all().stream().filter(PeerState::contact).count() < limits.letIn();
    }

    /// Whether there is room for one more link. Strangers may have half of all links. If all are taken, one link is closed to make room:
    ///
    /// - for a peer that has a link already, its oldest one;
    /// - for a contact, that of a stranger, or else that of a contact that nobody chose ([PeerState#letIn]), or else the newest of an address that has more than
    ///   its share, because one invite may be used by many keys;
    /// - for a contact that nobody chose, the same, but one of its own kind only if that comes from a discouraged address or one with more links;
    /// - for a stranger, that of a stranger that wrote nothing. If there is none, or its own address is discouraged, that of a stranger only as for the contact
    ///   that nobody chose.
    private boolean room(boolean contact, boolean guest, Optional<PeerState> known, Origin from) {
        var links = roster.all().stream().flatMap(peer -> peer.links.stream()).filter(link -> !link.makesRoom).toList();
        var strangers = links.stream().filter(link -> !link.peer.contact()).sorted(Comparator.comparing(link -> link.since)).toList();
        if (links.size() < limits.links() && (contact || strangers.size() < limits.links() / 2)) return true;
        var oldest = known.flatMap(peer -> peer.links.stream().findFirst());
        if (oldest.isPresent()) {
            oldest.get().connection.abort(CloseReason.DUPLICATE); // at once: a goodbye would keep its place for a while
            return true;
        }
        var going = contact ? forContact(guest, strangers, links, from) : forStranger(strangers, from);
        going.ifPresent(link -> {
            link.makesRoom = true;
            link.connection.close(CloseReason.CLOSED, new Frame.Bye(Frame.Bye.Code.FULL, ""));
        });
        return going.isPresent();
    }

    private Optional<Link> forContact(boolean guest, List<Link> strangers, List<Link> links, Origin from) {
        if (!strangers.isEmpty()) return EvictionPolicy.choose(strangers, Greeter::origin, discouraged::contains);
        var guests = links.stream().filter(link -> link.peer.letIn).sorted(Comparator.comparing(link -> link.since)).toList();
        if (guest) return EvictionPolicy.chooseFor(from, guests, Greeter::origin, discouraged::contains);
        if (!guests.isEmpty()) return EvictionPolicy.choose(guests, Greeter::origin, discouraged::contains);
        return EvictionPolicy.chooseFor(from, links.stream().sorted(Comparator.comparing((Link link) -> link.since).reversed()).toList(), Greeter::origin, discouraged::contains);
    }

    private Optional<Link> forStranger(List<Link> strangers, Origin from) {
        var silent = strangers.stream().filter(link -> !wrote(link.peer)).toList();
        if (silent.isEmpty() || discouraged.contains(from)) return EvictionPolicy.chooseFor(from, strangers, Greeter::origin, discouraged::contains);
        return EvictionPolicy.choose(silent, Greeter::origin, discouraged::contains);
    }

    private static Origin origin(Link link) {
        return link.connection.origin();
    }

    private static Origin origin(PeerState peer) {
        return peer.origin.orElse(NOWHERE);
    }

    private List<PeerState> strangers() {
        return roster.all().stream().filter(peer -> peer.standing == Standing.STRANGER).sorted(SILENT_FIRST).toList();
    }

    /// Whether something of it was acknowledged: then a person decides what becomes of it, and nobody else.
    private boolean wrote(PeerState stranger) {
        return stranger.strangerMessages > 0 || store.count(Conversation.with(stranger.id)) > 0;
    }

    /// Whether a stranger is known, or one more is kept: there is a place, or one who wrote nothing gives it up.
    private boolean kept(Optional<PeerState> known) {
        if (known.isPresent()) return true;
        var strangers = strangers();
        return strangers.size() < limits.strangers() || !strangers.stream().allMatch(this::wrote);
    }

    /// Whether a stranger may leave messages here. Those who did stay until a person decides, so they leave room: a part of all places for newcomers, and
    /// strangers from one address or neighbourhood leave some for the others.
    boolean mayWrite(PeerState stranger) {
        if (wrote(stranger)) return true;
        var wrote = strangers().stream().filter(this::wrote).map(Greeter::origin).toList();
        long free = limits.strangers() - limits.strangers() / NEWCOMERS_PART - wrote.size();
        var from = origin(stranger);
        long here = wrote.stream().filter(from::equals).count();
        long near = wrote.stream().map(Origin::neighbourhood).filter(from.neighbourhood()::equals).count();
        return near < free && here * ADDRESS_PART < free;
    }

    /// Strangers are bounded: of those who wrote nothing the ones without a link make room before the others, the longest silent first.
    private PeerState newcomer(PeerId id, Frame.Hello hello) {
        var strangers = strangers();
        if (strangers.size() >= limits.strangers()) {
            var silent = strangers.stream().filter(peer -> !wrote(peer)).toList();
            var away = silent.stream().filter(peer -> peer.links.isEmpty()).toList();
            EvictionPolicy.choose(away.isEmpty() ? silent : away, Greeter::origin, discouraged::contains).ifPresent(this::drop);
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
                contact ? Optional.of(duplicates.proof()) : Optional.empty());
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
