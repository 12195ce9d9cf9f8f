package org.hashverse.transport.files;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.hashverse.chat.PeerId;
import org.hashverse.transport.BulkChannel;
import org.hashverse.transport.Channel;
import org.hashverse.transport.Identity;
import org.hashverse.transport.Overhead;
import org.hashverse.transport.TransportSetup;
import org.hashverse.transport.Watchdog;

/// Opens files connections to peers with which there is a link already.
///
/// @param identity our key
public record FilesDialer(Identity identity, FilesLimits limits, TransportSetup setup, Watchdog watchdog) {
    /// Opens a connection. Blocks, as long as a handshake may take at most; a watchdog that is closed ends it.
    ///
    /// @param at       where the peer listens: the remote end of a link that we dialled. It is not looked up
    /// @param expected the key that must answer
    /// @param gets     whether we get; otherwise we serve
    /// @throws WrongKey    if another key answers
    /// @throws IOException if the peer cannot be reached, does not know the protocol or takes too long. A peer that does not let us in closes the connection later, which
    ///                     the first use of it finds out
    public FilesConnection dial(InetSocketAddress at, PeerId expected, boolean gets) throws IOException {
        var raw = new Socket();
        var late = new AtomicBoolean();
        FilesConnection connection = null;
        try (var _ = watchdog.after(setup.handshakes().whole(), () -> {
            late.set(true);
            Watchdog.close(raw);
        })) {
            identity.rehearse();
            Channel.tune(raw);
            raw.connect(at, Math.toIntExact(setup.handshakes().connect().toMillis()));
            var channel = Channel.asDialler(identity, raw, Channel.Use.FILES, new Overhead());
            if (!channel.peer().equals(expected)) throw new WrongKey(channel.peer());
            connection = FilesConnection.open(new BulkChannel(channel, setup, watchdog, limits.shortest()), limits, gets);
            return connection;
        } catch (IOException failure) {
            throw late.get() ? new SocketTimeoutException("the handshake took too long") : failure;
        } finally {
            if (connection == null) Watchdog.close(raw);
        }
    }

    /// Another key than the expected one answered.
    public static final class WrongKey extends IOException {
        private static final long serialVersionUID = 1L;

        private final transient PeerId answered;

        WrongKey(PeerId answered) {
            super("another key answered");
            this.answered = answered;
        }

        /// The key that answered.
        public PeerId answered() {
            return answered;
        }
    }
}
