package org.hashverse.node.contacts;

import java.net.InetSocketAddress;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.hashverse.chat.CloseReason;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.Standing;
import org.hashverse.node.kit.Limits;
import org.hashverse.node.peer.CommonParts;
import org.hashverse.node.peer.Link;
import org.hashverse.node.peer.OwnIdentity;
import org.hashverse.node.peer.PeerDirectory;
import org.hashverse.node.peer.PeerState;
import org.hashverse.node.strangers.StrangerPlaces;
import org.hashverse.node.strangers.Strangers;
import org.hashverse.store.history.MessageStore;
import org.hashverse.store.settings.Settings;
import org.hashverse.transport.Admission.Answer;
import org.hashverse.transport.Discouraged;
import org.hashverse.transport.EvictionPolicy;
import org.hashverse.transport.Origin;
import org.hashverse.wire.Frame;

/// Decides which peers may connect, and which link is closed when there are too many. Node thread only.
public final class AdmissionPolicy {
    private final OwnIdentity myself;
    private final PeerDirectory directory;
    private final MessageStore store;
    private final StrangerPlaces places;
    private final DuplicateIdentityDetector duplicates;
    private final Greetings greetings;
    private final OwnInvites invites;
    private final Discouraged discouraged;
    private final Limits limits;

    AdmissionPolicy(CommonParts common, Strangers strangers, DuplicateIdentityDetector duplicates, Greetings greetings, OwnInvites invites) {
        myself = common.myself();
        directory = common.directory();
        store = common.store();
        places = strangers.places;
        this.duplicates = duplicates;
        this.greetings = greetings;
        this.invites = invites;
        discouraged = strangers.discouraged;
        limits = common.limits();
    }

    /// The answer to a peer that called us, proved its key and sent HELLO. May close another link to make room, and uses up the invite that the peer brings. An unknown peer stays unknown, because its link is not ready
    /// yet; see [#enter]. But if it becomes a contact by an invite with a limit, it has its place in the invite from now on, so the answer must wait until that is saved
    /// ([PeerDirectory#whenSaved]): after a kill, another key could use the invite again.
    public Answer answer(PeerId id, Frame.Hello hello, InetSocketAddress from) {
        if (!store.writable()) return refuse(Frame.Bye.Code.FULL, "");
        if (id.equals(myself.id)) {
            if (!hello.instance().equals(myself.instance)) duplicates.seen();
            return refuse(Frame.Bye.Code.REFUSED, "own key");
        }
        var known = directory.find(id);
        var standing = standing(id, known, hello);
        if (standing == Standing.BLOCKED) return refuse(Frame.Bye.Code.REFUSED, "");
        if (standing == Standing.REMOVED) return refuse(Frame.Bye.Code.REMOVED, "");
        boolean contact = standing == Standing.CONTACT;
        if (!contact && !places.hasPlace(known)) return refuse(Frame.Bye.Code.FULL, "");
        if (!makeRoom(contact, invites.brings(id, hello), known, Origin.of(from.getAddress()))) return refuse(Frame.Bye.Code.FULL, "");
        if (contact && known.filter(PeerState::contact).isEmpty()) invites.use(id, hello);
        known.ifPresent(greetings::connecting);
        return new Answer.Greet(greetings.hello(id, contact, Optional.empty()));
    }

    /// Admits a peer that called us, now that its link is ready. May close another link to make room. Empty if the peer was blocked or removed after its HELLO, if there is no
    /// place for another stranger, or if another peer that called at the same time took the room. Does not save: `PresenceNotices` does so when it tells subscribers of the link.
    public Optional<PeerState> enter(PeerId id, Frame.Hello hello, Origin origin) {
        var standing = standing(id, directory.find(id), hello);
        if (standing == Standing.BLOCKED || standing == Standing.REMOVED) return Optional.empty();
        if (standing == Standing.STRANGER && !places.hasPlace(directory.find(id))) return Optional.empty();
        if (!makeRoom(standing == Standing.CONTACT, invites.brings(id, hello), directory.find(id), origin)) return Optional.empty();
        var peer = directory.find(id).orElseGet(() -> places.newcomer(id, hello.name()));
        if (standing == Standing.CONTACT) {
            if (!peer.chosen()) {
                // a contact that came by our invite once stays one that did, whatever token it brings now
                peer.invited = invites.brings(id, hello) || peer.contact() && peer.invited;
                peer.letIn = !peer.invited;
            }
            directory.makeContact(peer);
        } else {
            peer.standing = standing;
            peer.invited |= invites.brings(id, hello);
        }
        peer.origin = Optional.of(origin);
        return Optional.of(peer);
    }

    /// Makes room for the link of a contact that we called, now that it is ready, as for a contact that called us. Returns false if there is none.
    ///
    /// @param at where the contact answered
    public boolean makeRoomFor(PeerState contact, Origin at) {
        return makeRoom(true, false, Optional.of(contact), at);
    }

    /// The standing of a peer once its link is ready.
    private Standing standing(PeerId id, Optional<PeerState> known, Frame.Hello hello) {
        var standing = known.map(peer -> peer.standing).orElse(Standing.STRANGER);
        if (standing == Standing.BLOCKED || standing == Standing.CONTACT) return standing;
        // this makes even a removed peer a contact: its removal renewed or revoked the invites that it knew, so it has been given a new one
        if (invites.brings(id, hello) && moreContacts()) return Standing.CONTACT;
        if (standing == Standing.REMOVED) return standing;
        return acceptedAsAnyone(hello) ? Standing.CONTACT : Standing.STRANGER;
    }

    /// Whether `accept anyone` makes the peer a contact. It does not if the name of the peer looks like that of a contact.
    private boolean acceptedAsAnyone(Frame.Hello hello) {
        return myself.accept() == Settings.Accept.ANYONE && !directory.looksLikeContact(hello.name()) && moreContacts();
    }

    /// Whether one more peer may become a contact that the person did not choose. Bounded, because anyone can make any number of keys, and all may bring the same invite.
    private boolean moreContacts() {
        return directory.all().stream().filter(PeerState::contact).count() < limits.quotas().contactsLetIn();
    }

    /// Makes room for one more link. Returns false if there is none. Strangers may have half of all links. If there is none, one link is closed. Where several may be closed,
    /// [EvictionPolicy] chooses. An "address with more links" has more of them than the address of the newcomer would have. Where only a link from a discouraged address or from
    /// an address with more links may be closed, a newcomer from a discouraged address gets none.
    ///
    /// - for a peer that has a link already, its oldest one; but a link that gives up its place to another peer ([Link#evicted]) is none;
    /// - for a contact, the link of a stranger. If there is none, the link of a contact that only `accept anyone` let in ([PeerState#letIn]). If the newcomer becomes
    ///   such a contact only now, only the link of one from a discouraged address, or from an address with more links;
    /// - if there is none either: for a contact that the person chose, a link of a contact that the person did not choose, or else a link from a discouraged address or from
    ///   an address with more links, the newest first;
    /// - for any other contact, only the link of another contact that was not chosen: one from a discouraged address or from an address with more links. If there is none,
    ///   a contact that we know already gets the link of one from elsewhere that became a contact later. Many keys may use one invite, and they must not keep out earlier
    ///   contacts;
    /// - for a stranger, the link of a stranger that wrote nothing. If there is none, only the link of a stranger from a discouraged address or from an address with more
    ///   links. If the address of the newcomer is discouraged, none.
    private boolean makeRoom(boolean contact, boolean invited, Optional<PeerState> known, Origin from) {
        var links = directory.openLinks();
        var strangers = links.stream().filter(link -> !link.peer.contact()).sorted(Comparator.comparing(link -> link.since)).toList();
        if (links.size() < limits.quotas().links() && (contact || strangers.size() < limits.quotas().links() / 2)) return true;
        var oldest = known.flatMap(peer -> peer.links.stream().filter(link -> !link.evicted).findFirst()); // another has the place of an evicted one
        if (oldest.isPresent()) {
            oldest.get().connection.abort(CloseReason.DUPLICATE); // without BYE, because a link that sends BYE stays open for a moment
            return true;
        }
        var victim = contact ? forContact(known.filter(PeerState::contact), invited, strangers, links, from) : forStranger(strangers, from);
        victim.ifPresent(link -> {
            link.evicted = true;
            link.connection.close(CloseReason.CLOSED, new Frame.Bye(Frame.Bye.Code.FULL, ""));
        });
        return victim.isPresent();
    }

    private Optional<Link> forContact(Optional<PeerState> known, boolean invited, List<Link> strangers, List<Link> links, Origin from) {
        if (!strangers.isEmpty()) return EvictionPolicy.choose(strangers, AdmissionPolicy::origin, discouraged::contains);
        var letIn = links.stream().filter(link -> link.peer.letIn).sorted(Comparator.comparing(link -> link.since)).toList();
        if (known.isEmpty() && !invited) return EvictionPolicy.chooseFor(from, letIn, AdmissionPolicy::origin, discouraged::contains);
        if (!letIn.isEmpty()) return EvictionPolicy.choose(letIn, AdmissionPolicy::origin, discouraged::contains);
        var newest = links.stream().sorted(Comparator.comparing((Link link) -> link.since).reversed()).toList();
        var unchosen = newest.stream().filter(link -> !link.peer.chosen()).toList();
        if (known.filter(PeerState::chosen).isPresent()) {
            return EvictionPolicy.choose(unchosen, AdmissionPolicy::origin, discouraged::contains)
                    .or(() -> EvictionPolicy.chooseFor(from, newest, AdmissionPolicy::origin, discouraged::contains));
        }
        return EvictionPolicy.chooseFor(from, unchosen, AdmissionPolicy::origin, discouraged::contains)
                .or(() -> known.filter(_ -> !discouraged.contains(from)).flatMap(peer -> linkOfLaterContact(peer, unchosen, from)));
    }

    /// The link of the newest contact from another neighbourhood, if that contact became one after `peer`.
    private Optional<Link> linkOfLaterContact(PeerState peer, List<Link> links, Origin from) {
        var inOrder = List.copyOf(directory.all()); // peers that became contacts later stand further back
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

    private static Answer refuse(Frame.Bye.Code code, String detail) {
        return new Answer.TurnAway(new Frame.Bye(code, detail));
    }
}
