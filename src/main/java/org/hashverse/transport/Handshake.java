package org.hashverse.transport;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Optional;
import org.hashverse.chat.PeerAddress;
import org.hashverse.wire.Frame;
import org.hashverse.wire.ProtocolException;

/// Exchanges HELLOs over a channel, after the TLS handshake: the dialler sends HELLO, the acceptor judges it and answers with HELLO or BYE. Its methods block; bound
/// them with a [Watchdog].
public final class Handshake {
    private final Channel channel;
    private final TransportSetup setup;
    private final Watchdog watchdog;
    private final FrameStreams frames;

    /// An exchange over a channel. The constructor sends nothing.
    ///
    /// @param channel its TLS handshake is complete
    public Handshake(Channel channel, TransportSetup setup, Watchdog watchdog) throws IOException {
        this.channel = channel;
        this.setup = setup;
        this.watchdog = watchdog;
        frames = FrameStreams.of(channel, setup);
    }

    /// How the acceptor answered our HELLO.
    public sealed interface Reply {
        record SaidHello(PeerConnection connection) implements Reply {}

        record SaidBye(Frame.Bye bye) implements Reply {}
    }

    /// Sends HELLO as the dialler and reads the answer.
    ///
    /// @param address the address that was dialled
    public Reply exchangeAsDialler(PeerAddress address, Frame.Hello ours) throws IOException {
        frames.writer().write(ours);
        frames.writer().flush();
        return switch (frames.reader().read()) {
            case Frame.Hello theirs -> new Reply.SaidHello(connection(Optional.of(address), ours, theirs));
            case Frame.Bye bye -> new Reply.SaidBye(bye);
            case Frame _ -> throw new ProtocolException("a frame before HELLO");
        };
    }

    /// Reads the dialler's HELLO, asks `admission` about it and answers. Returns the connection, not begun yet; empty if either side sent BYE instead of HELLO. If the
    /// dialler breaks the protocol, sends it BYE before the exception is thrown.
    Optional<PeerConnection> exchangeAsAcceptor(Admission admission) throws IOException, InterruptedException {
        try {
            var first = frames.reader().read();
            if (first instanceof Frame.Bye) return Optional.empty();
            if (!(first instanceof Frame.Hello theirs)) throw new ProtocolException("a frame before HELLO");
            switch (admission.knocked(channel.peer(), theirs, (InetSocketAddress) channel.raw().getRemoteSocketAddress())) {
                case Admission.Answer.Greet(var ours) -> {
                    frames.writer().write(ours);
                    frames.writer().flush();
                    return Optional.of(connection(Optional.empty(), ours, theirs));
                }
                case Admission.Answer.TurnAway(var bye) -> turnAway(bye);
            }
            return Optional.empty();
        } catch (ProtocolException fault) {
            try {
                turnAway(new Frame.Bye(Frame.Bye.Code.PROTOCOL, fault.getMessage()));
            } catch (IOException cut) {
                fault.addSuppressed(cut); // the caller did not wait for the BYE; what it sent first is what counts against it
            }
            throw fault;
        }
    }

    /// Sends BYE, waits a moment until the peer closes, so that the BYE arrives, and closes the channel.
    void turnAway(Frame.Bye bye) throws IOException {
        try (var _ = watchdog.guard(channel.raw(), setup.links().byeWrite().plus(setup.links().byeDrain()))) {
            frames.writer().write(bye);
            frames.writer().flush();
            channel.raw().shutdownOutput();
            channel.drain();
        } finally {
            Watchdog.close(channel.raw());
        }
    }

    private PeerConnection connection(Optional<PeerAddress> dialled, Frame.Hello ours, Frame.Hello theirs) {
        frames.reader().helloDone();
        return new PeerConnection(channel, dialled, ours, theirs, setup, watchdog, frames);
    }
}
