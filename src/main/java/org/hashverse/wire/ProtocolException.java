package org.hashverse.wire;

import java.io.IOException;

/// The peer broke the protocol. The message says how in our own words, and never repeats the peer's bytes.
public final class ProtocolException extends IOException {
    private static final long serialVersionUID = 1L;

    /// @param fault how the peer broke the protocol; must not hold bytes of the peer
    public ProtocolException(String fault) {
        super(fault);
    }
}
