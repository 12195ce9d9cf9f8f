package org.hashverse.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.hashverse.node.api.NodeEvent;
import org.hashverse.transport.HelloRecord;
import org.hashverse.transport.Papers;
import org.hashverse.transport.RawPeer;
import org.hashverse.wire.Frame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What may come to the port before HELLO.
class HostileHandshakeTest extends UnderAttack {
    private static final String ALPN = "hashverse/1";

    /// The type of the first record that a server sends.
    private static final int SERVER_HELLO = 22;

    private static RawPeer eve() throws IOException {
        return RawPeer.connect(attacked.address());
    }

    /// Tries to connect and must get no HELLO, neither in the handshake nor after it.
    private static void turnedAway(Papers papers, String version, String... alpn) throws Exception {
        try (var eve = eve()) {
            try {
                eve.tls(papers, version, alpn);
                eve.say(RawPeer.hello("Eve"));
            } catch (SocketTimeoutException hangs) {
                throw hangs;
            } catch (IOException refusedInTheHandshake) {
                return;
            }
            var answer = assertThrows(IOException.class, () -> eve.hear(Frame.Hello.class));
            assertTrue(!(answer instanceof SocketTimeoutException), "neither answered nor closed");
        }
        assertTrue(attacked.ana.told(NodeEvent.PeerChanged.class).stream().noneMatch(told -> told.peer().id().equals(papers.id())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n", "SSH-2.0-OpenSSH_9.7\r\n", "\0\0\0\0\0\0\0\0\0\0", "\u0016\u0003\u0001\0\0AAAAAAAA"})
    void bytesOfAnotherProtocolAreClosed(String bytes) throws Exception {
        try (var eve = eve()) {
            eve.bytes(bytes.getBytes(StandardCharsets.ISO_8859_1));
            eve.awaitEnd();
        }
    }

    @Test
    void aCallerThatSendsNothingAndGoesIsForgotten() throws Exception {
        for (int i = 0; i < 20; i++) eve().close();
    }

    @Test
    void aCallerThatSendsNothingAndStaysIsClosed() throws Exception {
        try (var eve = eve()) {
            eve.awaitEnd();
        }
    }

    @Test
    void nobodyComesInWithoutACertificate() throws Exception {
        turnedAway(Papers.none(), "TLSv1.3", ALPN);
    }

    @Test
    void nobodyComesInWithTwoCertificates() throws Exception {
        turnedAway(Papers.two(), "TLSv1.3", ALPN);
    }

    @Test
    void nobodyComesInWithAnRsaKey() throws Exception {
        turnedAway(Papers.rsa(), "TLSv1.3", ALPN);
    }

    @Test
    void nobodyComesInWithAKeyOnAnotherCurve() throws Exception {
        turnedAway(Papers.ec(), "TLSv1.3", ALPN);
        turnedAway(Papers.ed448(), "TLSv1.3", ALPN);
    }

    @Test
    void nobodyComesInWithACertificateOverFourKibibytes() throws Exception {
        turnedAway(Papers.long5k(), "TLSv1.3", ALPN);
    }

    @Test
    void nobodyComesInWithAnOlderTls() throws Exception {
        turnedAway(Papers.ec(), "TLSv1.2", ALPN);
    }

    @Test
    void nobodyComesInWithAnotherAlpnOrNone() throws Exception {
        turnedAway(Papers.good(), "TLSv1.3", "h2");
        turnedAway(Papers.good(), "TLSv1.3", "hashverse/2", "http/1.1");
        turnedAway(Papers.good(), "TLSv1.3");
    }

    @Test
    void theRightAlpnAmongOthersComesIn() throws Exception {
        try (var eve = eve().tls(Papers.good(), "TLSv1.3", "hashverse/2", ALPN)) {
            eve.say(RawPeer.hello("Newer"));
            assertEquals("Ana", eve.hear(Frame.Hello.class).name().text());
        }
    }

    @Test
    void ourOwnKeyIsRefused() throws Exception {
        try (var duplicate = RawPeer.in(attacked.address(), Papers.of(attacked.key()))) {
            assertEquals(attacked.ana.id(), duplicate.id());
            duplicate.say(RawPeer.hello("Ana"));
            assertEquals(Frame.Bye.Code.REFUSED, duplicate.bye().code());
            duplicate.awaitEnd();
        }
    }

    @Test
    void aClientHelloFillsOneRecordAndNoMore() throws Exception {
        try (var patient = new AttackedNode(AttackedNode.patient()); var eve = RawPeer.connect(patient.address())) {
            eve.bytes(HelloRecord.padded(16 * 1024));
            assertEquals(SERVER_HELLO, eve.nextByte());
        }
        try (var eve = eve()) {
            var over = HelloRecord.padded(16 * 1024);
            over[4]++;
            eve.bytes(over);
            assertEquals(-1, eve.nextByte(), "not a byte for more than a record holds");
        }
    }

    @Test
    void aClientHelloInPiecesGetsNoHandshake() throws Exception {
        try (var eve = eve()) {
            eve.bytes(HelloRecord.split());
            assertEquals(-1, eve.nextByte());
        }
    }

    @Test
    void aHandshakeThatComesByteByByteIsClosed() throws Exception {
        try (var eve = eve()) {
            assertTrue(drips(eve, HelloRecord.whole()), "the ClientHello came byte by byte");
        }
        try (var eve = eve()) {
            eve.bytes(HelloRecord.whole());
            var record = Arrays.copyOf(HexFormat.of().parseHex("1703033fff"), 16 * 1024);
            assertTrue(!answered(eve) || drips(eve, record), "the Finished came byte by byte");
        }
    }

    /// Whether the ServerHello came. On a busy machine the node may close the handshake before; then there is nothing more to test.
    private static boolean answered(RawPeer eve) throws SocketTimeoutException {
        int first = eve.nextByte();
        assertTrue(first == SERVER_HELLO || first == -1, "record " + first);
        return first == SERVER_HELLO;
    }

    /// Sends byte after byte, some milliseconds apart. Returns whether the connection was closed meanwhile.
    private static boolean drips(RawPeer eve, byte[] bytes) {
        try {
            for (byte one : bytes) {
                eve.rawBytes(new byte[] {one});
                if (!eve.openFor(10)) return true;
            }
            return false;
        } catch (IOException cut) {
            return true;
        }
    }

    @Test
    void aCallerThatStopsInTheMiddleOfTheHandshakeIsClosed() throws Exception {
        try (var silent = eve(); var mute = RawPeer.connectDeaf(attacked.address())) {
            silent.bytes(HelloRecord.whole()); // and no more
            mute.tls(Papers.good()); // and no HELLO
            silent.awaitEnd();
            mute.awaitEnd();
        }
    }

    @Test
    void emptyRecordsAreNotAHandshake() throws Exception {
        try (var eve = eve()) {
            eve.bytes(HelloRecord.whole());
            if (!answered(eve)) return;
            for (int i = 0; i < 2_000; i++) eve.rawBytes(HexFormat.of().parseHex("1403030001011603030000"));
            eve.awaitEnd();
        } catch (SocketTimeoutException hangs) {
            throw hangs;
        } catch (IOException reset) {
            // closed while we were still sending
        }
    }
}
