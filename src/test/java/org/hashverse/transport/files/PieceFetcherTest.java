package org.hashverse.transport.files;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.files.FileHash;
import org.hashverse.chat.files.PieceSizes;
import org.hashverse.wire.files.FilesFrame.None.Reason;
import org.hashverse.wire.files.FilesFrame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Getting many pieces: order, refused ones, and how a fetch ends.
@Timeout(120)
class PieceFetcherTest extends FilesTest {
    private final byte[] content = random(6 * PieceSizes.PIECE + 17);
    private final byte[] copy = new byte[content.length];
    private final List<Integer> refused = new ArrayList<>();

    private final PieceFetcher.Taker taker = new PieceFetcher.Taker() {
        @Override
        public void arrived(int piece, ByteBuffer bytes) {
            bytes.get(copy, piece * PieceSizes.PIECE, bytes.remaining());
        }

        @Override
        public void refused(int piece, Reason reason) {
            assertEquals(Reason.MISSING, reason);
            refused.add(piece);
        }
    };

    private PieceFetcher fetcher(FilesConnection getter, long size, int... pieces) {
        return new PieceFetcher(getter, HASH, size, IntStream.of(pieces).iterator());
    }

    @Test
    void wantedPiecesArriveAndTheOthersDoNot() throws Exception {
        var getter = dial(true);
        serving(taken(), memory(content));
        fetcher(getter, content.length, 6, 0, 3, 5, 1, 2).fetch(taker);
        Arrays.fill(content, 4 * PieceSizes.PIECE, 5 * PieceSizes.PIECE, (byte) 0);
        assertArrayEquals(content, copy);
        fetcher(getter, content.length).fetch(taker);
        assertEquals(FilesFrame.hashesBytes(content.length), getter.hashes(HASH, content.length).length, "the connection is still open");
    }

    @Test
    void refusedPiecesAreReportedAndTheOthersArrive() throws Exception {
        var getter = dial(true);
        serving(taken(), memory(content));
        // the getter takes the content for a longer one
        fetcher(getter, content.length + 20L * PieceSizes.PIECE, 7, 0, 8, 9, 10, 11, 12, 1, 13).fetch(taker);
        assertEquals(List.of(7, 8, 9, 10, 11, 12, 13), refused);
        assertArrayEquals(Arrays.copyOf(content, 2 * PieceSizes.PIECE), Arrays.copyOf(copy, 2 * PieceSizes.PIECE));
    }

    @Test
    void aTakerThatThrowsEndsTheConnection() throws Exception {
        var getter = dial(true);
        var serves = serving(taken(), memory(content));
        var damaged = new IOException("a piece is damaged");
        var thrown = assertThrows(IOException.class, () -> fetcher(getter, content.length, 0, 1, 2, 3, 4, 5).fetch(new PieceFetcher.Taker() {
            @Override
            public void arrived(int piece, ByteBuffer bytes) throws IOException {
                throw damaged;
            }

            @Override
            public void refused(int piece, Reason reason) {
                throw new AssertionError();
            }
        }));
        assertSame(damaged, thrown);
        try {
            get(serves); // it ends, because the connection does
        } catch (ExecutionException lost) {
            // it may have been within an answer
        }
    }

    @Test
    void aLostConnectionAndAPieceThatIsNoneEndTheFetch() throws Exception {
        var getter = dial(true);
        var server = taken();
        var asked = new CountDownLatch(1);
        start(() -> {
            server.serve(new SlowServer(asked));
            return null;
        });
        var fetch = start(() -> {
            fetcher(getter, content.length, 0, 1, 2).fetch(taker);
            return null;
        });
        asked.await();
        server.close();
        assertThrows(Exception.class, () -> get(fetch));
        assertThrows(IOException.class, () -> fetcher(dial(true), content.length, 7).fetch(taker));
    }

    /// Never answers.
    private record SlowServer(CountDownLatch asked) implements PieceServer {
        @Override
        public byte[] hashes(PeerId peer, FileHash hash, long size) {
            throw new AssertionError();
        }

        @Override
        public void piece(PeerId peer, FileHash hash, int piece, ByteBuffer into) throws InterruptedException {
            asked.countDown();
            new CountDownLatch(1).await();
        }

        @Override
        public byte[] have(PeerId peer, FileHash hash) {
            throw new AssertionError();
        }
    }
}
