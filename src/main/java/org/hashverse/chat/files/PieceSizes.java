package org.hashverse.chat.files;

/// The sizes of the pieces into which a content is cut.
public final class PieceSizes {
    /// Bytes of a piece. Only the last one of a content may be shorter.
    public static final int PIECE = 1 << 20;
    /// Most pieces of a content.
    public static final int MOST = (int) (FileItem.MAX_SIZE / PIECE);

    private PieceSizes() {}

    /// How many pieces a content has; none if it is empty.
    ///
    /// @param size bytes of the content
    /// @throws IllegalArgumentException unless the size is 0 to [FileItem#MAX_SIZE]
    public static int count(long size) {
        if (size < 0 || size > FileItem.MAX_SIZE) throw new IllegalArgumentException("a size is 0 to " + FileItem.MAX_SIZE);
        return Math.toIntExact((size + PIECE - 1) / PIECE);
    }

    /// Bytes of a piece.
    ///
    /// @param size  bytes of the content
    /// @param piece its place, from 0
    /// @throws IllegalArgumentException if the content has no such piece
    public static int length(long size, int piece) {
        if (piece < 0 || piece >= count(size)) throw new IllegalArgumentException("there is no piece " + piece);
        return (int) Math.min(PIECE, size - (long) piece * PIECE);
    }
}
