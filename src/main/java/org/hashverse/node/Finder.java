package org.hashverse.node;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.hashverse.chat.PeerAddress;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.Standing;

/// Finds the peer that a person means by what they typed. Node thread only.
final class Finder {
    /// Fewest characters of an id that name somebody.
    static final int MIN_ID = 6;

    private final OwnIdentity myself;
    private final PeerDirectory roster;

    Finder(OwnIdentity myself, PeerDirectory roster) {
        this.myself = myself;
        this.roster = roster;
    }

    /// Whom a word means. A key is proof and goes before every claim: nobody is meant by a name that is spelled like the id or the address of another.
    Found find(String typed) {
        var text = typed.strip();
        var word = text.startsWith("@") ? text.substring(1) : text;
        if (quoted(word)) return named(word.substring(1, word.length() - 1));
        var address = address(word);
        if (address.filter(myself::ours).isPresent()) return new Found.Self();
        var there = address.map(this::at).orElse(List.of());
        if (!there.isEmpty()) return choose(there);
        if (address.filter(PeerAddress::literal).isPresent()) return new Found.Nobody();
        return identified(word);
    }

    /// Finds the peer that a text is for. Stricter than [#find]: the name of a stranger finds nobody, and neither does an address that a peer only claims.
    /// The answer is [Found.Several] of one then.
    Found addressee(String typed) {
        var found = find(typed);
        return found instanceof Found.One(var peer) && !sure(typed.strip().replaceFirst("^@", ""), peer) ? new Found.Several(List.of(peer)) : found;
    }

    private boolean sure(String word, Peer peer) {
        if (prefix(word).filter(peer.id().text()::startsWith).isPresent()) return true;
        var address = quoted(word) ? Optional.<PeerAddress>empty() : address(word);
        if (address.isPresent() && roster.find(peer.id()).filter(known -> known.address().filter(address.get()::equals).isPresent()).isPresent())
            return roster.find(peer.id()).filter(known -> known.provenAt(address.get())).isPresent();
        return peer.standing() != Standing.STRANGER;
    }

    // a port goes with it: without one it may as well be a name
    private static Optional<PeerAddress> address(String word) {
        try {
            return word.matches(".*[\\s:\\]].*") ? Optional.of(PeerAddress.parse(word)) : Optional.empty();
        } catch (IllegalArgumentException notAnAddress) {
            return Optional.empty();
        }
    }

    /// Those whose key answered there, else those who say so.
    private List<Peer> at(PeerAddress address) {
        var proven = matching(peer -> peer.provenAt(address));
        return proven.isEmpty() ? matching(peer -> peer.address().filter(address::equals).isPresent()) : proven;
    }

    private static Optional<String> prefix(String word) {
        var prefix = word.toUpperCase(Locale.ROOT);
        return prefix.length() >= MIN_ID && prefix.matches("[A-Z2-7]+") ? Optional.of(prefix) : Optional.empty();
    }

    private Found identified(String word) {
        var prefix = prefix(word);
        if (prefix.filter(myself.id.text()::startsWith).isPresent()) return new Found.Self();
        var keys = prefix.map(start -> matching(peer -> peer.id.text().startsWith(start))).orElse(List.of());
        if (prefix.filter(start -> start.length() >= PeerId.LENGTH).isPresent()) return choose(keys); // so long a name only pretends
        if (keys.isEmpty()) return named(word);
        var called = bearers(word).stream().filter(peer -> peer.standing() == Standing.CONTACT && !keys.contains(peer)).toList();
        return called.isEmpty() ? choose(keys) : new Found.Several(Stream.concat(keys.stream(), called.stream()).toList());
    }

    private Found named(String name) {
        if (name.isBlank()) return new Found.Nobody();
        var bearers = bearers(name);
        if (!bearers.isEmpty()) return choose(bearers);
        return PeerDirectory.plain(myself.settings().name().text()).equals(PeerDirectory.plain(name)) ? new Found.Self() : new Found.Nobody();
    }

    private List<Peer> bearers(String name) {
        var exact = matching(peer -> peer.name.text().equals(name) || peer.nickname.filter(name::equals).isPresent());
        var coded = matching(_ -> true).stream().filter(peer -> peer.doubtful() && peer.distinctName().equals(name)).toList();
        if (!coded.isEmpty()) return Stream.concat(coded.stream(), exact.stream()).distinct().toList();
        // who has the name of another in other letters is not meant by them alone
        if (!exact.isEmpty() && exact.stream().allMatch(peer -> peer.resembles().isEmpty())) return exact;
        var plain = PeerDirectory.plain(name);
        return matching(peer -> PeerDirectory.plain(peer.name.text()).equals(plain) || peer.nickname.map(PeerDirectory::plain).filter(plain::equals).isPresent());
    }

    private static boolean quoted(String text) {
        return text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"");
    }

    private List<Peer> matching(Predicate<PeerState> test) {
        return roster.all().stream().filter(test).map(roster::view).toList();
    }

    /// Somebody connected, or at least a contact, is meant before one that was removed.
    private static Found choose(List<Peer> peers) {
        for (Predicate<Peer> better : List.<Predicate<Peer>>of(peer -> peer.standing() == Standing.CONTACT && !peer.endedByIt(),
                peer -> peer.standing() == Standing.CONTACT, peer -> peer.standing() == Standing.STRANGER, _ -> true)) {
            var left = peers.stream().filter(better).toList();
            if (left.size() == 1) return new Found.One(left.getFirst());
            if (left.size() > 1) return new Found.Several(left);
        }
        return new Found.Nobody();
    }
}
