package org.hashverse.chat;

/// How far a message of ours has come towards one recipient. Within one history file it only moves forward; one that is built anew from a
/// backup may know less.
///
/// @param stage  how far
/// @param reason why, for [Stage#REFUSED]; else empty
public record Delivery(Stage stage, String reason) {
    /// In the order they are reached. The last two end it on another way than arriving.
    public enum Stage {
        /// Waits here; can be cancelled.
        QUEUED,
        /// May have left; not confirmed.
        SENT,
        /// The other side has committed it.
        DELIVERED,
        /// It was on the other side's screen.
        READ,
        /// Taken back before it left, by the person or because the contact was removed or blocked.
        CANCELLED,
        /// The other side will not have it, or nobody can say whether it has: the contact ended while it was under way, our history was damaged.
        REFUSED
    }

    /// Waits here.
    public static final Delivery QUEUED = new Delivery(Stage.QUEUED, "");
    /// May have left.
    public static final Delivery SENT = new Delivery(Stage.SENT, "");
    /// Committed there.
    public static final Delivery DELIVERED = new Delivery(Stage.DELIVERED, "");
    /// Seen there.
    public static final Delivery READ = new Delivery(Stage.READ, "");
    /// Taken back.
    public static final Delivery CANCELLED = new Delivery(Stage.CANCELLED, "");

    /// Will not be had, and why.
    public static Delivery refused(String reason) {
        return new Delivery(Stage.REFUSED, reason);
    }

    /// The further of two that are known of one message, in whatever order one heard of them.
    public static Delivery further(Delivery one, Delivery other) {
        return one.stage.compareTo(other.stage) >= 0 ? one : other;
    }

    /// Whether the message still has to get there.
    public boolean open() {
        return stage == Stage.QUEUED || stage == Stage.SENT;
    }
}
