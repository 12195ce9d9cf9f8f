package org.hashverse.chat;

/// Why our message will not be delivered: the words in [Delivery#reason], in the history and, for what a peer refuses, in its NAK. A peer may send
/// other words. These words are stored and sent, so none may change.
public final class Reason {
    private Reason() {}

    /// We removed the contact while the message was under way.
    public static final String REMOVED = "removed";
    /// We blocked the contact while the message was under way.
    public static final String BLOCKED = "blocked";
    /// The person has a new key, and the contact with this key was ended.
    public static final String KEY_REPLACED = "key-replaced";
    /// The peer has not accepted us, and keeps no more messages of a stranger.
    public static final String NOT_ACCEPTED = "not-accepted";
    /// The peer has no room for the message now: we have used up its daily limit, or its limit for strangers is reached. The message can be sent again later.
    public static final String FULL = "full";
    /// The message cannot be sent: the protocol does not allow its content, or the peer ended several connections at this message.
    public static final String PROTOCOL = "protocol";
    /// Our history was damaged, and the state of this delivery is lost.
    public static final String HISTORY_DAMAGED = "history-damaged";
}
