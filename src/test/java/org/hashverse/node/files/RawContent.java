package org.hashverse.node.files;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import org.hashverse.chat.files.FileItem;
import org.hashverse.chat.files.PieceSizes;
import org.hashverse.files.Hasher;
import org.hashverse.files.LocalContent;
import org.hashverse.files.PieceHashes;
import org.hashverse.transport.RawPeer;
import org.hashverse.wire.files.FilesCodec;
import org.hashverse.wire.files.FilesFrame;
import org.hashverse.wire.files.FilesFrameType;

/// Bytes that a [RawSharer] serves.
record RawContent(byte[] bytes, PieceHashes hashes) {
    static RawContent of(byte[] bytes) throws IOException {
        return new RawContent(bytes, Hasher.hash(LocalContent.memory(bytes), _ -> { }, () -> false));
    }

    /// An item that offers the bytes as a file.
    FileItem file(String name) {
        return new FileItem(name, bytes.length, hashes.root(), Optional.empty(), Optional.empty());
    }

    /// The true answer to a question about these bytes; UNKNOWN for another content.
    byte[] answer(FilesFrame question) {
        return switch (question) {
            case FilesFrame.HashesQuery(var hash, _) when hash.equals(hashes.root()) -> RawPeer.frame(FilesFrameType.HASHES.number(), hashes.bytes());
            case FilesFrame.PieceQuery(var hash, var piece) when hash.equals(hashes.root()) -> frame(piece(piece));
            case FilesFrame.HaveQuery(var hash) when hash.equals(hashes.root()) -> {
                var all = new byte[FilesFrame.haveBytes(bytes.length)];
                for (int piece = 0; piece < hashes.pieces(); piece++) all[piece / 8] |= (byte) (0x80 >> piece % 8);
                yield RawPeer.frame(FilesFrameType.HAVE.number(), all);
            }
            default -> FilesCodec.encode(new FilesFrame.None(FilesFrame.None.Reason.UNKNOWN));
        };
    }

    /// The bytes of a piece.
    byte[] piece(int piece) {
        int from = piece * PieceSizes.PIECE;
        return Arrays.copyOfRange(bytes, from, from + hashes.length(piece));
    }

    /// A frame that serves some bytes as a piece.
    static byte[] frame(byte[] piece) {
        return RawPeer.frame(FilesFrameType.PIECE.number(), piece);
    }
}
