package org.hashverse.promises;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.hashverse.chat.PeerAddress;
import org.hashverse.chat.PeerId;
import org.hashverse.transport.Papers;
import org.hashverse.transport.RawPeer;
import org.hashverse.wire.Frame;

/// A peer that behaves until HELLO, then sends messages without end and never reads again.
final class DeafPeer implements AutoCloseable {
    private final RawPeer peer;
    private volatile long sent;

    DeafPeer(PeerAddress to) throws Exception {
        peer = RawPeer.greeted(to, Papers.good(), "Deaf");
    }

    PeerId id() {
        return peer.id();
    }

    /// Number of messages sent so far.
    long sent() {
        return sent;
    }

    /// Sends messages on a thread of its own until the other side closes the connection.
    void talk(Duration pause) {
        Thread.ofPlatform().daemon().name("deaf talker").start(() -> {
            try {
                while (true) {
                    say(RawPeer.chat(sent + 1, "on and on and on ".repeat(10)));
                    sent = sent + 1; // one writer: this thread
                    if (!pause.isZero()) LockSupport.parkNanos(pause.toNanos());
                }
            } catch (IOException ended) {
                // expected: the other side closed the connection
            }
        });
    }

    /// Acknowledges messages that it has not read.
    void ack(long upTo) throws IOException {
        say(new Frame.Ack(upTo));
    }

    private synchronized void say(Frame frame) throws IOException {
        peer.say(frame);
    }

    @Override
    public void close() {
        peer.close();
    }
}
