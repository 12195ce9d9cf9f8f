package org.hashverse.node;

import java.util.HashMap;
import java.util.Map;
import org.hashverse.chat.PeerId;
import org.hashverse.transport.TokenBucket;

/// How often we call places where a contact only says it is. Nobody has to listen there, and whoever does had no part in it, so what contacts say makes us
/// call a bounded number of them a minute. Places where a key has answered are not counted. Node thread only.
final class GuessBudget {
    /// Places called a minute because of one contact; the turn that uses up the last one may go over it.
    static final int OF_ONE = 20;
    /// The same because of all contacts together.
    static final int OF_ALL = 60;
    private static final double A_MINUTE = 60;

    private final Map<PeerId, TokenBucket> ofOne = new HashMap<>();
    private final TokenBucket ofAll;

    /// @param now nanoseconds of the clock that all later times are of
    GuessBudget(long now) {
        ofAll = new TokenBucket(OF_ALL / A_MINUTE, OF_ALL, now);
    }

    /// Whether something is left for a contact.
    boolean left(PeerId contact, long now) {
        var one = ofOne.get(contact);
        return (one == null || one.until(now) == 0) && ofAll.until(now) == 0;
    }

    /// Places of a contact are called; what is [#left] no more is owed.
    void spend(PeerId contact, int places, long now) {
        ofOne.computeIfAbsent(contact, _ -> new TokenBucket(OF_ONE / A_MINUTE, OF_ONE, now)).take(now, places);
        ofAll.take(now, places);
    }
}
