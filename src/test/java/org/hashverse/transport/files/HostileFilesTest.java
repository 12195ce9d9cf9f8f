package org.hashverse.transport.files;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.hashverse.chat.files.PieceSizes;
import org.hashverse.transport.HostileServer;
import org.hashverse.transport.Papers;
import org.hashverse.transport.RawPeer;
import org.hashverse.wire.ProtocolException;
import org.hashverse.wire.files.FilesCodec;
import org.hashverse.wire.files.FilesFrame;
import org.hashverse.wire.files.FilesFrameType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Files connections to peers that keep to no rule: each ends with an error, and takes no more memory or time than the limits say.
@Timeout(120)
class HostileFilesTest extends FilesTest {
    private final Papers papers = Papers.good();

    /// A connection to a server that reads our ROLE and then does what it wants.
    private FilesConnection to(HostileServer.Manner manner, FilesLimits limits) throws IOException {
        var server = HostileServer.open(caller -> {
            caller.answer(papers, ALPN);
            caller.readBytes(FilesCodec.encode(new FilesFrame.Role(true)).length);
            manner.serve(caller);
        });
        open.add(server);
        return dial(server.address(), papers.id(), limits, true);
    }

    /// A connection to a server that answers the first question with bytes.
    private FilesConnection answering(byte[]... answers) throws IOException {
        return to(caller -> {
            caller.readBytes(5);
            for (var answer : answers) caller.bytes(answer);
        }, limits());
    }

    private static byte[] header(int length, int type) {
        return ByteBuffer.allocate(5).putInt(length).put((byte) type).array();
    }

    private static byte[] body(FilesFrameType type, int length) {
        return RawPeer.frame(type.number(), new byte[length]);
    }

    private static int take(FilesConnection getter, int length) throws Exception {
        getter.askPiece(HASH, 0, length);
        return getter.nextPiece(ByteBuffer.allocate(length));
    }

    @Test
    void aPieceOfAnotherLengthIsAnError() throws Exception {
        assertEquals(0, take(answering(body(FilesFrameType.PIECE, 10)), 10));
        assertFalse(discourages());
        for (int length : new int[] {0, 9, 11, PieceSizes.PIECE}) assertThrows(ProtocolException.class, () -> take(answering(body(FilesFrameType.PIECE, length)), 10), "a piece of " + length);
        assertTrue(discourages());
    }

    @Test
    void hashesAndBitmapsOfAnotherLengthAreErrors() throws Exception {
        long size = 9L * PieceSizes.PIECE;
        assertEquals(9 * 32, answering(body(FilesFrameType.HASHES, 9 * 32)).hashes(HASH, size).length);
        assertEquals(2, answering(body(FilesFrameType.HAVE, 2)).have(HASH, size).length);
        for (int length : new int[] {0, 8 * 32, 10 * 32}) assertThrows(ProtocolException.class, () -> answering(body(FilesFrameType.HASHES, length)).hashes(HASH, size));
        for (int length : new int[] {0, 1, 3}) assertThrows(ProtocolException.class, () -> answering(body(FilesFrameType.HAVE, length)).have(HASH, size));
    }

    @Test
    void anAnnouncedLengthOutOfBoundsIsAnErrorBeforeABodyComes() {
        for (var announced : List.of(header(PieceSizes.PIECE + 2, FilesFrameType.PIECE.number()), header(Integer.MAX_VALUE, FilesFrameType.PIECE.number()), header(-1, FilesFrameType.HASHES.number()),
                header(0, FilesFrameType.PIECE.number()), header(FilesFrameType.MAX_JSON + 2, FilesFrameType.NONE.number()), header(FilesFrameType.MAX_UNKNOWN + 2, 0x80), header(1, 0x7f)))
            assertThrows(ProtocolException.class, () -> take(answering(announced), 10));
    }

    @Test
    void garbageIsAnError() {
        assertThrows(ProtocolException.class, () -> take(answering("HTTP/1.1 200 OK\r\n\r\n".getBytes()), 10));
        assertThrows(ProtocolException.class, () -> take(answering(RawPeer.frame(FilesFrameType.NONE.number(), "{}".getBytes())), 10));
        assertThrows(ProtocolException.class, () -> take(answering(RawPeer.frame(FilesFrameType.NONE.number(), new byte[] {0, 1, 2})), 10));
    }

    @Test
    void anAnswerToNoQuestionIsAnError() {
        assertThrows(ProtocolException.class, () -> answering(body(FilesFrameType.PIECE, 10)).hashes(HASH, 10));
        assertThrows(ProtocolException.class, () -> take(answering(body(FilesFrameType.HAVE, 1)), 10));
        assertThrows(ProtocolException.class, () -> take(answering(FilesCodec.encode(new FilesFrame.PieceQuery(HASH, 0))), 10));
    }

    @Test
    void unknownFramesAreSkippedButNotWithoutEnd() throws Exception {
        var unknown = RawPeer.frame(0x80, new byte[FilesFrameType.MAX_UNKNOWN]);
        var many = new byte[FrameStream.MOST_SKIPPED + 1][];
        Arrays.fill(many, unknown);
        many[FrameStream.MOST_SKIPPED] = body(FilesFrameType.PIECE, 10);
        assertEquals(0, take(answering(many), 10));
        many[FrameStream.MOST_SKIPPED] = unknown;
        assertThrows(ProtocolException.class, () -> take(answering(many), 10));
    }

    @Test
    void aServerThatHangsUpInTheMiddleIsAnEnd() throws Exception {
        var half = Arrays.copyOf(body(FilesFrameType.PIECE, 10), 8);
        var getter = to(caller -> {
            caller.readBytes(5);
            caller.bytes(half);
            caller.hangUp();
        }, limits());
        assertThrows(IOException.class, () -> take(getter, 10));
        assertThrows(IOException.class, () -> getter.askPiece(HASH, 0, 10));
    }

    @Test
    void aServerThatSendsNothingIsGivenUp() throws Exception {
        var limits = new FilesLimits(LONG, SHORT, LONG, Duration.ZERO);
        assertThrows(SocketTimeoutException.class, () -> take(to(_ -> { }, limits), 10));
        assertThrows(SocketTimeoutException.class, () -> take(to(caller -> caller.bytes(header(11, FilesFrameType.PIECE.number())), limits), 10));
    }

    @Test
    void aServerMayTakeNewKeysInTheMiddleOfAPiece() throws Exception {
        var piece = body(FilesFrameType.PIECE, PieceSizes.PIECE);
        var getter = to(caller -> {
            for (int from = 0; from < piece.length; from += 100_000) {
                caller.renewKeys();
                caller.bytes(Arrays.copyOfRange(piece, from, Math.min(piece.length, from + 100_000)));
            }
        }, limits());
        assertEquals(0, take(getter, PieceSizes.PIECE));
    }

    private RawPeer eve() throws Exception {
        var eve = RawPeer.connect(address()).tls(papers, "TLSv1.3", ALPN);
        open.add(eve);
        return eve;
    }

    private RawPeer eveWhoGets() throws Exception {
        var eve = eve();
        eve.bytes(FilesCodec.encode(new FilesFrame.Role(true)));
        return eve;
    }

    @Test
    void aCallerMustBeginWithItsRole() throws Exception {
        for (var first : List.of(FilesCodec.encode(new FilesFrame.HaveQuery(HASH)), body(FilesFrameType.PIECE, 1), header(Integer.MAX_VALUE, 1), "GET / HTTP/1.1\r\n\r\n".getBytes())) {
            var eve = eve();
            eve.bytes(first);
            eve.awaitEnd();
        }
        assertEquals(0, opened.size());
        assertTrue(discourages());
    }

    @Test
    void newKeysWithoutDataEndAConnectionBeforeItsRoleAndAfterIt() throws Exception {
        var silent = eve();
        assertThrows(IOException.class, () -> renewKeysForEver(silent));
        assertEquals(0, opened.size());
        assertTrue(discourages());
        var getter = eveWhoGets();
        var serves = serving(taken(), memory(random(5)));
        assertThrows(IOException.class, () -> renewKeysForEver(getter));
        assertInstanceOf(ProtocolException.class, fault(serves));
    }

    private static void renewKeysForEver(RawPeer eve) throws IOException {
        while (true) eve.renewKeys();
    }

    private static Throwable fault(Future<?> serves) {
        return assertThrows(ExecutionException.class, () -> get(serves)).getCause();
    }

    @Test
    void aGetterThatSendsNoQuestionIsCutOff() throws Exception {
        for (var bytes : List.of(FilesCodec.encode(new FilesFrame.Role(true)), FilesCodec.encode(new FilesFrame.None(FilesFrame.None.Reason.BUSY)), body(FilesFrameType.PIECE, 1), header(2_000, 18),
                RawPeer.frame(18, "{\"piece\":0}".getBytes()))) {
            var eve = eveWhoGets();
            var serves = serving(taken(), memory(random(5)));
            eve.bytes(bytes);
            assertInstanceOf(ProtocolException.class, fault(serves));
        }
        assertTrue(discourages());
    }

    @Test
    void aGetterThatAsksTooMuchGetsItsAnswersOneByOne() throws Exception {
        var eve = eveWhoGets();
        serving(taken(), memory(random(5)));
        var question = FilesCodec.encode(new FilesFrame.PieceQuery(HASH, 0));
        var many = ByteBuffer.allocate(1_000 * question.length);
        while (many.hasRemaining()) many.put(question);
        eve.bytes(many.array());
        for (int i = 0; i < 1_000; i++) assertArrayEquals(RawPeer.frame(FilesFrameType.PIECE.number(), random(5)), eve.readBytes(10));
    }

    @Test
    void aGetterThatHangsUpInAQuestionIsAnEnd() throws Exception {
        var eve = eveWhoGets();
        var serves = serving(taken(), memory(random(5)));
        eve.bytes(header(20, 18));
        eve.hangUp();
        assertInstanceOf(IOException.class, fault(serves));
        assertFalse(discourages());
    }
}
