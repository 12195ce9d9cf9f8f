package org.hashverse.node.peer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hashverse.chat.PeerAddress;
import org.hashverse.node.api.Attempt;
import org.hashverse.node.api.DialHistory;
import org.hashverse.node.kit.Limits;

/// When and where one peer is called, and how the latest calls ended. For `Redialer` and `Renewals`. Node thread only.
public final class CallingState {
    /// When the peer is called next.
    public final RedialSchedule schedule;
    /// IP addresses that the peer claimed over its latest link; some may also be proven. `Renewals` sets them.
    public List<PeerAddress> claimedAddresses = List.of();
    /// How often in a row another key answered at a proven address of the peer.
    public final Map<PeerAddress, Integer> wrongKeys = new HashMap<>();
    private final List<Attempt> attempts = new ArrayList<>();

    CallingState(Limits limits) {
        schedule = new RedialSchedule(limits);
    }

    /// Notes an attempt to reach the peer at one address.
    public void noteAttempt(Attempt attempt) {
        attempts.add(attempt);
        if (attempts.size() > DialHistory.KEPT) attempts.removeFirst();
    }

    /// The latest attempts, the newest first, at most [DialHistory#KEPT].
    public List<Attempt> attempts() {
        return List.copyOf(attempts.reversed());
    }
}
