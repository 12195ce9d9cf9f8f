package org.hashverse.chat;

/// What a key is to us. Being connected does not make anyone a contact.
public enum Standing {
    /// We added or accepted it, or it brought our invite's token.
    CONTACT,
    /// It dialled us and nobody has decided yet.
    STRANGER,
    /// We removed it: not redialled, not listed; its pin and its messages stay.
    REMOVED,
    /// We refuse it.
    BLOCKED
}
