package org.hashverse.wire.files;

import org.hashverse.chat.files.FileHash;
import org.hashverse.chat.files.FileItem;
import org.hashverse.chat.files.PieceSizes;

/// A frame of the protocol `hashverse-files/1` whose body is JSON. The frames HASHES, PIECE and HAVE have no record: their bodies are raw bytes, which go from a buffer to
/// the socket and back without a copy. See [FilesFrameType].
public sealed interface FilesFrame {
    /// Bytes of the hashes of all pieces.
    static int hashesBytes(long size) {
        return PieceSizes.count(size) * FileHash.BYTES;
    }

    /// Bytes of the bitmap with one bit for each piece.
    static int haveBytes(long size) {
        return (PieceSizes.count(size) + 7) / 8;
    }

    private static void checkPlace(int piece) {
        if (piece < 0 || piece >= PieceSizes.MOST) throw new IllegalArgumentException("a piece is 0 to " + (PieceSizes.MOST - 1));
    }

    /// The first frame of the dialler.
    ///
    /// @param gets true if the dialler asks and the acceptor serves; false for the other way round
    record Role(boolean gets) implements FilesFrame {}

    /// Asks for the hashes of all pieces.
    ///
    /// @param size bytes of the content, 0 to [FileItem#MAX_SIZE]
    record HashesQuery(FileHash hash, long size) implements FilesFrame {
        /// @throws IllegalArgumentException for a size out of bounds
        public HashesQuery {
            PieceSizes.count(size);
        }
    }

    /// Asks for a piece.
    ///
    /// @param piece its place in the content, from 0
    record PieceQuery(FileHash hash, int piece) implements FilesFrame {
        /// @throws IllegalArgumentException for a piece that no content has
        public PieceQuery {
            checkPlace(piece);
        }
    }

    /// Asks which pieces the server has.
    record HaveQuery(FileHash hash) implements FilesFrame {}

    /// The answer to a question that the server cannot or does not want to answer.
    record None(Reason reason) implements FilesFrame {
        /// Why there is no other answer. On the wire, the name in lower case.
        public enum Reason {
            /// The server does not know the content, or does not serve it to this peer.
            UNKNOWN,
            /// The file changed since it was offered.
            CHANGED,
            /// The file is no longer there, or cannot be read.
            GONE,
            /// The server does not have this piece yet; to HASHES? or HAVE?, it does not have anything of the content yet. The peer may ask again later.
            MISSING,
            /// The server has too much to do. The peer may ask again later.
            BUSY
        }
    }
}
