package org.hashverse.chat;

import java.util.Locale;

/// Why a link ended. [#word()] is what the console prints: a contract.
public enum CloseReason {
    /// The other side quit.
    LEAVING,
    /// The other side removed us.
    REMOVED,
    /// Another link to the same peer stays.
    DUPLICATE,
    /// The other side does not accept our key.
    REFUSED,
    /// The other side is busy; try later.
    BUSY,
    /// The other side has no room.
    FULL,
    /// One side broke the protocol.
    PROTOCOL,
    /// The connection ended without a word.
    LOST,
    /// Nothing came for too long.
    SILENT,
    /// Nothing was acknowledged for too long.
    STALLED,
    /// We ended it: removed, blocked or quit.
    CLOSED;

    /// Lower case, one word.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
