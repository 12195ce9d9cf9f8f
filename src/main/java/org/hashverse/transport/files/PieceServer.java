package org.hashverse.transport.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.files.FileHash;

/// Answers the questions of a peer. Called on the thread of [FilesConnection#serve], one question after the other; may wait, for the disk or to share the line. An
/// [IOException] ends the connection; a file that cannot be read is no reason for that, but [NotServed].
public interface PieceServer {
    /// The hashes of all pieces of a content.
    ///
    /// @param size as the peer knows it, 0 to 2^38. A content of another size is unknown
    /// @return 32 bytes for each piece
    byte[] hashes(PeerId peer, FileHash hash, long size) throws NotServed, IOException, InterruptedException;

    /// Puts the bytes of a piece into a buffer, all of them. The hash need not be checked again: the peer does.
    ///
    /// @param piece its place, 0 to 2^18 - 1. The content may have fewer
    /// @param into  has room for one whole piece; an array buffer that is used again for the next piece
    void piece(PeerId peer, FileHash hash, int piece, ByteBuffer into) throws NotServed, IOException, InterruptedException;

    /// Which pieces of a content we have: one bit for each, the first in the highest bit of the first byte.
    byte[] have(PeerId peer, FileHash hash) throws NotServed, IOException, InterruptedException;
}
