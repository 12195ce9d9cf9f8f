package org.hashverse.node.links;

import java.util.List;
import org.hashverse.chat.CloseReason;
import org.hashverse.chat.PeerId;
import org.hashverse.node.peer.Link;
import org.hashverse.wire.Frame;

/// Keeps one link between two peers: if there are several, the end with the larger id closes all but the newest. Node thread only.
public final class DuplicateLinks {
    private final PeerId own;
    private final int most;

    /// @param own  our key
    /// @param most most links that a peer may have until the other end has decided
    DuplicateLinks(PeerId own, int most) {
        this.own = own;
        this.most = most;
    }

    /// Closes the older links of a peer whose newest link is ready, as far as this end decides about them.
    void closeOlder(Link newest) {
        var peer = newest.peer;
        // if the other end should decide and never does, it must not hold more and more links
        while (peer.links.size() > most) peer.links.removeFirst().connection.abort(CloseReason.DUPLICATE);
        // message numbers of two stores must not mix, and two programs with one key should not both stay connected: in these cases either end closes the older link
        for (var older : List.copyOf(peer.links)) {
            if (sameProgram(older.connection.hello(), newest.connection.hello())) continue;
            older.hungUp = true; // messages that still come over the older link have the numbers of another store or program
            close(older, newest);
        }
        // a stranger may have one link, so for strangers this end always decides
        if (peer.contact() && own.compareTo(peer.id) < 0) return; // the other end decides
        for (var older : List.copyOf(peer.links)) if (older != newest) close(older, newest);
    }

    private static boolean sameProgram(Frame.Hello one, Frame.Hello other) {
        return one.store().equals(other.store()) && one.instance().equals(other.instance());
    }

    private static void close(Link older, Link newest) {
        var hello = newest.connection.hello();
        older.connection.close(CloseReason.DUPLICATE, new Frame.Bye(Frame.Bye.Code.DUPLICATE, hello.instance(), hello.proof()));
    }
}
