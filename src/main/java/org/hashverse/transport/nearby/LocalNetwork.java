package org.hashverse.transport.nearby;

import java.net.InetAddress;
import java.util.Optional;
import java.util.function.Consumer;
import org.hashverse.chat.PeerId;

/// The local network, on which peers are searched for. Tests hand in their own.
public interface LocalNetwork {
    /// Starts a search. Does not block, and does not announce us yet.
    ///
    /// @param own      our key
    /// @param bound    the address on which we listen; empty for all
    /// @param listener told the present [Surroundings] soon, and again when they change, on a thread of the search. It must not block
    /// @return the search; empty if there is nothing to search on, and then the listener is never told
    Optional<PeerFinder> search(PeerId own, Optional<InetAddress> bound, Consumer<Surroundings> listener);

    /// No network.
    LocalNetwork NONE = (_, _, _) -> Optional.empty();
}
