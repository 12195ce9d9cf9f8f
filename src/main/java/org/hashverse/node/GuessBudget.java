package org.hashverse.node;

import java.util.HashMap;
import java.util.Map;
import org.hashverse.chat.PeerId;
import org.hashverse.transport.TokenBucket;

/// Bounds how many addresses a minute we call only because a contact claims them. A contact could name the addresses of others and make us flood them. Addresses where
/// the contact's key has answered are not counted. Node thread only.
final class GuessBudget {
    /// Claimed addresses of one contact that are called in a minute. The call that uses up the last one may exceed it.
    static final int OF_ONE = 20;
    /// Claimed addresses of all contacts together that are called in a minute.
    static final int OF_ALL = 60;
    private static final double A_MINUTE = 60;

    private final Map<PeerId, TokenBucket> ofOne = new HashMap<>();
    private final TokenBucket ofAll;

    /// @param now nanoseconds of the clock that all later times are of
    GuessBudget(long now) {
        ofAll = new TokenBucket(OF_ALL / A_MINUTE, OF_ALL, now);
    }

    /// Whether claimed addresses of a contact may be called now.
    boolean left(PeerId contact, long now) {
        var one = ofOne.get(contact);
        return (one == null || one.until(now) == 0) && ofAll.until(now) == 0;
    }

    /// How many contacts have used up a part of their budget that they did not get back yet, as of the last [#spend].
    int spenders() {
        return ofOne.size();
    }

    /// Counts claimed addresses of a contact that are called. If that exceeds the budget, the next calls wait longer.
    void spend(PeerId contact, int places, long now) {
        ofOne.values().removeIf(bucket -> bucket.full(now)); // as good as none
        ofOne.computeIfAbsent(contact, _ -> new TokenBucket(OF_ONE / A_MINUTE, OF_ONE, now)).take(now, places);
        ofAll.take(now, places);
    }
}
