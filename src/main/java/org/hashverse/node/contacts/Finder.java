package org.hashverse.node.contacts;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.hashverse.chat.PeerAddress;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.Standing;
import org.hashverse.node.api.Found;
import org.hashverse.node.api.Peer;
import org.hashverse.node.peer.OwnIdentity;
import org.hashverse.node.peer.PeerDirectory;
import org.hashverse.node.peer.PeerState;

/// Finds the peer that a person means by what they typed. Node thread only.
public final class Finder {
    /// Fewest characters of an id that find a peer.
    static final int MIN_ID = 6;

    private final OwnIdentity myself;
    private final PeerDirectory directory;

    Finder(OwnIdentity myself, PeerDirectory directory) {
        this.myself = myself;
        this.directory = directory;
    }

    /// Finds the peers that a word means. Ids and addresses count before names, because names are only claims: a peer whose name is the whole id or the address of another is
    /// not found by that name. If a word is the beginning of one peer's id and the name of another contact, it means both.
    public Found find(String typed) {
        var text = typed.strip();
        var word = text.startsWith("@") ? text.substring(1) : text;
        if (quoted(word)) return named(word.substring(1, word.length() - 1));
        var address = address(word);
        if (address.filter(myself::ours).isPresent()) return new Found.Self();
        var atAddress = address.map(this::at).orElse(List.of());
        if (!atAddress.isEmpty()) return choose(atAddress);
        if (address.filter(PeerAddress::literal).isPresent()) return new Found.Nobody();
        return identified(word);
    }

    /// Finds the recipient of a message. Stricter than [#find]: if the peer is a stranger found by its name, or is found by an address that it only claims, the answer is
    /// [Found.Claimed].
    public Found addressee(String typed) {
        var found = find(typed);
        return found instanceof Found.One(var peer) && !certain(typed.strip().replaceFirst("^@", ""), peer) ? new Found.Claimed(peer) : found;
    }

    private boolean certain(String word, Peer peer) {
        if (prefix(word).filter(peer.id().text()::startsWith).isPresent()) return true;
        var address = quoted(word) ? Optional.<PeerAddress>empty() : address(word);
        if (address.isPresent() && directory.find(peer.id()).filter(known -> known.address().filter(address.get()::equals).isPresent()).isPresent())
            return directory.find(peer.id()).filter(known -> known.provenAt(address.get())).isPresent();
        return peer.standing() != Standing.STRANGER;
    }

    // an address has a port; without one the word may be a name
    private static Optional<PeerAddress> address(String word) {
        try {
            return word.matches(".*[\\s:\\]].*") ? Optional.of(PeerAddress.parse(word)) : Optional.empty();
        } catch (IllegalArgumentException notAnAddress) {
            return Optional.empty();
        }
    }

    /// The peers that are proven at an address ([PeerState#provenAt]), else the peers that claim it.
    private List<Peer> at(PeerAddress address) {
        var proven = matching(peer -> peer.provenAt(address));
        return proven.isEmpty() ? matching(peer -> peer.address().filter(address::equals).isPresent()) : proven;
    }

    private static Optional<String> prefix(String word) {
        var prefix = word.toUpperCase(Locale.ROOT);
        return prefix.length() >= MIN_ID && prefix.matches("[A-Z2-7]+") ? Optional.of(prefix) : Optional.empty();
    }

    /// The peers whose id begins with a word, and the contacts with that name; if no id does, the peers with that name.
    private Found identified(String word) {
        var prefix = prefix(word);
        if (prefix.filter(myself.id.text()::startsWith).isPresent()) return new Found.Self();
        var keys = prefix.map(start -> matching(peer -> peer.id.text().startsWith(start))).orElse(List.of());
        if (prefix.filter(start -> start.length() >= PeerId.LENGTH).isPresent()) return choose(keys); // a name of that length only imitates an id
        if (keys.isEmpty()) return named(word);
        var namedSo = bearers(word).stream().filter(peer -> peer.standing() == Standing.CONTACT && !keys.contains(peer)).toList();
        return namedSo.isEmpty() ? choose(keys) : new Found.Several(Stream.concat(keys.stream(), namedSo.stream()).toList());
    }

    private Found named(String name) {
        if (name.isBlank()) return new Found.Nobody();
        var bearers = bearers(name);
        if (!bearers.isEmpty()) return choose(bearers);
        return plain(myself.settings().name().text()).equals(plain(name)) ? new Found.Self() : new Found.Nobody();
    }

    /// The peers with exactly this name, after those that [Peer#distinctName] shows so with their code. If no code was typed, and if nobody has exactly this name or one of them
    /// looks like another peer: all whose names [#plain] makes equal to this one.
    private List<Peer> bearers(String name) {
        var exact = matching(peer -> peer.name.text().equals(name) || peer.nickname.filter(name::equals).isPresent());
        var coded = matching(_ -> true).stream().filter(peer -> peer.doubtful() && peer.distinctName().equals(name)).toList();
        if (!coded.isEmpty()) return Stream.concat(coded.stream(), exact.stream()).distinct().toList();
        // an exact match is not enough if a peer imitates the name of another
        if (!exact.isEmpty() && exact.stream().allMatch(peer -> peer.resembles().isEmpty())) return exact;
        var plain = plain(name);
        return matching(peer -> plain(peer.name.text()).equals(plain) || peer.nickname.map(Finder::plain).filter(plain::equals).isPresent());
    }

    private static boolean quoted(String text) {
        return text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"");
    }

    private List<Peer> matching(Predicate<PeerState> test) {
        return directory.all().stream().filter(test).map(directory::view).toList();
    }

    /// Prefers contacts that have not removed us, then other contacts, then strangers, then all others.
    private static Found choose(List<Peer> peers) {
        for (Predicate<Peer> better : List.<Predicate<Peer>>of(peer -> peer.standing() == Standing.CONTACT && !peer.endedByIt(),
                peer -> peer.standing() == Standing.CONTACT, peer -> peer.standing() == Standing.STRANGER, _ -> true)) {
            var left = peers.stream().filter(better).toList();
            if (left.size() == 1) return new Found.One(left.getFirst());
            if (left.size() > 1) return new Found.Several(left);
        }
        return new Found.Nobody();
    }

    /// A name without case, white space and invisible characters, to compare it with a typed name.
    private static String plain(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT).codePoints()
                .filter(c -> Character.getType(c) != Character.FORMAT && !Character.isWhitespace(c))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }
}
