package org.hashverse.node;

import java.net.InetSocketAddress;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hashverse.chat.CloseReason;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.Standing;
import org.hashverse.store.history.MessageStore;
import org.hashverse.store.settings.Settings;
import org.hashverse.transport.Admission.Answer;
import org.hashverse.transport.Discouraged;
import org.hashverse.transport.Origin;
import org.hashverse.wire.Frame;

/// Judges who knocks and says HELLO. Node thread only.
final class AdmissionPolicy {
    private final OwnIdentity myself;
    private final PeerDirectory roster;
    private final MessageStore store;
    private final StrangerPlaces places;
    private final DuplicateIdentityDetector duplicates;
    private final Discouraged discouraged;
    private final NodeClock clock;
    private final Limits limits;

    AdmissionPolicy(OwnIdentity myself, PeerDirectory roster, MessageStore store, StrangerPlaces places, DuplicateIdentityDetector duplicates, Discouraged discouraged, NodeClock clock, Limits limits) {
        this.myself = myself;
        this.roster = roster;
        this.store = store;
        this.places = places;
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
        if (!contact && !places.kept(known)) return turn(Frame.Bye.Code.FULL, "");
        if (!room(contact, invited(hello), known, Origin.of(from.getAddress()))) return turn(Frame.Bye.Code.FULL, "");
        known.ifPresent(this::shaking);
        return new Answer.Greet(hello(id, contact, Optional.empty()));
    }

    /// Enters a peer that called us, when its link is ready. Empty if it was blocked or removed since its HELLO, or if there is no place for another stranger.
    Optional<PeerState> enter(PeerId id, Frame.Hello hello, Origin origin) {
        var judged = judge(roster.find(id), hello);
        if (judged == Standing.BLOCKED || judged == Standing.REMOVED) return Optional.empty();
        if (judged == Standing.STRANGER && !places.kept(roster.find(id))) return Optional.empty();
        var peer = roster.find(id).orElseGet(() -> places.newcomer(id, hello.name()));
        if (judged == Standing.CONTACT) {
            if (!peer.chosen()) {
                peer.invited = invited(hello) || peer.contact() && peer.invited;
                peer.letIn = !peer.invited;
            }
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
        return roster.all().stream().filter(PeerState::contact).count() < limits.quotas().contactsLetIn();
    }

    /// Whether there is room for one more link. Strangers may have half of all links. If all are taken, one link is closed to make room:
    ///
    /// - for a peer that has a link already, its oldest one;
    /// - for a contact, that of a stranger, or else that of a contact that only `accept anyone` let in ([PeerState#letIn]); one of these new contacts itself only
    ///   gets that of another from a discouraged address or one with more links;
    /// - then, for a contact that the person chose, that of a contact that nobody chose, the newest first, or else the newest of an address that has more than its
    ///   share;
    /// - for a contact that nobody chose, only that of another such contact: one from a discouraged address or one with more links, or else one from elsewhere that
    ///   became a contact later. Many keys may use one invite, so a crowd of them does not keep out those that came before it;
    /// - for a stranger, that of a stranger that wrote nothing. If there is none, or its own address is discouraged, that of a stranger only from a discouraged address
    ///   or one with more links.
    private boolean room(boolean contact, boolean invited, Optional<PeerState> known, Origin from) {
        var links = roster.all().stream().flatMap(peer -> peer.links.stream()).filter(link -> !link.makesRoom).toList();
        var strangers = links.stream().filter(link -> !link.peer.contact()).sorted(Comparator.comparing(link -> link.since)).toList();
        if (links.size() < limits.quotas().links() && (contact || strangers.size() < limits.quotas().links() / 2)) return true;
        var oldest = known.flatMap(peer -> peer.links.stream().findFirst());
        if (oldest.isPresent()) {
            oldest.get().connection.abort(CloseReason.DUPLICATE); // at once: a goodbye would keep its place for a while
            return true;
        }
        var going = contact ? forContact(known.filter(PeerState::contact), invited, strangers, links, from) : forStranger(strangers, from);
        going.ifPresent(link -> {
            link.makesRoom = true;
            link.connection.close(CloseReason.CLOSED, new Frame.Bye(Frame.Bye.Code.FULL, ""));
        });
        return going.isPresent();
    }

    private Optional<Link> forContact(Optional<PeerState> known, boolean invited, List<Link> strangers, List<Link> links, Origin from) {
        if (!strangers.isEmpty()) return EvictionPolicy.choose(strangers, AdmissionPolicy::origin, discouraged::contains);
        var guests = links.stream().filter(link -> link.peer.letIn).sorted(Comparator.comparing(link -> link.since)).toList();
        if (known.isEmpty() && !invited) return EvictionPolicy.chooseFor(from, guests, AdmissionPolicy::origin, discouraged::contains);
        if (!guests.isEmpty()) return EvictionPolicy.choose(guests, AdmissionPolicy::origin, discouraged::contains);
        var newest = links.stream().sorted(Comparator.comparing((Link link) -> link.since).reversed()).toList();
        var unchosen = newest.stream().filter(link -> !link.peer.chosen()).toList();
        if (known.filter(PeerState::chosen).isPresent()) {
            return EvictionPolicy.choose(unchosen, AdmissionPolicy::origin, discouraged::contains)
                    .or(() -> EvictionPolicy.chooseFor(from, newest, AdmissionPolicy::origin, discouraged::contains));
        }
        return EvictionPolicy.chooseFor(from, unchosen, AdmissionPolicy::origin, discouraged::contains)
                .or(() -> known.filter(_ -> !discouraged.contains(from)).flatMap(peer -> contactsAfter(peer, unchosen, from)));
    }

    /// The link of the latest contact from another neighbourhood, if it became a contact after this one.
    private Optional<Link> contactsAfter(PeerState peer, List<Link> links, Origin from) {
        var inOrder = List.copyOf(roster.all()); // of becoming contacts
        return links.stream().filter(link -> !origin(link).neighbourhood().equals(from.neighbourhood()))
                .filter(link -> inOrder.indexOf(link.peer) > inOrder.indexOf(peer))
                .max(Comparator.comparing(link -> inOrder.indexOf(link.peer)));
    }

    private Optional<Link> forStranger(List<Link> strangers, Origin from) {
        var silent = strangers.stream().filter(link -> !places.wrote(link.peer)).toList();
        if (silent.isEmpty() || discouraged.contains(from)) return EvictionPolicy.chooseFor(from, strangers, AdmissionPolicy::origin, discouraged::contains);
        return EvictionPolicy.choose(silent, AdmissionPolicy::origin, discouraged::contains);
    }

    private static Origin origin(Link link) {
        return link.connection.origin();
    }

    /// Another link to it is in the making.
    void shaking(PeerState peer) {
        peer.shakingUntil = clock.nanos() + limits.status().leftGrace().toNanos();
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
