package org.hashverse.wire.files;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.hashverse.chat.files.FileHash;
import org.hashverse.chat.files.FileItem;
import org.hashverse.chat.files.PieceSizes;
import org.hashverse.wire.ProtocolException;
import org.junit.jupiter.api.Test;

/// Frames of `hashverse-files/1`: what is written is read, and what is out of bounds is not.
class FilesCodecTest {
    private static final FileHash HASH = FileHash.of(new byte[FileHash.BYTES]);

    private static FilesFrame decoded(FilesFrameType type, String json) throws ProtocolException {
        return FilesCodec.decode(type, json.getBytes(StandardCharsets.UTF_8));
    }

    private static FilesHeader header(int length, int type) throws ProtocolException {
        return FilesHeader.read(ByteBuffer.allocate(FilesHeader.BYTES).putInt(length).put((byte) type).flip());
    }

    @Test
    void everyFrameIsReadAsItWasWritten() throws Exception {
        var frames = new ArrayList<>(List.of(new FilesFrame.Role(true), new FilesFrame.Role(false), new FilesFrame.HashesQuery(HASH, 0), new FilesFrame.HashesQuery(HASH, FileItem.MAX_SIZE),
                new FilesFrame.PieceQuery(HASH, 0), new FilesFrame.PieceQuery(HASH, PieceSizes.MOST - 1), new FilesFrame.HaveQuery(HASH)));
        for (var reason : FilesFrame.None.Reason.values()) frames.add(new FilesFrame.None(reason));
        for (var frame : frames) {
            var bytes = ByteBuffer.wrap(FilesCodec.encode(frame));
            var header = FilesHeader.read(bytes);
            assertEquals(bytes.remaining(), header.length());
            assertEquals(frame, FilesCodec.decode(header.type().orElseThrow(), Arrays.copyOfRange(bytes.array(), FilesHeader.BYTES, bytes.capacity())));
        }
    }

    @Test
    void thePiecesOfAServerAreReadAsTheyWereWritten() {
        var pieces = BitSet.valueOf(new long[] {0b1_0000_0011L});
        var body = FilesCodec.encodeHave(pieces, 9L * PieceSizes.PIECE);
        assertArrayEquals(new byte[] {(byte) 0b1100_0000, (byte) 0b1000_0000}, body);
        assertEquals(pieces, FilesCodec.decodeHave(body));
        assertArrayEquals(new byte[0], FilesCodec.encodeHave(new BitSet(), 0));
    }

    @Test
    void theBytesOfAFrameAreThoseOfTheSpecification() {
        var body = "{\"hash\":\"" + "A".repeat(43) + "\",\"piece\":7}";
        var bytes = ByteBuffer.allocate(5 + body.length()).putInt(1 + body.length()).put((byte) 18).put(body.getBytes(StandardCharsets.US_ASCII));
        assertEquals(bytes.flip(), ByteBuffer.wrap(FilesCodec.encode(new FilesFrame.PieceQuery(HASH, 7))));
    }

    @Test
    void aHeaderIsTakenUpToTheLimitOfItsTypeAndNoFurther() throws Exception {
        for (var type : FilesFrameType.values()) {
            assertEquals(new FilesHeader(Optional.of(type), type.limit()), header(1 + type.limit(), type.number()));
            assertEquals(new FilesHeader(Optional.of(type), 0), header(1, type.number()));
            assertThrows(ProtocolException.class, () -> header(2 + type.limit(), type.number()), type.label());
            assertThrows(ProtocolException.class, () -> header(0, type.number()), type.label());
            assertThrows(ProtocolException.class, () -> header(-1, type.number()), type.label());
            assertThrows(IllegalArgumentException.class, () -> FilesHeader.write(type, type.limit() + 1, ByteBuffer.allocate(FilesHeader.BYTES)), type.label());
        }
        assertEquals(new FilesHeader(Optional.empty(), FilesFrameType.MAX_UNKNOWN), header(1 + FilesFrameType.MAX_UNKNOWN, FilesFrameType.FIRST_SKIPPED));
        assertThrows(ProtocolException.class, () -> header(2 + FilesFrameType.MAX_UNKNOWN, FilesFrameType.FIRST_SKIPPED));
        assertThrows(ProtocolException.class, () -> header(1, FilesFrameType.FIRST_SKIPPED - 1));
    }

    @Test
    void fieldsOutOfBoundsAreErrors() {
        var hash = "\"hash\":\"" + HASH.text() + "\"";
        var broken = List.of("{" + hash + ",\"piece\":262144}", "{" + hash + ",\"piece\":-1}", "{" + hash + ",\"piece\":1.0}", "{" + hash + ",\"piece\":\"1\"}", "{" + hash + "}", "{\"piece\":1}",
                "{\"hash\":\"A\",\"piece\":1}", "{\"hash\":\"" + "B".repeat(43) + "\",\"piece\":1}", "{" + hash + ",\"piece\":1}x", "{" + hash + ",\"piece\":1,\"piece\":1}", "[]", "", "{", "\u0000");
        for (var json : broken) assertThrows(ProtocolException.class, () -> decoded(FilesFrameType.PIECE_QUERY, json), json);
        assertThrows(ProtocolException.class, () -> decoded(FilesFrameType.HASHES_QUERY, "{" + hash + ",\"size\":" + (FileItem.MAX_SIZE + 1) + "}"));
        assertThrows(ProtocolException.class, () -> decoded(FilesFrameType.ROLE, "{\"gets\":1}"));
        assertThrows(ProtocolException.class, () -> FilesCodec.decode(FilesFrameType.ROLE, new byte[] {(byte) 0xff}));
        assertThrows(IllegalArgumentException.class, () -> new FilesFrame.PieceQuery(HASH, PieceSizes.MOST));
        assertThrows(IllegalArgumentException.class, () -> new FilesFrame.PieceQuery(HASH, -1));
        assertThrows(IllegalArgumentException.class, () -> new FilesFrame.HashesQuery(HASH, FileItem.MAX_SIZE + 1));
    }

    @Test
    void newerFieldsAndReasonsAreTaken() throws Exception {
        assertEquals(new FilesFrame.Role(true), decoded(FilesFrameType.ROLE, "{\"gets\":true,\"new\":[1,{\"a\":null}]}"));
        assertEquals(new FilesFrame.None(FilesFrame.None.Reason.UNKNOWN), decoded(FilesFrameType.NONE, "{\"reason\":\"later\"}"));
    }

    @Test
    void aSizeSaysHowManyBytesItsHashesAndItsBitmapHave() {
        assertEquals(List.of(0, 1, 1, 2), List.of(PieceSizes.count(0), PieceSizes.count(1), PieceSizes.count(1 << 20), PieceSizes.count((1 << 20) + 1)));
        assertEquals(FilesFrameType.HASHES.limit(), FilesFrame.hashesBytes(FileItem.MAX_SIZE));
        assertEquals(FilesFrameType.HAVE.limit(), FilesFrame.haveBytes(FileItem.MAX_SIZE));
        assertEquals(List.of(0, 1, 1, 2), List.of(FilesFrame.haveBytes(0), FilesFrame.haveBytes(1), FilesFrame.haveBytes(8L << 20), FilesFrame.haveBytes((8L << 20) + 1)));
        assertThrows(IllegalArgumentException.class, () -> PieceSizes.count(FileItem.MAX_SIZE + 1));
    }
}
