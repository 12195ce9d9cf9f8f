package org.hashverse.node;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.Random;
import org.hashverse.transport.Papers;
import org.hashverse.transport.RawPeer;
import org.hashverse.wire.FrameFuzz;
import org.hashverse.wire.FrameReader;

/// Random frames over live TLS into a node that chats with somebody honest: from a contact, from a stranger, and from one who has not said HELLO.
final class RandomFrames {
    private static final int BETWEEN_LOOKS = 200;
    private static final int CALLS = 50;

    private final Random random;
    private final FrameFuzz fuzz;
    private final Papers contact = Papers.good();
    private final Papers stranger = Papers.good();
    private AttackedNode attacked;
    private int links;
    private long nonce;

    RandomFrames(long seed) throws Exception {
        random = new Random(seed);
        fuzz = new FrameFuzz(seed);
    }

    /// What came of it.
    ///
    /// @param links  connections that they took; each ended by the node, or inside a frame
    /// @param faults what nobody expected
    /// @param left   threads and sockets that are there after it and were not before
    record Outcome(int frames, int links, List<Throwable> faults, long left) {}

    /// @throws AssertionError if the honest two could not chat, or threads or sockets are left
    Outcome run(int frames) throws Exception {
        new AttackedNode().close(); // the library keeps a socket of its own from the first one that is closed on
        Leftovers.awaitNoThreads(); // of other tests
        long before = Leftovers.sockets();
        List<Throwable> unexpected;
        long left;
        try (var faults = new Faults()) {
            try (var open = new AttackedNode(AttackedNode.patient())) {
                attacked = open;
                acquaint();
                int sent = 0;
                for (int look = BETWEEN_LOOKS; sent < frames; look += BETWEEN_LOOKS) {
                    while (sent < Math.min(look, frames)) sent += visit();
                    attacked.unharmed();
                }
            }
            Leftovers.awaitNoThreads();
            Leftovers.awaitSockets(before);
            left = Leftovers.threads().size() + Math.max(0, Leftovers.sockets() - before);
            unexpected = faults.all();
        }
        return new Outcome(frames, links, unexpected, left);
    }

    private void acquaint() throws Exception {
        try (var eve = attacked.stranger("Eve", contact)) {
            TestNode.get(attacked.ana.node.accept(contact.id()));
            eve.settle(++nonce);
        }
    }

    /// One connection, and as many frames as the node bears; their number.
    private int visit() throws Exception {
        int draw = random.nextInt(4);
        int sent = 0;
        try (var eve = draw == 0 ? call(() -> RawPeer.in(attacked.address(), stranger)) : call(() -> RawPeer.greeted(attacked.address(), draw == 1 ? stranger : contact, "Eve"))) {
            boolean whole = true;
            while (whole && sent < BETWEEN_LOOKS) {
                var frame = fuzz.next();
                whole = whole(frame) && draw > 0;
                sent++;
                eve.bytes(frame);
                if (whole) eve.settle(++nonce);
            }
        } catch (IOException ended) {
            if (ended instanceof SocketTimeoutException) throw ended; // it neither answers nor hangs up
        }
        return sent;
    }

    private interface DialHistory {
        RawPeer call() throws IOException;
    }

    /// A node that is short of room may turn somebody away for a moment, but not for ever.
    private RawPeer call(DialHistory call) throws IOException {
        links++;
        for (int tries = 1; ; tries++) {
            try {
                return call.call();
            } catch (IOException turned) {
                if (tries == CALLS) throw new AssertionError("it lets nobody in any more", turned);
            }
        }
    }

    /// Whether the node has all of what was begun, so that it answers or hangs up.
    private static boolean whole(byte[] bytes) {
        var in = new ByteArrayInputStream(bytes);
        var reader = new FrameReader(in);
        reader.helloDone();
        try {
            while (in.available() > 0) reader.read();
            return true;
        } catch (EOFException inside) {
            return false;
        } catch (IOException refused) {
            return true;
        }
    }
}
