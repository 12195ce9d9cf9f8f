package org.hashverse.chat;

/// Why a message of ours will not get there: the words that stand in [Delivery#reason], in the history and, for what a peer
/// refuses, in its NAK. A peer may say others. They are kept and sent: none may change.
public final class Reason {
    private Reason() {}

    /// We removed the contact while it was under way.
    public static final String REMOVED = "removed";
    /// We blocked the contact while it was under way.
    public static final String BLOCKED = "blocked";
    /// The person has another key, and the contact with this one ended.
    public static final String KEY_REPLACED = "key-replaced";
    /// It has not accepted us, and has as many of our messages as it keeps of a stranger.
    public static final String NOT_ACCEPTED = "not-accepted";
    /// It has no room for the message now: it has as much of us as it keeps in a day, or of strangers. The message can be sent again later.
    public static final String FULL = "full";
    /// It ends the link at this message, again and again.
    public static final String PROTOCOL = "protocol";
    /// Our history was damaged, and how far the message came with it.
    public static final String HISTORY_DAMAGED = "history-damaged";
}
