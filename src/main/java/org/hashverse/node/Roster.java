package org.hashverse.node;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.hashverse.chat.Lookalike;
import org.hashverse.chat.PeerAddress;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.PeerName;
import org.hashverse.chat.Standing;
import org.hashverse.store.MessageStore;
import org.hashverse.store.PeerBook;

/// Everybody we know, and everybody who knocks. Node thread only.
final class Roster {
    /// Most addresses that are tried again and again without a known key.
    static final int MAX_CALLING = 32;

    private final Map<PeerId, PeerState> peers = new LinkedHashMap<>();
    private final List<PeerAddress> calling = new ArrayList<>();
    private final Events events;
    private final MessageStore store;
    private final Background background;
    private final Limits limits;

    Roster(PeerBook book, Events events, MessageStore store, Background background, Limits limits) {
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

    Optional<PeerState> find(PeerId id) {
        return Optional.ofNullable(peers.get(id));
    }

    /// Somebody new.
    PeerState add(PeerId id, PeerName name, Standing standing) {
        var peer = new PeerState(id, name, standing, limits);
        peers.put(id, peer);
        return peer;
    }

    void forget(PeerState peer) {
        peer.forgotten = true;
        peers.remove(peer.id);
        save();
        events.tell(new NodeEvent.PeerGone(peer.id));
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

    /// Something about it changed.
    void changed(PeerState peer) {
        if (peers.get(peer.id) == peer) events.tell(new NodeEvent.PeerChanged(view(peer)));
    }

    /// Something about it changed that outlives us.
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

    /// Finds again who has the name of a contact without its key.
    void compareNames() {
        for (var peer : all()) {
            var before = peer.resembles;
            peer.resembles = peer.standing != Standing.STRANGER ? Optional.empty() : named(peer.skeleton()).map(contact -> contact.id);
            if (!Objects.equals(before, peer.resembles)) changed(peer);
        }
    }

    /// The contact that a person would take somebody of this name for.
    Optional<PeerState> named(PeerName claimed) {
        return named(Lookalike.skeleton(claimed.text()));
    }

    private Optional<PeerState> named(String skeleton) {
        return peers.values().stream().filter(PeerState::contact)
                .filter(contact -> skeleton.equals(contact.skeleton()) || contact.nickname.map(Lookalike::skeleton).filter(skeleton::equals).isPresent()).findFirst();
    }

    /// Names that a person would take for one another on a quick look.
    static String plain(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT).codePoints()
                .filter(c -> Character.getType(c) != Character.FORMAT && !Character.isWhitespace(c))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }
}
