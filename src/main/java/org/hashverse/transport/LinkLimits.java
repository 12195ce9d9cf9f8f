package org.hashverse.transport;

import java.time.Duration;

/// Bounds and time-outs of one connection. The words in parentheses name where a number comes from; `node.kit.Limits` explains them.
///
/// @param outbox      control frames that wait to be written, beside NAKs: of those there may be as many as `inboxFrames` more
/// @param inboxFrames frames of up to [PeerConnection#FRAME_COST] bytes that were read and not settled by the node; a longer one takes the room of several. A window (protocol)
/// @param byeWrite    for a BYE to be written (promise, with `byeDrain`: a node with 20 links closes within 1 s)
/// @param byeDrain    for the other side's end after a BYE
/// @param messages    rate at which CHAT, ACK and NAK of a contact are read; above, the link is read more slowly and never closed for it, see [Pace]. The burst is larger
///                    than what may wait for a peer that was away (table)
/// @param control     the same for all other frames (table)
public record LinkLimits(int outbox, int inboxFrames, Duration byeWrite, Duration byeDrain, Rate messages, Rate control) {
    /// What the product runs with.
    public static final LinkLimits PRODUCT = new LinkLimits(64, 1_024, Duration.ofMillis(500), Duration.ofMillis(500), new Rate(10_000, 50_000), new Rate(100, 2_000));

    /// A copy with other times for a BYE.
    public LinkLimits withBye(Duration write, Duration drain) {
        return new LinkLimits(outbox, inboxFrames, write, drain, messages, control);
    }

    /// A copy that is read at other rates.
    public LinkLimits withRates(Rate ofMessages, Rate ofControl) {
        return new LinkLimits(outbox, inboxFrames, byeWrite, byeDrain, ofMessages, ofControl);
    }

    /// A rate of frames. Each whole KiB of a frame counts as one more frame.
    ///
    /// @param perSecond frames a second
    /// @param atOnce    frames of a burst before that rate applies
    public record Rate(int perSecond, int atOnce) {}
}
