package org.hashverse.transport.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.hashverse.chat.files.PieceSizes;
import org.hashverse.transport.BulkChannel;
import org.hashverse.wire.ProtocolException;
import org.hashverse.wire.files.FilesCodec;
import org.hashverse.wire.files.FilesFrame;
import org.hashverse.wire.files.FilesFrameType;
import org.hashverse.wire.files.FilesHeader;

/// Reads and writes the frames of a files connection. For one thread.
final class FrameStream {
    /// Most unknown frames in a row. More of them would be traffic without an end that answers nothing.
    static final int MOST_SKIPPED = 16;

    private final BulkChannel channel;
    private final ByteBuffer header = ByteBuffer.allocate(FilesHeader.BYTES);
    private ByteBuffer piece; // header and body, so that both are encrypted together; null until a piece is served

    FrameStream(BulkChannel channel) {
        this.channel = channel;
    }

    /// Writes a frame of JSON.
    void write(FilesFrame frame) throws IOException {
        channel.write(ByteBuffer.wrap(FilesCodec.encode(frame)));
    }

    /// Writes a frame of raw bytes.
    void write(FilesFrameType type, byte[] body) throws IOException {
        FilesHeader.write(type, body.length, header.clear());
        channel.write(header.flip());
        channel.write(ByteBuffer.wrap(body));
    }

    /// An empty buffer for the body of a piece. It is the same one each time.
    ByteBuffer body() {
        if (piece == null) piece = ByteBuffer.allocate(FilesHeader.BYTES + PieceSizes.PIECE);
        return piece.clear().position(FilesHeader.BYTES).slice();
    }

    /// Writes the piece whose bytes were put into [#body].
    void writePiece(ByteBuffer body) throws IOException {
        FilesHeader.write(FilesFrameType.PIECE, body.position(), piece.clear());
        channel.write(piece.position(0).limit(FilesHeader.BYTES + body.position()));
    }

    /// Reads the next frame, which must be one of JSON.
    FilesFrame readJson() throws IOException {
        var header = next();
        var type = header.type().orElseThrow();
        if (type.frame().isEmpty()) throw channel.broken(new ProtocolException("a " + type.label() + " that nobody asked for"));
        return json(type, header.length());
    }

    /// Reads up to the body of the answer that must come.
    ///
    /// @param length bytes of its body
    /// @throws NotServed if the answer is NONE
    void awaitAnswer(FilesFrameType type, int length) throws IOException, NotServed {
        var header = next();
        var came = header.type().orElseThrow();
        if (came == FilesFrameType.NONE && json(came, header.length()) instanceof FilesFrame.None(var reason)) throw new NotServed(reason);
        if (came != type) throw channel.broken(new ProtocolException("a " + came.label() + " in place of " + type.label()));
        if (header.length() != length) throw channel.broken(new ProtocolException("a " + type.label() + " of " + header.length() + " bytes in place of " + length));
    }

    private FilesFrame json(FilesFrameType type, int length) throws IOException {
        var body = new byte[length];
        channel.read(ByteBuffer.wrap(body));
        try {
            return FilesCodec.decode(type, body);
        } catch (ProtocolException fault) {
            throw channel.broken(fault);
        }
    }

    /// Reads the header of the next known frame and skips unknown ones.
    private FilesHeader next() throws IOException {
        for (int skipped = 0; skipped <= MOST_SKIPPED; skipped++) {
            var next = header();
            if (next.type().isPresent()) return next;
            channel.read(ByteBuffer.allocate(next.length()));
        }
        throw channel.broken(new ProtocolException("more than " + MOST_SKIPPED + " unknown frames in a row"));
    }

    private FilesHeader header() throws IOException {
        channel.read(header.clear());
        try {
            return FilesHeader.read(header.flip());
        } catch (ProtocolException fault) {
            throw channel.broken(fault);
        }
    }
}
