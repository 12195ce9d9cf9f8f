package org.hashverse.node.peer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.hashverse.chat.PeerAddress;
import org.hashverse.node.api.Attempt;
import org.hashverse.node.api.DialHistory;
import org.hashverse.node.kit.Limits;
import org.hashverse.transport.TokenBucket;

/// When and where one peer is called, and how the latest calls ended. For `Redialer`, `Renewals` and `NearbyPeople`. Node thread only.
public final class CallingState {
    /// Most calls at once because of announcements on the local network.
    public static final int NEARBY_AT_ONCE = 4;
    /// How often another one is allowed.
    public static final Duration NEARBY_EVERY = Duration.ofHours(1);
    private static final double NANOS = 1e9;

    /// When the peer is called next.
    public final RedialSchedule schedule;
    /// IP addresses that the peer claimed over its latest link; some may also be proven. `Renewals` sets them.
    public List<PeerAddress> claimedAddresses = List.of();
    /// Where the peer is announced on the local network now. `NearbyPeople` sets them.
    public List<PeerAddress> nearbyAddresses = List.of();
    /// How often in a row another key answered at a proven address of the peer.
    public final Map<PeerAddress, Integer> wrongKeys = new HashMap<>();
    private OptionalLong nearbyCallAt = OptionalLong.empty();
    private Optional<TokenBucket> nearbyCalls = Optional.empty(); // empty for a full one
    private final List<Attempt> attempts = new ArrayList<>();

    CallingState(Limits limits) {
        schedule = new RedialSchedule(limits);
    }

    /// Takes over the addresses of whereabouts in place of those that the peer claimed. Returns false, and takes nothing over, if there are none, or if the whereabouts are not
    /// newer and all their addresses are claimed already. Two that tell the same whereabouts, of which we may call more addresses for one than for the other, could else have
    /// us begin a call again and again and end the one before.
    ///
    /// @param newer whether the whereabouts are newer than those before
    public boolean told(List<PeerAddress> addresses, boolean newer) {
        if (addresses.isEmpty() || !newer && claimedAddresses.containsAll(addresses)) return false;
        claimedAddresses = addresses;
        return true;
    }

    /// Whether the peer may be called because of an announcement: not within a while after the last such call, and only [#NEARBY_AT_ONCE] times, then once in
    /// [#NEARBY_EVERY], until it is connected. Such a call makes the pauses between calls short again, at its other addresses too, and anybody in the local network can
    /// announce it. If so, notes this call.
    ///
    /// @param now nanoseconds
    /// @param gap nanoseconds between two such calls
    public boolean nearbyCall(long now, long gap) {
        if (nearbyCallAt.isPresent() && now - nearbyCallAt.getAsLong() < gap) return false;
        if (nearbyCalls.isEmpty()) nearbyCalls = Optional.of(new TokenBucket(NANOS / NEARBY_EVERY.toNanos(), NEARBY_AT_ONCE, now));
        if (!nearbyCalls.get().take(now)) return false;
        nearbyCallAt = OptionalLong.of(now);
        return true;
    }

    /// Plans no call, because a link of the peer is ready. What went wrong before counts no more.
    public void connected() {
        schedule.never();
        wrongKeys.clear();
        nearbyCalls = Optional.empty();
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
