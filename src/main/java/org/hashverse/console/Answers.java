package org.hashverse.console;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hashverse.chat.Delivery;
import org.hashverse.chat.Lookalike;
import org.hashverse.chat.MessageText;
import org.hashverse.chat.Standing;
import org.hashverse.console.words.ConsoleLine;
import org.hashverse.node.api.Peer;
import org.hashverse.node.api.PeerListing;
import org.hashverse.node.api.QueryAnswer;

/// Formats the answers of the node as lines.
final class Answers {
    private Answers() {}

    static List<String> list(Collection<Peer> peers, boolean all) {
        var lines = new ArrayList<String>();
        peers.stream().filter(peer -> peer.standing() == Standing.CONTACT && (all && !peer.endedByIt() || peer.connected()))
                .sorted(Comparator.comparing(Peer::distinctName).thenComparing(Peer::id))
                .forEach(peer -> lines.add("peer " + ConsoleLine.who(peer) + " " + ConsoleLine.state(peer.presence()) + " "
                        + ConsoleLine.roundTrip(peer.connected() ? peer.roundTrip() : Optional.empty())));
        lines.add("peers " + lines.size());
        return lines;
    }

    static List<String> query(QueryAnswer answer, String typed) throws Command.Failure {
        return List.of(switch (answer) {
            case QueryAnswer.Connected(var peer, var roundTrip) -> "connected " + ConsoleLine.who(peer) + " " + ConsoleLine.roundTrip(roundTrip);
            case QueryAnswer.Known(var peer) -> "known " + ConsoleLine.who(peer) + " last-heard " + ConsoleLine.when(peer.lastHeard());
            case QueryAnswer.Self(var address) -> "self " + address;
            case QueryAnswer.NotFound(var _) -> "not-found " + ConsoleLine.text(typed);
            case QueryAnswer.Ambiguous(var peers) -> throw new Command.Failure(several(typed, peers));
        });
    }

    static String several(String typed, List<Peer> peers) {
        return ConsoleLine.text(typed) + " may be any of " + String.join(", ", peers.stream().map(ConsoleLine::who).toList()) + "; use the id, six characters or more";
    }

    /// What to do if only the peer itself says that it has the typed name or address.
    static String claimed(String typed, Peer peer) {
        return ConsoleLine.text(typed) + " is only what " + peer.id() + " says of itself; use the id, six characters or more";
    }

    static List<String> select(PeerListing listing, Peer peer, Snapshot now) throws Command.Failure {
        var name = ConsoleLine.name(peer);
        return switch (listing.status()) {
            case TOLD -> listed(listing, now);
            case PRIVATE -> throw new Command.Failure(name + " does not share its peers; ask for them in a message");
            case NOT_ACCEPTED -> throw new Command.Failure(name + " has not accepted you yet; try again when it has");
            case NO_ANSWER -> throw new Command.Failure(name + " did not answer; try again");
            case OFFLINE -> throw new Command.Failure(name + " is offline; try again when it has joined");
        };
    }

    /// The name for an entry of a peer's list: our name for a peer that we know, else the name in the list. The code follows a name that mixes scripts, or resembles
    /// ours or a contact's; not in our own entry.
    private static String name(PeerListing.Entry entry, Snapshot now) {
        var known = now.peers().stream().filter(peer -> peer.id().equals(entry.id())).findFirst();
        if (known.isPresent()) return ConsoleLine.name(known.get());
        var name = entry.name().text();
        var skeleton = Lookalike.skeleton(name);
        var taken = Stream.concat(Stream.of(now.self().name().text()), now.peers().stream().filter(peer -> peer.standing() == Standing.CONTACT).map(Peer::shownName));
        boolean doubtful = Lookalike.mixed(name) || taken.anyMatch(other -> Lookalike.skeleton(other).equals(skeleton));
        return ConsoleLine.name(doubtful && !entry.id().equals(now.self().id()) ? name + " (" + entry.id().code() + ")" : name);
    }

    private static List<String> listed(PeerListing listing, Snapshot now) {
        var lines = new ArrayList<String>();
        for (var entry : listing.peers())
            lines.add("peer " + name(entry, now) + " " + ConsoleLine.address(entry.address()) + " " + entry.id() + " connected - "
                    + Math.max(0, entry.age().toSeconds()) + "s");
        lines.add("peers " + lines.size() + (listing.total() > lines.size() ? " of " + listing.total() : ""));
        return lines;
    }

    static boolean arrived(Delivery delivery) {
        return delivery.stage() == Delivery.Stage.DELIVERED || delivery.stage() == Delivery.Stage.READ;
    }

    /// Whether a recipient counts for a message. It does not if the message was cancelled before it left, by the person or because the recipient was removed or blocked.
    static boolean counts(Delivery delivery) {
        return delivery.stage() != Delivery.Stage.CANCELLED;
    }

    static String cannotSend(MessageText.Fault fault) {
        return switch (fault) {
            case BLANK -> "nothing to send; send TEXT";
            case TOO_LONG -> "the text is longer than " + MessageText.MAX_BYTES + " bytes; send it in parts";
            case CONTROL -> "the text holds control characters; send it without them";
            case MALFORMED -> "the text is not well-formed Unicode; send it as UTF-8";
        };
    }
}
