package org.hashverse.node.peer;

import java.time.Duration;
import java.util.Optional;
import org.hashverse.chat.AvatarColour;
import org.hashverse.chat.PeerName;
import org.hashverse.transport.TokenBucket;

/// The name and colour that one peer claims for itself and that are not shown yet. For `Renewals`. Node thread only.
public final class ClaimState {
    /// Most changes of one peer's name or colour that are taken over in a row, while the allowance is not refilled. Each new name is a line that the person reads.
    public static final int MOST = 30;
    /// Within this time a used-up allowance is full again; it is refilled evenly, one change after the other.
    public static final Duration PERIOD = Duration.ofMinutes(30);

    /// A name and a colour that a peer claims.
    public record Claim(PeerName name, Optional<AvatarColour> colour) {}

    /// The newest claim, if it came too soon after the last change.
    public Optional<Claim> waiting = Optional.empty();
    /// When [#waiting] was last taken over, in nanoseconds of the node's clock.
    public long takenOverAt = Long.MIN_VALUE / 2;
    /// Bounds how often a new name or colour is taken over; full at first.
    public final TokenBucket allowance = new TokenBucket(MOST / (double) PERIOD.toSeconds(), MOST, Long.MIN_VALUE / 2);
}
