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
    private final PeerAddress hub;
    private final Papers papers;
    private final String name;
    private volatile RawPeer link;
    private volatile String trouble = "no answer";

    AckingPeer(PeerAddress hub, Papers papers, String name) {
        this.hub = hub;
        this.papers = papers;
        this.name = name;
    }

    /// Connects, and exchanges HELLOs. If that fails, tries again as a node does, until the thread is interrupted.
    ///
    /// @param pause between two tries
    void connect(Duration pause) throws InterruptedException {
        while (true) {
            try {
                link = RawPeer.greeted(hub, papers, name);
                return;
            } catch (IOException refused) {
                trouble = String.valueOf(refused.getMessage());
                TimeUnit.NANOSECONDS.sleep(pause.toNanos());
            }
        }
    }

    /// Why [#connect] has not succeeded yet.
    String trouble() {
        return name + " is not connected (" + trouble + ")";
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
            // the connection was closed; the hub says so if it misses one
        }
    }

    /// Closes the connection, if there is one.
    void close() {
        var open = link;
        if (open != null) open.close();
    }
}
