package org.hashverse.transport;

import java.time.Duration;

/// Bounds and time-outs of one connection. `Limits` of the node holds the values of the product.
///
/// @param outbox      control frames that wait to be written
/// @param inboxFrames frames that were read and not settled by the node
/// @param byeWrite    time for a BYE to be written
/// @param byeDrain    time for the other side's end after a BYE
/// @param messages    rate at which a contact's messages are read, see [Pace]
/// @param control     rate at which a contact's other frames are read
public record LinkLimits(int outbox, int inboxFrames, Duration byeWrite, Duration byeDrain, Rate messages, Rate control) {
    /// A rate of frames. Each whole KiB of a frame counts as one more frame.
    ///
    /// @param perSecond frames a second
    /// @param atOnce    frames of a burst before that rate applies
    public record Rate(int perSecond, int atOnce) {}
}
