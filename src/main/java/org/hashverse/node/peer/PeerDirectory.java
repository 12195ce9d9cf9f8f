package org.hashverse.node.peer;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.hashverse.chat.AvatarColour;
import org.hashverse.chat.CloseReason;
import org.hashverse.chat.Lookalike;
import org.hashverse.chat.PeerAddress;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.PeerName;
import org.hashverse.chat.Standing;
import org.hashverse.node.api.NodeEvent;
import org.hashverse.node.api.Peer;
import org.hashverse.node.kit.Background;
import org.hashverse.node.kit.Events;
import org.hashverse.node.kit.Limits;
import org.hashverse.node.kit.NodeThread;
import org.hashverse.store.history.MessageStore;
import org.hashverse.store.profile.PeerBook;

/// All peers that we know: contacts, strangers, removed and blocked ones. Saves them, and tells subscribers of changes. Node thread only.
public final class PeerDirectory {
    /// Most addresses of *Keep trying*.
    static final int MAX_KEPT_TRYING = 32;

    private final SequencedMap<PeerId, PeerState> peers = new LinkedHashMap<>();
    private final List<PeerAddress> keptTrying = new ArrayList<>();
    private final OwnIdentity myself;
    private final Events events;
    private final MessageStore store;
    private final Background background;
    private final Limits limits;
    private Runnable whenNamesChange = () -> { };

    /// @param book what the profile keeps of peers
    public PeerDirectory(PeerBook book, OwnIdentity myself, Events events, MessageStore store, Background background, Limits limits) {
        for (var record : book.peers()) peers.put(record.id(), new PeerState(record, limits));
        keptTrying.addAll(book.calling());
        this.myself = myself;
        this.events = events;
        this.store = store;
        this.background = background;
        this.limits = limits;
    }

    /// All peers. One that becomes a contact, or gets a name that looks different, moves to the end; see [#makeContact]. A copy, so the directory may change meanwhile.
    public Collection<PeerState> all() {
        return List.copyOf(peers.values());
    }

    /// Runs an action for every peer. If it fails for one peer, the failure is logged, and the action runs for the others all the same.
    public void each(Consumer<PeerState> action) {
        for (var peer : all()) NodeThread.guarded(() -> action.accept(peer));
    }

    /// The peer with a key; empty if it is unknown.
    public Optional<PeerState> find(PeerId id) {
        return Optional.ofNullable(peers.get(id));
    }

    /// Adds a new peer. The caller saves the directory and tells subscribers.
    public PeerState add(PeerId id, PeerName name, Standing standing) {
        var peer = new PeerState(id, name, standing, limits);
        peers.put(id, peer);
        return peer;
    }

    /// Sets the name and colour that a peer claims. If the name looks different from the one before, the peer counts as the last one to have it. The caller compares names
    /// ([#updateLookalikes]), saves, and tells subscribers.
    public void setClaims(PeerState peer, PeerName name, Optional<AvatarColour> colour) {
        var before = peer.similarity().bare();
        peer.name = name;
        peer.colour = colour;
        peer.claims.waiting = Optional.empty();
        if (!peer.similarity().bare().equals(before)) moveLast(peer);
    }

    /// Makes a peer a contact. Of contacts whose names look alike, the one that first had the name as a contact is the original: it stands first. The caller saves, and
    /// tells subscribers.
    public void makeContact(PeerState peer) {
        if (peer.contact()) return;
        peer.incoming.strangerMessages = 0;
        peer.standing = Standing.CONTACT;
        peer.incoming.timestamps.accepted();
        for (var link : peer.links) link.connection.contact(true);
        moveLast(peer);
    }

    /// Moves a peer behind all others. The peer book keeps this order.
    private void moveLast(PeerState peer) {
        if (peers.get(peer.id) == peer) peers.putLast(peer.id, peer);
    }

    /// Removes a peer from the directory, saves it, and tells subscribers that the peer is gone. If they were told that the peer is connected, they are told first that it
    /// left. Messages and links stay; the caller deletes and closes them.
    public void forget(PeerState peer) {
        peer.forgotten = true;
        if (peer.presence.announced) {
            peer.presence.announced = false;
            changed(peer);
            events.tell(new NodeEvent.Left(peer.id, CloseReason.CLOSED));
        }
        peers.remove(peer.id);
        save();
        if (!peer.hidden()) events.tell(new NodeEvent.PeerGone(peer.id));
    }

    /// The keys of all strangers.
    public Set<PeerId> strangers() {
        return peers.values().stream().filter(peer -> peer.standing == Standing.STRANGER).map(peer -> peer.id).collect(Collectors.toSet());
    }

    /// The connected contacts.
    public List<PeerState> reachable() {
        return peers.values().stream().filter(PeerState::reachable).toList();
    }

    /// The links that have places ([Limits.Quotas#links]): all that are open, but those that give up their places.
    public List<Link> openLinks() {
        return peers.values().stream().flatMap(peer -> peer.links.stream()).filter(link -> !link.evicted).toList();
    }

    /// Whether contacts have all places for links. Then a further link needs the place of one of them.
    public boolean fullOfContacts() {
        return openLinks().stream().filter(link -> link.peer.contact()).count() >= limits.quotas().links();
    }

    /// The contacts whose keys have answered at an address, or whose invites name it.
    public List<PeerId> pinnedAt(PeerAddress address) {
        return peers.values().stream().filter(p -> p.contact() && p.addresses.contains(address)).map(p -> p.id).toList();
    }

    /// The peer as subscribers are told of it.
    public Peer view(PeerState peer) {
        var voucher = peer.vouchedBy.filter(id -> find(id).filter(by -> by.contact() && by.verified).isPresent());
        return peer.view(store.waiting(peer.id), voucher);
    }

    /// Tells subscribers that something about a peer changed.
    public void changed(PeerState peer) {
        if (peers.get(peer.id) == peer && !peer.hidden()) events.tell(new NodeEvent.PeerChanged(view(peer)));
    }

    /// Saves the peer book, and tells subscribers that something about a peer changed.
    public void saveAndTell(PeerState peer) {
        save();
        changed(peer);
    }

    /// Saves the peer book, in the background.
    public void save() {
        var book = new PeerBook(peers.values().stream().map(PeerState::record).toList(), keptTrying, myself.issued.all());
        background.savePeers(book);
    }

    /// Runs something on the node thread when all that was to be saved so far is on the disk, or cannot be written now. For answers to a person: a peer of which they were told
    /// that it is a contact, or blocked, must still be so after a kill.
    public void whenSaved(Runnable then) {
        background.whenSaved(then);
    }

    /// The addresses of *Keep trying*.
    public List<PeerAddress> keptTrying() {
        return List.copyOf(keptTrying);
    }

    /// Adds an address to those of *Keep trying* (`on`), or removes it. Saves a change and tells subscribers. Adds nothing if there are [#MAX_KEPT_TRYING] already.
    public void keepTrying(PeerAddress address, boolean on) {
        boolean changed = on ? !keptTrying.contains(address) && keptTrying.size() < MAX_KEPT_TRYING && keptTrying.add(address) : keptTrying.remove(address);
        if (!changed) return;
        save();
        events.tell(new NodeEvent.CallingChanged(keptTrying()));
    }

    /// Sets [PeerState#resembles] of all peers anew, and tells subscribers of those that changed. Marked are peers whose name looks like the name of a contact, except for
    /// the original; peers whose name looks like a contact's name with its code; and contacts whose name looks like ours.
    public void updateLookalikes() {
        var ours = Lookalike.skeleton(myself.settings().name().text());
        var bearers = new HashMap<String, PeerId>();
        var coded = new HashMap<String, PeerId>();
        for (var contact : peers.values()) {
            if (!contact.contact()) continue;
            for (var skeleton : contact.similarity().bare()) bearers.putIfAbsent(skeleton, contact.id);
            coded.putIfAbsent(contact.similarity().coded(), contact.id);
        }
        for (var peer : all()) {
            var before = peer.resembles;
            peer.resembles = Optional.ofNullable(bearers.get(peer.similarity().shown())).filter(id -> !id.equals(peer.id))
                    .or(() -> Optional.ofNullable(coded.get(peer.similarity().letters())).filter(id -> !id.equals(peer.id)));
            if (peer.resembles.isEmpty() && peer.contact() && peer.similarity().shown().equals(ours)) peer.resembles = Optional.of(myself.id);
            if (!before.equals(peer.resembles)) changed(peer);
        }
        whenNamesChange.run();
    }

    /// Sets an action that runs after each [#updateLookalikes].
    public void whenNamesChange(Runnable action) {
        whenNamesChange = action;
    }

    /// The contact that a peer with this key could be taken for by a name that is claimed for it, or our own key.
    public Optional<PeerId> resembled(PeerId id, PeerName claimed) {
        var skeleton = Lookalike.skeleton(claimed.text());
        var letters = NameSimilarity.letters(skeleton);
        return peers.values().stream().filter(peer -> peer.contact() && !peer.id.equals(id))
                .filter(peer -> peer.similarity().bare().contains(skeleton) || peer.similarity().coded().equals(letters)).map(peer -> peer.id).findFirst()
                .or(() -> Optional.of(myself.id).filter(_ -> Lookalike.skeleton(myself.settings().name().text()).equals(skeleton)));
    }

    /// Whether a name looks like that of a contact.
    public boolean looksLikeContact(PeerName claimed) {
        var skeleton = Lookalike.skeleton(claimed.text());
        var letters = NameSimilarity.letters(skeleton);
        return peers.values().stream().filter(PeerState::contact).map(PeerState::similarity)
                .anyMatch(name -> name.bare().contains(skeleton) || name.coded().equals(letters));
    }
}
