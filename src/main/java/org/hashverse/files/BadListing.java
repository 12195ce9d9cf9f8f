package org.hashverse.files;

import java.io.IOException;

/// A listing of a folder, which came from a peer, is malformed or contradicts what the peer offered. The message is in our own words, without bytes of the peer.
public final class BadListing extends IOException {
    private static final long serialVersionUID = 1L;

    BadListing(String fault) {
        super(fault);
    }
}
