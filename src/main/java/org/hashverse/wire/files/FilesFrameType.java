package org.hashverse.wire.files;

import java.util.Optional;
import org.hashverse.chat.files.FileHash;
import org.hashverse.chat.files.PieceSizes;

/// The frames of `hashverse-files/1` that this version knows, and their numbers on the wire.
public enum FilesFrameType {
    ROLE(1, FilesFrame.Role.class),
    /// Written `HASHES?`.
    HASHES_QUERY(16, FilesFrame.HashesQuery.class),
    HASHES(17, PieceSizes.MOST * FileHash.BYTES),
    /// Written `PIECE?`.
    PIECE_QUERY(18, FilesFrame.PieceQuery.class),
    PIECE(19, PieceSizes.PIECE),
    /// Written `HAVE?`.
    HAVE_QUERY(20, FilesFrame.HaveQuery.class),
    HAVE(21, PieceSizes.MOST / 8),
    NONE(22, FilesFrame.None.class);

    /// The lowest type that is skipped if it is unknown. An unknown type below it is an error.
    public static final int FIRST_SKIPPED = 0x80;
    /// Most bytes of a body of JSON. It leaves room for fields of newer versions.
    public static final int MAX_JSON = 1_023;
    /// Most bytes of the body of an unknown frame.
    public static final int MAX_UNKNOWN = 64 * 1024 - 1;

    private final int number;
    private final Optional<Class<? extends FilesFrame>> frame;
    private final int limit;

    FilesFrameType(int number, Class<? extends FilesFrame> frame) {
        this.number = number;
        this.frame = Optional.of(frame);
        limit = MAX_JSON;
    }

    FilesFrameType(int number, int limit) {
        this.number = number;
        frame = Optional.empty();
        this.limit = limit;
    }

    /// The type byte, 1 to 255.
    public int number() {
        return number;
    }

    /// The record of this type; empty if the body is raw bytes.
    public Optional<Class<? extends FilesFrame>> frame() {
        return frame;
    }

    /// Most bytes of the body.
    public int limit() {
        return limit;
    }

    /// The name in the specification.
    public String label() {
        return name().replace("_QUERY", "?");
    }

    /// The type with a number, if this version knows it.
    static Optional<FilesFrameType> of(int number) {
        for (var type : values()) if (type.number == number) return Optional.of(type);
        return Optional.empty();
    }

    /// The type of a frame.
    static FilesFrameType of(FilesFrame frame) {
        return switch (frame) {
            case FilesFrame.Role _ -> ROLE;
            case FilesFrame.HashesQuery _ -> HASHES_QUERY;
            case FilesFrame.PieceQuery _ -> PIECE_QUERY;
            case FilesFrame.HaveQuery _ -> HAVE_QUERY;
            case FilesFrame.None _ -> NONE;
        };
    }
}
