package org.hashverse.chat;

import java.util.Locale;

/// Why a connection ended. The console prints [#word()], which is part of its contract.
public enum CloseReason {
    /// The other side quit.
    LEAVING,
    /// The other side removed us.
    REMOVED,
    /// Another connection to the same peer stays.
    DUPLICATE,
    /// The other side does not accept our key.
    REFUSED,
    /// One side cannot serve the connection at this moment, for example because too many connect at once. The next attempt may succeed.
    BUSY,
    /// One side has no room: no place for another peer, or no space on its disk. Attempts fail until somebody makes room.
    FULL,
    /// One side broke the protocol.
    PROTOCOL,
    /// The connection ended without BYE.
    LOST,
    /// The other side sent nothing for too long.
    SILENT,
    /// The other side acknowledged nothing for too long, or did not read our control frames.
    STALLED,
    /// We ended the connection: the peer is no contact, or no longer one, or we quit, or another peer needed the room.
    CLOSED;

    /// The reason in one word, lower case.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
