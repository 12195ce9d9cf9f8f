package org.hashverse.chat;

/// Whether a peer is connected and answers.
public enum Presence {
    /// A connection is open and bytes arrive.
    ONLINE,
    /// A connection is open, but nothing has arrived for longer than a healthy peer is silent.
    NOT_RESPONDING,
    /// No connection is open.
    OFFLINE
}
