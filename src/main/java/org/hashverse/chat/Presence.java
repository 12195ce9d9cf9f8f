package org.hashverse.chat;

/// Whether a peer is really there.
public enum Presence {
    /// A link is open and bytes arrive.
    ONLINE,
    /// A link is open, but nothing has come for longer than a healthy peer is silent.
    NOT_RESPONDING,
    /// No link.
    OFFLINE
}
