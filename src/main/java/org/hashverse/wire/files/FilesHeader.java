package org.hashverse.wire.files;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.hashverse.wire.ProtocolException;

/// The first bytes of a frame. The length of the body is within the bounds of its type.
///
/// @param type   empty for an unknown frame, which is skipped
/// @param length bytes of the body
public record FilesHeader(Optional<FilesFrameType> type, int length) {
    /// Bytes of a header.
    public static final int BYTES = 5;

    /// Reads a header.
    ///
    /// @param bytes [#BYTES] of them, big-endian
    /// @throws ProtocolException if the type is unknown and may not be skipped, or the length is out of bounds
    public static FilesHeader read(ByteBuffer bytes) throws ProtocolException {
        long length = Integer.toUnsignedLong(bytes.getInt()) - 1;
        int number = Byte.toUnsignedInt(bytes.get());
        if (length < 0) throw new ProtocolException("a frame without a type");
        var type = FilesFrameType.of(number);
        if (type.isEmpty() && number < FilesFrameType.FIRST_SKIPPED) throw new ProtocolException("a frame of the unknown type " + number);
        if (length > type.map(FilesFrameType::limit).orElse(FilesFrameType.MAX_UNKNOWN))
            throw new ProtocolException("a " + type.map(FilesFrameType::label).orElse("frame of an unknown type") + " of " + length + " bytes");
        return new FilesHeader(type, (int) length);
    }

    /// Writes the header of a frame.
    ///
    /// @param length bytes of the body, at most [FilesFrameType#limit]
    public static void write(FilesFrameType type, int length, ByteBuffer into) {
        if (length < 0 || length > type.limit()) throw new IllegalArgumentException("a " + type.label() + " of " + length + " bytes");
        into.putInt(1 + length).put((byte) type.number());
    }
}
