package org.hashverse.wire.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Locale;
import org.hashverse.chat.files.FileHash;
import org.hashverse.chat.files.FileItem;
import org.hashverse.chat.files.PieceSizes;
import org.hashverse.chat.json.BadJson;
import org.hashverse.chat.json.StrictJson;
import org.hashverse.wire.ProtocolException;

/// Writes and reads the frames whose body is JSON.
public final class FilesCodec {
    private FilesCodec() {}

    /// The bytes of a frame, header included.
    public static byte[] encode(FilesFrame frame) {
        var body = json(frame).getBytes(StandardCharsets.US_ASCII);
        var bytes = ByteBuffer.allocate(FilesHeader.BYTES + body.length);
        FilesHeader.write(FilesFrameType.of(frame), body.length, bytes);
        return bytes.put(body).array();
    }

    /// No value needs an escape: hashes and words are ASCII letters.
    private static String json(FilesFrame frame) {
        return switch (frame) {
            case FilesFrame.Role(var gets) -> "{\"gets\":" + gets + "}";
            case FilesFrame.HashesQuery(var hash, var size) -> "{" + hash(hash) + ",\"size\":" + size + "}";
            case FilesFrame.PieceQuery(var hash, var piece) -> "{" + hash(hash) + ",\"piece\":" + piece + "}";
            case FilesFrame.HaveQuery(var hash) -> "{" + hash(hash) + "}";
            case FilesFrame.None(var reason) -> "{\"reason\":\"" + word(reason) + "\"}";
        };
    }

    private static String hash(FileHash hash) {
        return "\"hash\":\"" + hash.text() + "\"";
    }

    static String word(FilesFrame.None.Reason reason) {
        return reason.name().toLowerCase(Locale.ROOT);
    }

    /// Reads the body of a frame.
    ///
    /// @param type one whose body is JSON
    /// @throws ProtocolException if the body is no valid frame of the type
    public static FilesFrame decode(FilesFrameType type, byte[] body) throws ProtocolException {
        try {
            var json = new StrictJson(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString());
            var frame = read(type, json);
            json.end();
            return frame;
        } catch (CharacterCodingException _) {
            throw new ProtocolException(type.label() + ": not UTF-8");
        } catch (BadJson bad) {
            throw new ProtocolException(type.label() + ": " + bad.getMessage());
        } catch (IOException | RuntimeException _) { // from Gson; its message is dropped, because it quotes the bytes
            throw new ProtocolException(type.label() + ": not strict JSON");
        }
    }

    private static FilesFrame read(FilesFrameType type, StrictJson json) throws IOException {
        var hash = json.field("hash", () -> new FileHash(json.text()));
        return switch (type) {
            case ROLE -> {
                var gets = json.field("gets", json::bool);
                json.object(gets);
                yield new FilesFrame.Role(gets.required());
            }
            case HASHES_QUERY -> {
                var size = json.field("size", () -> json.whole(FileItem.MAX_SIZE));
                json.object(hash, size);
                yield new FilesFrame.HashesQuery(hash.required(), size.required());
            }
            case PIECE_QUERY -> {
                var piece = json.field("piece", () -> (int) json.whole(PieceSizes.MOST - 1));
                json.object(hash, piece);
                yield new FilesFrame.PieceQuery(hash.required(), piece.required());
            }
            case HAVE_QUERY -> {
                json.object(hash);
                yield new FilesFrame.HaveQuery(hash.required());
            }
            case NONE -> {
                var reason = json.field("reason", json::text);
                json.object(reason);
                yield new FilesFrame.None(reason(reason.required()));
            }
            case HASHES, PIECE, HAVE -> throw new IllegalArgumentException(type + " is no JSON");
        };
    }

    /// The body of HAVE: a bit for each piece, the first in the highest bit of the first byte.
    ///
    /// @param pieces those that the server has
    /// @param size   bytes of the content
    public static byte[] encodeHave(BitSet pieces, long size) {
        var body = new byte[FilesFrame.haveBytes(size)];
        for (int piece = pieces.nextSetBit(0); piece >= 0; piece = pieces.nextSetBit(piece + 1)) body[piece / 8] |= (byte) (0x80 >> piece % 8);
        return body;
    }

    /// The pieces that the body of a HAVE names. It may name up to seven that the content does not have.
    public static BitSet decodeHave(byte[] body) {
        var pieces = new BitSet();
        for (int i = 0; i < body.length * 8; i++) pieces.set(i, (body[i / 8] & 0x80 >> i % 8) != 0);
        return pieces;
    }

    /// A newer version may have more reasons.
    private static FilesFrame.None.Reason reason(String word) {
        return Arrays.stream(FilesFrame.None.Reason.values()).filter(reason -> word(reason).equals(word)).findFirst().orElse(FilesFrame.None.Reason.UNKNOWN);
    }
}
