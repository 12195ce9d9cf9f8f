package org.hashverse.chat;

/// The state of our message's delivery to one recipient. Within one history file it only moves forward. A history restored from a backup, or
/// cut short by a power failure, may know an earlier state.
///
/// @param stage  the stage that it has reached
/// @param reason why it was refused, for [Stage#REFUSED]; else empty
public record Delivery(Stage stage, String reason) {
    /// The stages in the order in which they are reached. The last two end a delivery without success.
    public enum Stage {
        /// The message waits here and can be cancelled.
        QUEUED,
        /// The message may have left; the peer has not acknowledged it.
        SENT,
        /// The peer has committed the message.
        DELIVERED,
        /// The message was on the peer's screen.
        READ,
        /// The message was cancelled before it left, by the person or because the contact was removed or blocked.
        CANCELLED,
        /// The peer refused the message, or nobody can tell whether the peer has it: the contact was removed or blocked while it was under way, or our history
        /// was damaged.
        REFUSED
    }

    /// A delivery that waits here.
    public static final Delivery QUEUED = new Delivery(Stage.QUEUED, "");
    /// A delivery that may have left.
    public static final Delivery SENT = new Delivery(Stage.SENT, "");
    /// A delivery that the peer has committed.
    public static final Delivery DELIVERED = new Delivery(Stage.DELIVERED, "");
    /// A delivery that was on the peer's screen.
    public static final Delivery READ = new Delivery(Stage.READ, "");
    /// A delivery that was cancelled.
    public static final Delivery CANCELLED = new Delivery(Stage.CANCELLED, "");

    /// A delivery that was refused.
    ///
    /// @param reason a word of [Reason], or the peer's own
    public static Delivery refused(String reason) {
        return new Delivery(Stage.REFUSED, reason);
    }

    /// The later of two states of one delivery, whatever their order.
    public static Delivery further(Delivery one, Delivery other) {
        return one.stage.compareTo(other.stage) >= 0 ? one : other;
    }

    /// Whether the message still has to be delivered.
    public boolean open() {
        return stage == Stage.QUEUED || stage == Stage.SENT;
    }
}
