package org.hashverse.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import org.hashverse.node.api.Peer;
import org.hashverse.transport.Papers;
import org.hashverse.transport.RawPeer;
import org.hashverse.wire.Frame;
import org.junit.jupiter.api.Test;

/// Callers from an address that sent something malformed: admitted while there is room, and the first to be dropped when there is none.
class DiscouragedCallersTest {
    private static final String ELSEWHERE = "127.0.0.2";

    private static boolean secondAddress() {
        try (var _ = new ServerSocket(0, 1, InetAddress.ofLiteral(ELSEWHERE))) {
            return true;
        } catch (IOException oneAlone) {
            return false;
        }
    }

    private static RawPeer elsewhere(AttackedNode attacked, String name) throws Exception {
        var peer = RawPeer.connectFrom(ELSEWHERE, attacked.address()).tls(Papers.good());
        peer.say(RawPeer.hello(name));
        peer.hear(Frame.Hello.class);
        attacked.ana.awaitPeer(peer.id(), Peer::connected);
        return peer;
    }

    private interface Garbage {
        void from(RawPeer eve) throws Exception;
    }

    private static void firstToGoAfter(Garbage garbage) throws Exception {
        assumeTrue(secondAddress(), "this computer has one loopback address");
        try (var attacked = new AttackedNode(AttackedNode.bounds(4, 64))) { // two links of strangers
            try (var eve = RawPeer.connectFrom(ELSEWHERE, attacked.address())) {
                garbage.from(eve);
                eve.awaitEnd();
            }
            try (var first = attacked.stranger("First"); var doubtful = elsewhere(attacked, "Doubtful")) { // there is room
                try (var last = attacked.stranger("Last")) {
                    assertEquals(Frame.Bye.Code.FULL, doubtful.bye().code());
                    first.settle(1);
                    last.settle(1);
                    try (var again = RawPeer.connectFrom(ELSEWHERE, attacked.address()).tls(Papers.good())) {
                        again.say(RawPeer.hello("Again"));
                        assertEquals(Frame.Bye.Code.FULL, again.bye().code());
                    }
                }
            }
        }
    }

    @Test
    void afterBytesThatAreNotTls() throws Exception {
        firstToGoAfter(eve -> eve.bytes("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII)));
    }

    @Test
    void afterAMalformedFrameBeforeHello() throws Exception {
        firstToGoAfter(eve -> {
            eve.tls(Papers.good());
            eve.say(new Frame.Ping(1));
        });
    }

    @Test
    void afterAMalformedFrameAfterHello() throws Exception {
        firstToGoAfter(eve -> {
            eve.tls(Papers.good());
            eve.say(RawPeer.hello("Eve"));
            eve.hear(Frame.Hello.class);
            eve.body(127, "{}");
        });
    }

    @Test
    void afterBytesOutsideOfTls() throws Exception {
        firstToGoAfter(eve -> {
            eve.tls(Papers.good());
            eve.say(RawPeer.hello("Eve"));
            eve.hear(Frame.Hello.class);
            eve.rawBytes(new byte[100]);
        });
    }
}
