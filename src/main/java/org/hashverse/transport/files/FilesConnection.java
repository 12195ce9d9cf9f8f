package org.hashverse.transport.files;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.files.FileHash;
import org.hashverse.chat.files.PieceSizes;
import org.hashverse.transport.BulkChannel;
import org.hashverse.wire.ProtocolException;
import org.hashverse.wire.files.FilesFrame;
import org.hashverse.wire.files.FilesFrameType;

/// A connection over which one side gets bytes of files and the other serves them, see `wire.files`. Its methods block, so it has a platform thread of its own on each side;
/// [#close] may be called from any thread and ends every other call.
///
/// After an [IOException] the connection is closed. After [NotServed] it goes on.
public final class FilesConnection implements AutoCloseable {
    /// Most questions without an answer.
    public static final int MOST_ASKED = 4;
    /// After an answer of fewer bytes the server waits a moment. Otherwise a getter that asks for a file of one byte again and again would keep a core busy.
    static final int FEW = 4_096;

    private final BulkChannel channel;
    private final FrameStream frames;
    private final FilesLimits limits;
    private final boolean gets;
    private final Deque<Asked> asked = new ArrayDeque<>(); // pieces without an answer

    private record Asked(int piece, int length) {}

    private FilesConnection(BulkChannel channel, FrameStream frames, FilesLimits limits, boolean gets) {
        this.channel = channel;
        this.frames = frames;
        this.limits = limits;
        this.gets = gets;
    }

    /// Begins as the dialler.
    static FilesConnection open(BulkChannel channel, FilesLimits limits, boolean gets) throws IOException {
        channel.patience(limits.answer());
        var frames = new FrameStream(channel);
        frames.write(new FilesFrame.Role(gets));
        return new FilesConnection(channel, frames, limits, gets);
    }

    /// Begins as the acceptor: waits until the dialler has said which side gets. Closes the channel if the dialler says something else.
    static FilesConnection accept(BulkChannel channel, FilesLimits limits) throws IOException {
        channel.patience(limits.answer());
        var frames = new FrameStream(channel);
        try {
            if (!(frames.readJson() instanceof FilesFrame.Role role)) throw channel.broken(new ProtocolException("a frame before ROLE"));
            return new FilesConnection(channel, frames, limits, !role.gets());
        } catch (IOException refused) {
            channel.close();
            throw refused;
        }
    }

    /// The proven key of the peer.
    public PeerId peer() {
        return channel.peer();
    }

    /// Whether this side gets; otherwise it serves.
    public boolean gets() {
        return gets;
    }

    /// Answers the questions of the peer. Returns when the peer has closed the connection or asked nothing for a while. Closes the connection.
    ///
    /// @throws IOException if the connection is lost or closed by us, or the peer breaks the protocol
    public void serve(PieceServer server) throws IOException, InterruptedException {
        if (gets) throw new IllegalStateException("this side gets");
        try (channel) {
            while (awaitQuestion()) answer(server, frames.readJson());
        }
    }

    private boolean awaitQuestion() throws IOException {
        channel.patience(limits.idle());
        try {
            return channel.await();
        } catch (SocketTimeoutException idle) {
            return false;
        } finally {
            channel.patience(limits.answer());
        }
    }

    private void answer(PieceServer server, FilesFrame question) throws IOException, InterruptedException {
        int bytes = 0;
        channel.patience(limits.taken());
        try {
            bytes = switch (question) {
                case FilesFrame.HashesQuery(var hash, var size) -> write(FilesFrameType.HASHES, server.hashes(peer(), hash, size));
                case FilesFrame.HaveQuery(var hash) -> write(FilesFrameType.HAVE, server.have(peer(), hash));
                case FilesFrame.PieceQuery(var hash, var piece) -> {
                    var body = frames.body();
                    server.piece(peer(), hash, piece, body);
                    frames.writePiece(body);
                    yield body.position();
                }
                case FilesFrame.Role _, FilesFrame.None _ -> throw channel.broken(new ProtocolException("no question"));
            };
        } catch (NotServed none) {
            frames.write(new FilesFrame.None(none.reason()));
        }
        if (bytes < FEW) Thread.sleep(limits.pause());
    }

    private int write(FilesFrameType type, byte[] body) throws IOException {
        frames.write(type, body);
        return body.length;
    }

    /// Asks for the hashes of all pieces and waits for the answer. All pieces that were asked for must have been taken.
    ///
    /// @param size bytes of the content
    /// @return 32 bytes for each piece. They are not checked against `hash`
    /// @throws NotServed if the server answers so
    public byte[] hashes(FileHash hash, long size) throws IOException, NotServed {
        return ask(new FilesFrame.HashesQuery(hash, size), FilesFrameType.HASHES, FilesFrame.hashesBytes(size));
    }

    /// Asks which pieces the server has and waits for the answer. All pieces that were asked for must have been taken.
    ///
    /// @param size bytes of the content
    /// @return one bit for each piece, the first in the highest bit of the first byte
    /// @throws NotServed if the server answers so
    public byte[] have(FileHash hash, long size) throws IOException, NotServed {
        return ask(new FilesFrame.HaveQuery(hash), FilesFrameType.HAVE, FilesFrame.haveBytes(size));
    }

    private byte[] ask(FilesFrame question, FilesFrameType answer, int length) throws IOException, NotServed {
        mustGet();
        if (!asked.isEmpty()) throw new IllegalStateException("pieces are on their way");
        return closing(() -> {
            frames.write(question);
            frames.awaitAnswer(answer, length);
            var bytes = new byte[length];
            channel.read(ByteBuffer.wrap(bytes));
            return bytes;
        });
    }

    /// Asks for a piece. Does not wait for the answer: ask for the next ones before you take the first, so that the line is never idle.
    ///
    /// @param length bytes of the piece
    /// @throws IllegalStateException if [#MOST_ASKED] answers are not taken yet
    public void askPiece(FileHash hash, int piece, int length) throws IOException {
        mustGet();
        if (asked.size() == MOST_ASKED) throw new IllegalStateException(MOST_ASKED + " pieces are on their way");
        if (length < 1 || length > PieceSizes.PIECE) throw new IllegalArgumentException("a piece of " + length + " bytes");
        try {
            frames.write(new FilesFrame.PieceQuery(hash, piece));
        } catch (IOException lost) {
            close();
            throw lost;
        }
        asked.add(new Asked(piece, length));
    }

    /// Number of pieces that were asked for and not taken.
    public int asked() {
        return asked.size();
    }

    /// The piece that the next answer is about.
    ///
    /// @throws java.util.NoSuchElementException if no answer is to come
    public int nextAsked() {
        return asked.element().piece;
    }

    /// Waits for the answer to the earliest question about a piece and puts its bytes into a buffer, which has room for them.
    ///
    /// @return the piece. Its bytes are not checked; if their hash is wrong, close the connection
    /// @throws NotServed if the server answers so
    /// @throws java.util.NoSuchElementException if no piece was asked for
    public int nextPiece(ByteBuffer into) throws IOException, NotServed {
        mustGet();
        var next = asked.remove();
        return closing(() -> {
            frames.awaitAnswer(FilesFrameType.PIECE, next.length);
            int end = into.limit();
            channel.read(into.limit(into.position() + next.length));
            into.limit(end);
            return next.piece;
        });
    }

    private void mustGet() {
        if (!gets) throw new IllegalStateException("this side serves");
    }

    private interface Question<T> {
        T ask() throws IOException, NotServed;
    }

    private <T> T closing(Question<T> question) throws IOException, NotServed {
        try {
            return question.ask();
        } catch (IOException lost) {
            close();
            throw lost;
        }
    }

    /// Ends the connection. A call that waits throws an [IOException].
    @Override
    public void close() {
        channel.close();
    }
}
