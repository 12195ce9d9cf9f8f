package org.hashverse.node.peer;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.hashverse.chat.Conversation;

/// Decides the stamps that order one peer's messages. Node thread only.
///
/// When a peer connects, it first brings its *backlog*: messages that waited for us. Each gets the time at which the peer says it was written, but not a time before
/// the peer was last connected. After the backlog, messages are *live*: each goes to the end of its conversation, whatever the two clocks say.
///
/// No stamp is earlier than the peer's acceptance or its previous message in the conversation. None is later than the message's arrival, except to keep that order.
public final class TimestampPolicy {
    /// If the last stamp of a conversation is ahead of our clock by more than this, our clock was wrong when the stamp was made. Times cannot order such a conversation.
    static final Duration OUR_CLOCK_WAS_WRONG = Duration.ofMinutes(5);
    /// Error of the measured difference between two clocks. A message written less than this before the peer connected counts as live.
    static final Duration CLOCK_ERROR = Duration.ofSeconds(2);

    private final Duration patience;
    /// The peer's last stamp in each conversation.
    private final Map<Conversation, Long> previous = new HashMap<>();
    /// Our history was rebuilt, and the peer may send old messages again.
    private boolean rebuilt;
    /// The earliest time that a message of the backlog may claim, in milliseconds since 1970.
    private long since;
    /// When the peer connected, in milliseconds since 1970.
    private long connectedAt;
    /// The backlog ends at this time unless another message comes before; on the monotonic clock.
    private long backlogUntil = Long.MIN_VALUE;
    /// The backlog is over.
    private boolean live;
    /// The peer was accepted after its last message.
    private boolean newlyAccepted;
    /// Arrival of the first message after the peer was accepted, in milliseconds since 1970.
    private long acceptedAt;

    /// @param patience the backlog ends after this long without a message; a link whose messages take longer is closed
    TimestampPolicy(Duration patience) {
        this.patience = patience;
    }

    /// The peer was accepted as a contact.
    void accepted() {
        newlyAccepted = true;
    }

    /// The peer connected. If its last connection ended within the backlog, the backlog goes on.
    ///
    /// @param lastHeard when it was last connected; empty if never
    /// @param rebuilt   whether our history was rebuilt, so that the peer may send old messages again
    /// @param now       monotonic clock, nanoseconds
    /// @param wall      milliseconds since 1970
    public void connected(Optional<Instant> lastHeard, boolean rebuilt, long now, long wall) {
        if (rebuilt) previous.clear();
        this.rebuilt = rebuilt;
        if (rebuilt || live || now >= backlogUntil) since = rebuilt ? 0 : lastHeard.map(Instant::toEpochMilli).orElse(wall);
        backlogUntil = now + patience.toNanos();
        connectedAt = wall;
        live = false;
    }

    /// Chooses the stamp that orders a message of the peer, in milliseconds since 1970 on our clock, and remembers it. Call this once for each message, as it arrives.
    ///
    /// @param in         the conversation of the message
    /// @param claimed    when the peer says that the message was written, converted to our clock unless the clocks differ only a little
    /// @param exact      the same, always converted
    /// @param lastOfAll  the last stamp of the conversation, whoever wrote; 0 for none
    /// @param lastOfPeer the peer's last stamp in the conversation, also from before we started; 0 for none
    /// @param now        monotonic clock, nanoseconds
    /// @param wall       arrival, milliseconds since 1970
    public long stamp(Conversation in, long claimed, long exact, long lastOfAll, long lastOfPeer, long now, long wall) {
        if (newlyAccepted) acceptedAt = wall;
        newlyAccepted = false;
        live |= Math.max(since, acceptedAt) >= connectedAt; // no backlog: the peer was never connected before, or was not a contact
        live |= now >= backlogUntil || exact >= connectedAt - CLOCK_ERROR.toMillis();
        if (!live) backlogUntil = now + patience.toNanos();
        long latest = wall + OUR_CLOCK_WAS_WRONG.toMillis();
        long earliest = Math.max(since, acceptedAt);
        if (live) earliest = Math.max(earliest, wall - patience.toMillis() - PeerClock.AGREE.toMillis());
        long stamp = Math.clamp(claimed, Math.clamp(earliest, 0, wall), wall);
        long before = previous.getOrDefault(in, rebuilt ? 0 : lastOfPeer);
        if (before <= latest) stamp = Math.max(stamp, before + 1); // else our own clock was wrong when that stamp was made
        if (live || lastOfAll > latest) stamp = Math.max(stamp, lastOfAll + 1);
        previous.put(in, stamp);
        return stamp;
    }
}
