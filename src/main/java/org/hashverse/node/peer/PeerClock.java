package org.hashverse.node.peer;

import java.time.Duration;
import java.util.Optional;

/// How far one peer is away in time: the round trip to it, and its wall clock compared with ours. For `LivenessMonitor`. Node thread only.
public final class PeerClock {
    /// The stamps of a peer are not corrected if its clock differs from ours by less than this.
    static final Duration AGREE = Duration.ofMinutes(2);
    /// A round trip counts as changed when it differs by more than this and by more than half.
    static final Duration OTHER_ROUND_TRIP = Duration.ofMillis(5);
    /// The difference of two clocks counts as changed when it differs by more than this. The window shows it in whole seconds.
    static final Duration OTHER_CLOCK = Duration.ofSeconds(1);

    /// The round trip that subscribers were last told; see [#answered].
    Optional<Duration> roundTrip = Optional.empty();
    /// The wall clock of the peer minus ours: as its HELLO said, then as subscribers were last told; see [#answered].
    public Optional<Duration> ahead = Optional.empty();
    private Duration correction = Duration.ZERO;

    /// What is subtracted from the stamps of the peer; zero while the clocks agree. It changes only when it is wrong by more than [#AGREE], so that small errors of
    /// measurement never change the order of messages.
    public Duration correction() {
        return correction;
    }

    /// Notes by how much the clock of the peer is ahead of ours. The caller tells subscribers.
    public void setAhead(Duration measured) {
        ahead = Optional.of(measured);
        if (measured.minus(correction).abs().compareTo(AGREE) > 0) correction = measured;
    }

    /// Notes the answer to a ping. Only a noticeable change is kept and shown: twenty peers answer seven times a second, and the window must not redraw each time.
    ///
    /// @param took     the round trip
    /// @param measured the peer's wall clock minus ours
    /// @return whether subscribers must be told
    public boolean answered(Duration took, Duration measured) {
        var before = ahead;
        setAhead(measured);
        boolean changed = roundTrip.filter(shown -> !other(shown, took)).isEmpty()
                || before.filter(shown -> shown.minus(measured).abs().compareTo(OTHER_CLOCK) <= 0).isEmpty();
        if (changed) roundTrip = Optional.of(took);
        else ahead = before;
        return changed;
    }

    private static boolean other(Duration shown, Duration took) {
        return Math.abs(shown.toNanos() - took.toNanos()) > Math.max(shown.toNanos() / 2, OTHER_ROUND_TRIP.toNanos());
    }
}
