package org.hashverse.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.hashverse.chat.PeerAddress;
import org.hashverse.node.api.AddOutcome;
import org.hashverse.node.api.AddOutcome.Failure;
import org.hashverse.node.api.NodeEvent;
import org.hashverse.transport.HostileServer;
import org.hashverse.transport.Papers;
import org.hashverse.transport.RawPeer;
import org.hashverse.wire.Frame;
import org.junit.jupiter.api.Test;

/// What may answer at an address that is added.
class HostileAddTest extends UnderAttack {
    private static Failure add(PeerAddress address) throws Exception {
        return assertInstanceOf(AddOutcome.Failed.class, TestNode.get(attacked.ana.node.add(address))).failure();
    }

    private static Failure add(HostileServer.Manner manner) throws Exception {
        try (var server = HostileServer.open(manner)) {
            return add(server.address());
        }
    }

    @Test
    void nothingListensThere() throws Exception {
        try (var taken = new Socket()) { // bound, so that no other program listens there meanwhile
            taken.bind(new InetSocketAddress("127.0.0.1", 0));
            assertEquals(Failure.REFUSED, add(new PeerAddress("127.0.0.1", taken.getLocalPort())));
        }
    }

    @Test
    void aWebServerIsNotHashverse() throws Exception {
        assertEquals(Failure.NOT_HASHVERSE, add(caller -> caller.bytes("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII))));
        assertEquals(Failure.NOT_HASHVERSE, add(caller -> caller.bytes("SSH-2.0-OpenSSH_9.7\r\n".getBytes(StandardCharsets.US_ASCII))));
    }

    @Test
    void aTlsServerOfAnotherProtocolIsNotHashverse() throws Exception {
        var papers = Papers.good();
        assertEquals(Failure.NOT_HASHVERSE, add(caller -> caller.answer(papers, "h2")));
        assertEquals(Failure.NOT_HASHVERSE, add(caller -> caller.answerWithoutAlpn(papers)));
    }

    @Test
    void aServerWithAnotherKindOfCertificateIsNotHashverse() throws Exception {
        for (var papers : new Papers[] {Papers.rsa(), Papers.ec(), Papers.ed448(), Papers.two(), Papers.long5k()})
            assertEquals(Failure.NOT_HASHVERSE, add(caller -> caller.answer(papers)));
    }

    @Test
    void aServerThatAnswersNonsenseIsNotHashverse() throws Exception {
        var papers = Papers.good();
        assertEquals(Failure.NOT_HASHVERSE, add(caller -> caller.answer(papers).bytes(new byte[] {0, 0, 0, 0})));
        assertEquals(Failure.NOT_HASHVERSE, add(caller -> caller.answer(papers).bytes(new byte[] {(byte) 0x80, 0, 0, 0})));
        assertEquals(Failure.NOT_HASHVERSE, add(caller -> caller.answer(papers).bytes(new byte[] {0, 0, 0x10, 1})));
        assertEquals(Failure.NOT_HASHVERSE, add(caller -> caller.answer(papers).say(new Frame.Ping(1))));
        assertEquals(Failure.NOT_HASHVERSE, add(caller -> caller.answer(papers).body(1, "{\"name\":\"Eve\\nconnected\"}")));
        assertTrue(attacked.ana.told(NodeEvent.PeerChanged.class).stream().noneMatch(told -> told.peer().id().equals(papers.id())));
    }

    @Test
    void aByeInsteadOfHelloSaysWhy() throws Exception {
        var papers = Papers.good();
        for (var code : Frame.Bye.Code.values()) {
            var expected = switch (code) {
                case REMOVED, REFUSED -> Failure.DECLINED;
                case BUSY, FULL, LEAVING, DUPLICATE -> Failure.BUSY;
                case PROTOCOL -> Failure.INCOMPATIBLE;
            };
            assertEquals(expected, add(caller -> caller.answer(papers).say(new Frame.Bye(code, "because"))));
        }
    }

    @Test
    void ourOwnKeyElsewhereIsACopiedProfile() throws Exception {
        var duplicate = Papers.of(attacked.key());
        assertEquals(Failure.OWN_KEY, add(caller -> caller.answer(duplicate)));
        assertEquals(Failure.OWN_ADDRESS, add(attacked.address()));
    }

    @Test
    void aServerThatAcceptsAndSendsNothingIsSilent() throws Exception {
        assertEquals(Failure.SILENCE, add(_ -> {}));
    }

    @Test
    void aServerThatSendsNothingAfterTheHandshakeIsTooSlow() throws Exception {
        var papers = Papers.good();
        var failure = add(caller -> caller.answer(papers));
        // on a busy machine even the handshake may take longer than the limit of this test
        assertTrue(EnumSet.of(Failure.TOO_SLOW, Failure.SILENCE).contains(failure), failure::toString);
    }

    @Test
    void aServerWithAFullQueueIsSilent() throws Exception {
        try (var hole = HostileServer.full()) {
            // some systems refuse, others let the caller wait
            assertTrue(EnumSet.of(Failure.SILENCE, Failure.REFUSED).contains(add(hole.address())));
        }
    }

    @Test
    void aHostNameThatDoesNotExistIsUnknown() throws Exception {
        assertEquals(Failure.UNKNOWN_HOST, add(new PeerAddress("nobody-has-this-name.invalid", 8000)));
    }

    @Test
    void aCallIsCancelledAtOnceAtEveryStage() throws Exception {
        var papers = Papers.good();
        givenUp(_ -> {});
        givenUp(caller -> caller.answer(papers));
        try (var hole = HostileServer.full()) {
            attacked.ana.node.add(hole.address()).cancel(true);
        }
        attacked.ana.node.add(new PeerAddress("nobody-has-this-name.invalid", 8000)).cancel(true);
    }

    private static void givenUp(HostileServer.Manner manner) throws Exception {
        var here = new CountDownLatch(1);
        try (var server = HostileServer.open(caller -> {
            manner.serve(caller);
            here.countDown();
        })) {
            CompletableFuture<AddOutcome> adding = attacked.ana.node.add(server.address());
            assertTrue(here.await(120, TimeUnit.SECONDS));
            adding.cancel(true);
            server.awaitCalls(1);
        }
    }

    @Test
    void aCancelledCallThatIsAnsweredLaterDoesNotConnect() throws Exception {
        var papers = Papers.good();
        for (int i = 0; i < 20; i++) {
            try (var server = HostileServer.open(caller -> {
                caller.answer(papers);
                caller.say(RawPeer.hello("Eve"));
            })) {
                attacked.ana.node.add(server.address()).cancel(true);
                attacked.unharmed();
            }
        }
        assertTrue(attacked.ana.told(NodeEvent.Joined.class).stream().noneMatch(joined -> joined.peer().equals(papers.id())), "connected although it was cancelled");
    }
}
