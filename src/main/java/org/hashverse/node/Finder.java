package org.hashverse.node;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.hashverse.chat.PeerAddress;
import org.hashverse.chat.Standing;

/// Which peer a person means by what he typed. Node thread only.
final class Finder {
    /// Fewest characters of an id that name somebody.
    static final int MIN_ID = 6;

    private final Myself myself;
    private final Roster roster;

    Finder(Myself myself, Roster roster) {
        this.myself = myself;
        this.roster = roster;
    }

    Found find(String typed) {
        var text = typed.strip();
        if (text.startsWith("@")) return named(unquoted(text.substring(1)));
        try {
            var address = PeerAddress.parse(text);
            boolean withPort = text.matches(".*[\\s:\\]].*");
            if (withPort && myself.ours(address)) return new Found.Self();
            var there = withPort ? matching(peer -> peer.address().filter(address::equals).isPresent() || peer.addresses.contains(address)) : List.<Peer>of();
            if (!there.isEmpty()) return choose(there);
            if (withPort && address.literal()) return new Found.Nobody();
        } catch (IllegalArgumentException notAnAddress) {
            // then it is a name or an id
        }
        var byId = byId(text);
        return byId instanceof Found.Nobody ? named(unquoted(text)) : byId;
    }

    private Found byId(String text) {
        var prefix = text.toUpperCase(Locale.ROOT);
        if (prefix.length() < MIN_ID || !prefix.matches("[A-Z2-7]+")) return new Found.Nobody();
        if (myself.id.text().startsWith(prefix)) return new Found.Self();
        return choose(matching(peer -> peer.id.text().startsWith(prefix)));
    }

    private Found named(String name) {
        if (name.isBlank()) return new Found.Nobody();
        var exact = matching(peer -> peer.name.text().equals(name) || peer.nickname.filter(name::equals).isPresent());
        var coded = matching(peer -> peer.resembles.isPresent() && roster.view(peer).distinctName().equals(name));
        if (!coded.isEmpty()) return choose(Stream.concat(coded.stream(), exact.stream()).distinct().toList());
        // who has the name of another in other letters is not meant by them alone
        if (!exact.isEmpty() && exact.stream().allMatch(peer -> peer.resembles().isEmpty())) return choose(exact);
        var plain = Roster.plain(name);
        var alike = matching(peer -> Roster.plain(peer.name.text()).equals(plain) || peer.nickname.map(Roster::plain).filter(plain::equals).isPresent());
        if (!alike.isEmpty()) return choose(alike);
        if (Roster.plain(myself.settings().name().text()).equals(plain)) return new Found.Self();
        return byId(name);
    }

    private static String unquoted(String text) {
        return text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"") ? text.substring(1, text.length() - 1) : text;
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
