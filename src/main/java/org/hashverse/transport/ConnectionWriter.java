package org.hashverse.transport;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.hashverse.chat.CloseReason;
import org.hashverse.wire.Frame;
import org.hashverse.wire.FrameWriter;

/// Writes the frames queued for one connection, on a virtual thread that ends when none are queued. After a BYE it ends our side of the stream.
final class ConnectionWriter {
    /// Pause after each piece. See [PieceWriter].
    private static final Duration PAUSE = Duration.ofMillis(100);

    /// The queue. A frame put into it starts a thread if there is none.
    final Outbox outbox;
    private final Channel channel;
    private final FrameWriter writer;
    private final PieceWriter pieces;
    private final Watchdog watchdog;
    private final Duration byeDrain;
    private final Pace pace;
    private final Consumer<CloseReason> abort;
    private volatile boolean inPieces;

    /// @param pace  of the reader, which reads at full speed once a write has failed
    /// @param abort closes the connection at once
    ConnectionWriter(Channel channel, FrameWriter writer, TransportSetup setup, Watchdog watchdog, Pace pace, Consumer<CloseReason> abort) {
        this.channel = channel;
        this.writer = writer;
        this.watchdog = watchdog;
        this.pace = pace;
        this.abort = abort;
        pieces = new PieceWriter(writer, PeerConnection.PIECE, PAUSE);
        byeDrain = setup.links().byeDrain();
        outbox = new Outbox(setup.links().outbox(), setup.links().inboxFrames(), setup.wall(), this::start);
    }

    /// See [PeerConnection#writeInPieces].
    void writeInPieces() {
        inPieces = true;
    }

    /// Starts a thread that writes until no frames are queued. Aborts the connection if the thread does not start.
    void start() {
        boolean started = false;
        try {
            Thread.ofVirtual().name("write-" + channel.peer().code()).start(this::write);
            started = true;
        } finally {
            if (!started) abort.accept(CloseReason.CLOSED); // otherwise the connection would stay open with no writer
        }
    }

    private void write() {
        try {
            for (var batch = next(); !batch.isEmpty(); batch = next()) {
                if (inPieces) pieces.write(batch);
                else {
                    for (var frame : batch) writer.write(frame);
                    writer.flush();
                }
                if (batch.getLast() instanceof Frame.Bye) {
                    channel.raw().shutdownOutput();
                    watchdog.guard(channel.raw(), byeDrain);
                    return;
                }
            }
        } catch (IOException broken) {
            // the peer may have sent BYE before it closed: the reader gets a moment to find it, and reads at full speed
            pace.end();
            watchdog.guard(channel.raw(), byeDrain);
        } catch (InterruptedException impossible) {
            abort.accept(CloseReason.CLOSED); // nothing interrupts a writer
        } catch (RuntimeException | Error fault) { // an Error too: otherwise the connection would stay open with no writer
            abort.accept(CloseReason.PROTOCOL);
            throw fault;
        }
    }

    private List<Frame> next() {
        return inPieces ? outbox.take(PeerConnection.PIECE) : outbox.take();
    }
}
