package org.hashverse.node.peer;

import java.time.Duration;
import java.util.Optional;
import org.hashverse.chat.CloseReason;
import org.hashverse.transport.TokenBucket;

/// What subscribers were told of the presence of one peer. For `PresenceNotices` and `ArrivalNotices`. Node thread only.
public final class PresenceState {
    /// Most departures of one peer that subscribers are told of in a row, while the allowance is not refilled.
    public static final int MOST_DEPARTURES = 10;
    /// Within this time a used-up allowance is full again; it is refilled evenly, one departure after the other. While it is used up, a peer that left is shown as not
    /// responding.
    public static final Duration PERIOD = Duration.ofMinutes(5);

    /// Subscribers were told that the peer is connected.
    public boolean announced;
    /// Subscribers are not told of this stranger yet; see `ArrivalNotices`.
    public boolean untold;
    /// Set when the last link has ended. If no new one is ready by this time, subscribers are told that the peer left. Nanoseconds of the node's clock.
    public Optional<Long> leavesAt = Optional.empty();
    /// The last link has ended, and subscribers are told later, because the peer left so often.
    public boolean flapping;
    /// Bounds how many departures subscribers are told of.
    private TokenBucket departures = fullAllowance();
    /// Why the last link ended.
    public CloseReason leaveReason = CloseReason.LOST;
    /// The reason of the BYE on the newest link, if that link ended while an older one was open. The end of the older link does not change the reason.
    public Optional<CloseReason> goodbye = Optional.empty();
    /// A new connection to the peer is being made: until this time, in nanoseconds of the node's clock, subscribers are not told that the peer left, unless it left on
    /// purpose.
    public long connectingUntil = Long.MIN_VALUE;

    private static TokenBucket fullAllowance() {
        return new TokenBucket(MOST_DEPARTURES / (double) PERIOD.toSeconds(), MOST_DEPARTURES, Long.MIN_VALUE / 2);
    }

    /// Gives the peer a full allowance of departures, because the person adds it again.
    public void renewAllowance() {
        departures = fullAllowance();
    }

    /// How long the next departure must wait before subscribers may be told of it, in nanoseconds; 0 if they may be told now.
    public long pauseBeforeDeparture(long now) {
        return departures.until(now);
    }

    /// Counts a departure that subscribers are told of.
    public void departureTold(long now) {
        departures.take(now);
    }
}
