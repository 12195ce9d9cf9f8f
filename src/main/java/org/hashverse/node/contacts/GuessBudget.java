package org.hashverse.node.contacts;

import org.hashverse.chat.PeerId;
import org.hashverse.node.peer.PeerRates;
import org.hashverse.transport.TokenBucket;

/// Bounds how many addresses we call only because a contact claims them. Otherwise a contact could claim the addresses of others and make us flood them.
/// Addresses where the key of the contact has answered are not counted. Node thread only.
final class GuessBudget {
    /// Most claimed addresses of one contact in a minute. The last call in a minute may exceed it.
    static final int OF_ONE = 20;
    /// Most claimed addresses of all contacts together in a minute.
    static final int OF_ALL = 60;
    /// Most calls at a time that try claimed addresses. A peer may claim many addresses that never answer, and they must not delay calls to addresses that did answer.
    static final int CALLS = 2;
    private static final double A_MINUTE = 60;

    private final PeerRates ofOne = new PeerRates(OF_ONE / A_MINUTE, OF_ONE);
    private final TokenBucket ofAll;
    /// Calls under way that try claimed addresses.
    private int calls;

    /// @param now the time now, in nanoseconds of the clock that gives all later times
    GuessBudget(long now) {
        ofAll = new TokenBucket(OF_ALL / A_MINUTE, OF_ALL, now);
    }

    /// Whether a call that tries claimed addresses of a contact may begin now.
    boolean left(PeerId contact, long now) {
        return calls < CALLS && !ofOne.exhausted(contact, now) && !ofAll.empty(now);
    }

    /// How many contacts have used a part of their budget and not got it back yet, as of the last [#spend].
    int spenders() {
        return ofOne.kept();
    }

    /// Counts claimed addresses of a contact that are called now. If they exceed the budget, the next call waits longer.
    void spend(PeerId contact, int addresses, long now) {
        ofOne.take(contact, addresses, now);
        ofAll.take(now, addresses);
    }

    /// Notes that a call that tries claimed addresses begins.
    void callBegins() {
        calls++;
    }

    /// Notes that such a call has ended.
    void callEnded() {
        calls--;
    }
}
