package org.hashverse.node;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.hashverse.chat.AvatarColour;
import org.hashverse.chat.CloseReason;
import org.hashverse.chat.Lookalike;
import org.hashverse.chat.PeerAddress;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.PeerName;
import org.hashverse.chat.Standing;
import org.hashverse.store.history.MessageStore;
import org.hashverse.store.profile.PeerBook;

/// Everybody we know, and everybody who knocks. Node thread only.
final class PeerDirectory {
    /// Most addresses that are tried again and again without a known key.
    static final int MAX_CALLING = 32;

    private final SequencedMap<PeerId, PeerState> peers = new LinkedHashMap<>();
    private final List<PeerAddress> calling = new ArrayList<>();
    private final Events events;
    private final MessageStore store;
    private final Background background;
    private final Limits limits;
    private Function<PeerState, Optional<PeerId>> own = _ -> Optional.empty();

    PeerDirectory(PeerBook book, Events events, MessageStore store, Background background, Limits limits) {
        for (var record : book.peers()) peers.put(record.id(), new PeerState(record, limits));
        calling.addAll(book.calling());
        this.events = events;
        this.store = store;
        this.background = background;
        this.limits = limits;
    }

    Collection<PeerState> all() {
        return List.copyOf(peers.values());
    }

    /// Applies a rule to every peer. Where it fails for one, that is logged and the others are served all the same.
    void each(Consumer<PeerState> rule) {
        for (var peer : all()) NodeThread.guarded(() -> rule.accept(peer));
    }

    Optional<PeerState> find(PeerId id) {
        return Optional.ofNullable(peers.get(id));
    }

    /// Adds a new peer.
    PeerState add(PeerId id, PeerName name, Standing standing) {
        var peer = new PeerState(id, name, standing, limits);
        peers.put(id, peer);
        return peer;
    }

    /// Takes over the name and colour that a peer claims. If the name looks different from the one before, the peer counts as the last one to bear it.
    void claims(PeerState peer, PeerName name, Optional<AvatarColour> colour) {
        var before = peer.similarity().bare();
        peer.name = name;
        peer.colour = colour;
        peer.claim = Optional.empty();
        if (!peer.similarity().bare().equals(before)) newest(peer);
    }

    /// Makes a peer a contact. Of contacts whose names look alike, the one that first had the name as a contact is the original.
    void welcome(PeerState peer) {
        if (peer.contact()) return;
        peer.strangerMessages = 0;
        peer.standing = Standing.CONTACT;
        peer.timestamps.welcomed();
        for (var link : peer.links) link.connection.contact(true);
        newest(peer);
    }

    // the peer book keeps this order
    private void newest(PeerState peer) {
        if (peers.get(peer.id) == peer) peers.putLast(peer.id, peer);
    }

    /// Removes all that is known of a peer. Subscribers that were told of its link are told first that it left.
    void forget(PeerState peer) {
        peer.forgotten = true;
        if (peer.announced) {
            peer.announced = false;
            changed(peer);
            events.tell(new NodeEvent.Left(peer.id, CloseReason.CLOSED));
        }
        peers.remove(peer.id);
        save();
        events.tell(new NodeEvent.PeerGone(peer.id));
    }

    /// The keys that the person has not decided about.
    Set<PeerId> strangers() {
        return peers.values().stream().filter(peer -> peer.standing == Standing.STRANGER).map(peer -> peer.id).collect(Collectors.toSet());
    }

    List<PeerState> reachable() {
        return peers.values().stream().filter(PeerState::reachable).toList();
    }

    /// The contacts whose keys have answered at an address, or were invited from there.
    List<PeerId> pinnedAt(PeerAddress address) {
        return peers.values().stream().filter(p -> p.contact() && p.addresses.contains(address)).map(p -> p.id).toList();
    }

    /// The peer as others see it.
    Peer view(PeerState peer) {
        return peer.view(store.waiting(peer.id));
    }

    /// Tells subscribers that something about a peer changed.
    void changed(PeerState peer) {
        if (peers.get(peer.id) == peer) events.tell(new NodeEvent.PeerChanged(view(peer)));
    }

    /// The same, and saves the peer book.
    void changedForGood(PeerState peer) {
        save();
        changed(peer);
    }

    void save() {
        var book = new PeerBook(peers.values().stream().map(PeerState::record).toList(), calling);
        background.savePeers(book);
    }

    List<PeerAddress> calling() {
        return List.copyOf(calling);
    }

    void call(PeerAddress address, boolean on) {
        boolean changed = on ? !calling.contains(address) && calling.size() < MAX_CALLING && calling.add(address) : calling.remove(address);
        if (!changed) return;
        save();
        events.tell(new NodeEvent.CallingChanged(calling()));
    }

    /// @param name what we are called now, which no contact may be without being marked
    void owner(PeerId id, Supplier<PeerName> name) {
        own = contact -> contact.similarity().shown().equals(Lookalike.skeleton(name.get().text())) ? Optional.of(id) : Optional.empty();
    }

    /// Marks again all peers that could be taken for another one ([PeerState#resembles]). These are peers whose name looks like a contact's, except for the original; peers whose
    /// name looks like a contact's name with its code; and contacts whose name looks like ours.
    void compareNames() {
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
            if (peer.resembles.isEmpty() && peer.contact()) peer.resembles = own.apply(peer);
            if (!before.equals(peer.resembles)) changed(peer);
        }
    }

    /// Whether a person would take a peer of this name for a contact.
    boolean borne(PeerName claimed) {
        var skeleton = Lookalike.skeleton(claimed.text());
        var letters = NameSimilarity.letters(skeleton);
        return peers.values().stream().filter(PeerState::contact).map(PeerState::similarity).anyMatch(name -> name.bare().contains(skeleton) || name.coded().equals(letters));
    }

    /// A name without case, white space and invisible characters, to compare it with a typed one.
    static String plain(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT).codePoints()
                .filter(c -> Character.getType(c) != Character.FORMAT && !Character.isWhitespace(c))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }
}
