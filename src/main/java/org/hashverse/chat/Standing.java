package org.hashverse.chat;

/// What a key is to us. Being connected does not make anyone a contact.
public enum Standing {
    /// We added or accepted it, or it brought our invite's token.
    CONTACT,
    /// It dialled us and nobody has decided yet.
    STRANGER,
    /// It is no contact, because we removed it, ignored its request or lifted its block: not redialled, not let in without an
    /// invite; its pin stays, and of one that was a contact the messages.
    REMOVED,
    /// We refuse it.
    BLOCKED
}
