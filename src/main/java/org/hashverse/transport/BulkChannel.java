package org.hashverse.transport;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import javax.net.ssl.SSLException;
import org.hashverse.chat.PeerId;
import org.hashverse.wire.ProtocolException;

/// A channel for many bytes. It reads and writes several records with each system call, and decrypts into the buffer of its caller. In return it keeps buffers of its
/// own, unlike the streams of [Channel], so it is for connections that are seldom idle.
///
/// One thread at a time reads and writes; [#close] may be called from any thread. A wait for the network that is longer than the [#patience] closes the channel.
public final class BulkChannel implements AutoCloseable {
    /// Bytes that are read or written at once. The streams of a Java socket copy at most this many in one call.
    private static final int AT_ONCE = 128 * 1024;

    private final Channel channel;
    private final TransportSetup setup;
    private final Patience patience;
    private final ByteBuffer received = ByteBuffer.allocate(AT_ONCE).flip(); // records, the last one perhaps in part
    private final ByteBuffer decrypted = ByteBuffer.allocate(TlsInput.LONGEST).flip(); // what the caller had no room for
    private final ByteBuffer records = ByteBuffer.allocate(AT_ONCE);

    /// Takes over a channel from which nothing was read after the handshake.
    ///
    /// @param patience the first patience; [#patience] sets none that is shorter
    public BulkChannel(Channel channel, TransportSetup setup, Watchdog watchdog, Duration patience) {
        this.channel = channel;
        this.setup = setup;
        this.patience = new Patience(channel.raw(), watchdog, patience, setup.nanos());
    }

    /// The key that the other side proved.
    public PeerId peer() {
        return channel.peer();
    }

    /// The address of the peer's end.
    public InetSocketAddress remote() {
        return (InetSocketAddress) channel.raw().getRemoteSocketAddress();
    }

    /// Sets how long the network may take to deliver the next byte, or to accept what one [#write] waits for.
    public void patience(Duration most) {
        patience.most(most);
    }

    /// Waits for a byte. Returns false if the peer has closed the channel instead.
    public boolean await() throws IOException {
        return call(() -> {
            while (!decrypted.hasRemaining()) if (!next(decrypted.clear(), true)) return false;
            return true;
        });
    }

    /// Fills a buffer.
    ///
    /// @throws EOFException           if the channel ends first
    /// @throws SocketTimeoutException if the next byte took longer than the patience
    public void read(ByteBuffer into) throws IOException {
        call(() -> {
            while (into.hasRemaining()) {
                if (decrypted.hasRemaining()) {
                    int count = Math.min(into.remaining(), decrypted.remaining());
                    into.put(decrypted.slice(decrypted.position(), count));
                    decrypted.position(decrypted.position() + count);
                } else if (!(into.remaining() >= TlsInput.LONGEST ? next(into, false) : next(decrypted.clear(), true))) {
                    throw new EOFException("the peer closed the connection");
                }
            }
            return true;
        });
    }

    /// Decrypts the next record. Returns false at the end.
    ///
    /// @param flip whether to flip `into` afterwards, whatever happens
    private boolean next(ByteBuffer into, boolean flip) throws IOException {
        try {
            while (received.remaining() < TlsInput.HEADER || received.remaining() < TlsInput.recordLength(received)) {
                received.compact();
                int read = channel.raw().getInputStream().read(received.array(), received.position(), received.remaining());
                if (read > 0) received.position(received.position() + read);
                received.flip();
                if (read < 0) return false;
                patience.moved();
            }
            // counted here and not when the bytes were read: many records may arrive at once, and all would count as bytes without data
            channel.in().overhead().received(TlsInput.recordLength(received));
            int before = into.position();
            boolean more = channel.in().decrypt(received, into);
            channel.in().answer(into.position() > before);
            return more;
        } finally {
            if (flip) into.flip();
        }
    }

    /// Sends all bytes of a buffer. Returns when the operating system has accepted them.
    ///
    /// The peer must take some 200 KiB within the patience. Linux wakes a writer only when a third of the socket's buffer is free, and with [Channel#BUFFER] so many bytes have left by
    /// then. To write fewer bytes at once does not change that.
    ///
    /// @throws SocketTimeoutException if the peer took too little
    public void write(ByteBuffer bytes) throws IOException {
        call(() -> {
            while (bytes.hasRemaining()) {
                channel.out().send(bytes, records.clear());
                patience.moved();
            }
            return true;
        });
    }

    private interface Call {
        boolean run() throws IOException;
    }

    private boolean call(Call call) throws IOException {
        patience.begin();
        try {
            return call.run();
        } catch (SSLException fault) {
            channel.out().sendAlert(fault);
            throw failed(fault);
        } catch (IOException fault) {
            throw failed(fault);
        } finally {
            patience.end();
        }
    }

    private IOException failed(IOException fault) {
        if (patience.late()) return patience.timeout();
        if (Channel.malformed(fault)) misbehaved();
        return fault;
    }

    /// Discourages the origin of a peer whose frame broke the protocol. Returns the error.
    public ProtocolException broken(ProtocolException fault) {
        misbehaved();
        return fault;
    }

    private void misbehaved() {
        setup.discouraged().note(Origin.of(remote().getAddress()));
    }

    /// Closes the channel. A thread that waits for it gets an [IOException].
    @Override
    public void close() {
        patience.close();
    }
}
