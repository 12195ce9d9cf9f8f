package org.hashverse.bench.crowd;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.hashverse.chat.PeerAddress;
import org.hashverse.transport.Papers;
import org.hashverse.transport.RawPeer;
import org.hashverse.wire.Frame;

/// A peer that speaks the protocol and keeps nothing: it acknowledges each message and answers each ping.
final class AckingPeer {
    private static final int MOST_TRIES = 100;

    private final PeerAddress hub;
    private final Papers papers;
    private final String name;
    private volatile RawPeer link;

    AckingPeer(PeerAddress hub, Papers papers, String name) {
        this.hub = hub;
        this.papers = papers;
        this.name = name;
    }

    /// Connects, and exchanges HELLOs. If that fails, tries again as a node does.
    ///
    /// @param pause between two tries
    void connect(Duration pause) throws IOException, InterruptedException {
        for (int tries = 1; true; tries++) {
            try {
                link = RawPeer.greeted(hub, papers, name);
                return;
            } catch (IOException refused) {
                if (tries == MOST_TRIES) throw refused;
                TimeUnit.NANOSECONDS.sleep(pause.toNanos());
            }
        }
    }

    /// Answers the hub until the connection ends.
    void serve() {
        try {
            while (true) {
                switch (link.hear()) {
                    case Frame.Chat chat -> link.say(new Frame.Ack(chat.number()));
                    case Frame.Ping ping -> link.say(new Frame.Pong(ping.nonce(), System.currentTimeMillis()));
                    case Frame _ -> { /* nothing to answer */ }
                }
            }
        } catch (IOException ended) {
            // the connection was closed
        }
    }

    /// Closes the connection, if there is one.
    void close() {
        var open = link;
        if (open != null) open.close();
    }
}
