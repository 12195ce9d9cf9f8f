package org.hashverse.transport.nearby;

import java.util.Optional;
import java.util.Set;
import org.hashverse.chat.PeerId;

/// A running search for peers on the local network. For any thread.
public interface PeerFinder extends AutoCloseable {
    /// Announces us from now on, in place of the announcement before; or ends it (empty). Returns at once.
    void announce(Optional<Announcement> ours);

    /// Sets the peers that come first if there are more than can be told, in place of those before. Returns at once.
    void prefer(Set<PeerId> peers);

    /// Ends the announcement and the search. Blocks for at most half a second. Idempotent.
    @Override
    void close();
}
