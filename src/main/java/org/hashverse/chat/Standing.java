package org.hashverse.chat;

/// What a key is to us. Being connected does not make a peer a contact.
public enum Standing {
    /// We added or accepted the peer, or it brought the token of our invite.
    CONTACT,
    /// The peer dialled us, and nobody has decided about it yet.
    STRANGER,
    /// The peer is no contact, because we removed it, ignored its request or lifted its block. It is not redialled, and not let in without an
    /// invite. We still remember its key, and keep the messages of a former contact.
    REMOVED,
    /// We refuse the peer, even with an invite.
    BLOCKED
}
