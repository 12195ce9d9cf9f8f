package org.hashverse.ui.add;

import java.time.Instant;
import java.util.function.Function;
import org.hashverse.node.api.Peer;
import org.hashverse.node.api.QueryAnswer;
import org.hashverse.ui.peer.Phrases;
import org.hashverse.ui.words.Sentence;
import org.hashverse.ui.words.Words;

/// The texts of the query dialog.
public final class QuerySentences {
    private QuerySentences() {}

    /// An answer in words.
    ///
    /// @param typed what the person typed, or the name of the peer that they chose from several
    /// @param label what we call a peer
    public static Sentence of(QueryAnswer answer, String typed, Function<Peer, String> label, Instant now) {
        return switch (answer) {
            case QueryAnswer.Connected(var peer, var trip) -> new Sentence(Words.get("query.connected", label.apply(peer)),
                    trip.map(time -> Words.get("query.round-trip", Phrases.roundTrip(time))).orElseGet(() -> Words.get("query.no-round-trip")));
            case QueryAnswer.Known(var peer) -> known(peer, label.apply(peer), now);
            case QueryAnswer.Self(var address) -> new Sentence(Words.get("query.self"), Words.get("query.self.at", address));
            case QueryAnswer.NotFound(var connected) -> notFound(connected, typed.strip());
            case QueryAnswer.Ambiguous(var peers) -> new Sentence(Words.get("query.several", peers.size(), typed.strip()), Words.get("query.several.next"));
        };
    }

    private static Sentence known(Peer peer, String name, Instant now) {
        return switch (peer.standing()) {
            case CONTACT, STRANGER -> new Sentence(Words.get("query.known", name), peer.lastHeard()
                    .map(heard -> Words.get("query.last-heard", Phrases.when(heard, now))).orElseGet(() -> Words.get("query.never-heard")));
            case REMOVED -> new Sentence(Words.get("query.removed", name), Words.get("query.removed.next"));
            case BLOCKED -> new Sentence(Words.get("query.blocked", name), Words.get("query.blocked.next"));
        };
    }

    private static Sentence notFound(int connected, String typed) {
        if (connected == 0) return new Sentence(Words.get("query.nobody"), Words.get("query.nobody.next", typed));
        // a host name without a port may just as well be the name of a peer
        var isAddress = AddressInput.read(typed, QueryCard.ANY_PORT, "", false) instanceof AddressInput.Reading.Place(var place) && (place.literal() || typed.indexOf(':') > 0);
        return Sentence.headOnly(Words.get(isAddress ? "query.none-at" : "query.none-called", connected, typed));
    }
}
