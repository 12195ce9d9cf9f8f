package org.hashverse.transport.nearby;

import org.hashverse.chat.PeerName;

/// What is announced of us beside our key and our addresses.
///
/// @param name our name; a long one is cut
/// @param port the TCP port on which we listen
public record Announcement(PeerName name, int port) {}
