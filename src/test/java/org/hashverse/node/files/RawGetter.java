package org.hashverse.node.files;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.hashverse.chat.PeerAddress;
import org.hashverse.node.TestNode;
import org.hashverse.transport.Papers;
import org.hashverse.transport.RawPeer;
import org.hashverse.wire.files.FilesCodec;
import org.hashverse.wire.files.FilesFrame;
import org.hashverse.wire.files.FilesFrameType;
import org.hashverse.wire.files.FilesHeader;

/// A test peer that dials a node and asks for files, also for those that were not offered to it.
final class RawGetter implements AutoCloseable {
    private final RawPeer connection;

    /// What a node answers.
    ///
    /// @param body without the header
    record Answer(FilesFrameType type, byte[] body) {
        /// Whether it says why there is no answer.
        boolean none(FilesFrame.None.Reason reason) throws IOException {
            return type == FilesFrameType.NONE && FilesCodec.decode(type, body).equals(new FilesFrame.None(reason));
        }
    }

    RawGetter(PeerAddress node, Papers papers) throws IOException {
        connection = RawPeer.connect(node).tls(papers, "TLSv1.3", RawSharer.ALPN);
        connection.bytes(FilesCodec.encode(new FilesFrame.Role(true)));
    }

    Answer ask(FilesFrame question) throws IOException {
        connection.bytes(FilesCodec.encode(question));
        var start = connection.readBytes(FilesHeader.BYTES);
        if (start.length < FilesHeader.BYTES) throw new EOFException("the node ended the connection");
        var header = FilesHeader.read(ByteBuffer.wrap(start));
        return new Answer(header.type().orElseThrow(), connection.readBytes(header.length()));
    }

    /// Asks until the answer is NONE for this reason.
    void awaitNone(FilesFrame question, FilesFrame.None.Reason reason) throws IOException {
        for (long end = System.nanoTime() + TestNode.PATIENCE.toNanos(); !ask(question).none(reason); ) if (System.nanoTime() > end) throw new AssertionError("the answer is not " + reason);
    }

    /// Waits until the node has closed the connection.
    void awaitEnd() throws IOException {
        connection.awaitEnd();
    }

    @Override
    public void close() {
        connection.close();
    }
}
