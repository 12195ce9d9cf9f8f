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

/// Sends random frames over TLS to a node that chats with an honest peer: as a contact, as a stranger, and before HELLO.
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

    /// The result.
    ///
    /// @param links  connections that were needed; the node ended each one, or it ended inside a frame
    /// @param faults unexpected exceptions and warnings
    /// @param left   threads and sockets that were not there before
    record Outcome(int frames, int links, List<Throwable> faults, long left) {}

    /// @throws AssertionError if the two honest nodes could not chat, or threads or sockets are left
    Outcome run(int frames) throws Exception {
        new AttackedNode().close(); // from the first closed socket on, the JDK keeps a socket of its own
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

    /// Opens a connection and sends frames until the node closes it. Returns their number.
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
            if (ended instanceof SocketTimeoutException) throw ended; // the node neither answers nor closes
        }
        return sent;
    }

    private interface DialHistory {
        RawPeer call() throws IOException;
    }

    /// Connects, and tries again while the node has no room for a moment.
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

    /// Whether the bytes end with a whole frame, so that the node answers or closes.
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
