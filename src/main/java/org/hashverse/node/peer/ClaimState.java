package org.hashverse.node.peer;

import java.time.Duration;
import java.util.Optional;
import org.hashverse.chat.AvatarColour;
import org.hashverse.chat.PeerName;
import org.hashverse.transport.TokenBucket;

/// The name and colour that one peer claims for itself and that are not shown yet. For `Renewals`. Node thread only.
public final class ClaimState {
    /// Most names and colours of one peer that are taken over within [#PERIOD]. Each new name is a line that the person reads.
    public static final int MOST = 30;
    /// Within this time the allowance of [#MOST] is full again.
    public static final Duration PERIOD = Duration.ofMinutes(30);

    /// A name and a colour that a peer claims.
    public record Claim(PeerName name, Optional<AvatarColour> colour) {}

    /// The newest claim, if it came too soon after the last change.
    public Optional<Claim> waiting = Optional.empty();
    /// When a new name or colour was last shown while the peer was connected.
    public long shownAt = Long.MIN_VALUE / 2;
    /// Bounds how often a new name or colour is shown; full at first.
    public final TokenBucket allowance = new TokenBucket(MOST / (double) PERIOD.toSeconds(), MOST, Long.MIN_VALUE / 2);
}
