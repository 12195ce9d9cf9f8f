package org.hashverse.transport;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import org.hashverse.chat.CloseReason;
import org.hashverse.chat.PeerAddress;
import org.hashverse.chat.PeerId;
import org.hashverse.wire.Frame;
import org.hashverse.wire.FrameReader;
import org.hashverse.wire.OptionalFrame;
import org.hashverse.wire.ProtocolException;

/// One open connection to a peer that proved its key. May be used from any thread. The methods that queue frames never touch the socket. [#close] and [#abort] may be
/// called more than once; the first call sets the reason. The listener gets [Listener#closed] exactly once, as its last call.
public final class PeerConnection {
    /// Fewest bytes that a frame counts for in the inbox, so that the number of tiny frames is bounded too.
    static final int FRAME_COST = 256;
    /// Nanoseconds between two writes to a peer that we read slowly. A failed write tells us that the peer has gone. Its end of stream comes only after all unread bytes.
    private static final long PROBE = Duration.ofMillis(500).toNanos();

    /// Most bytes written at once on a path that drops large packets. With TLS and TCP they fit a packet of 1,280 bytes, which IPv6 demands of every path.
    public static final int PIECE = 1_100;

    /// Receives what a connection reads. Called on the reader thread; must not wait. [#closed] comes on the thread of [#begin] if the connection could not start.
    public interface Listener {
        /// A frame has arrived; never PING, BYE or an unknown one.
        ///
        /// @param settled run it once, on any thread, when the frame is handled; until then the frame takes room in the inbox of this connection
        void frame(PeerConnection connection, Frame frame, Runnable settled);

        /// The connection has ended. This is the last call.
        ///
        /// @param bye the peer's BYE; empty if it sent none
        void closed(PeerConnection connection, CloseReason reason, Optional<Frame.Bye> bye);
    }

    private final Channel channel;
    private final Optional<PeerAddress> dialled;
    private final Frame.Hello sentHello;
    private final Frame.Hello hello;
    private final TransportSetup setup;
    private final Watchdog watchdog;
    private final HeardInput in;
    private final FrameReader reader;
    private final ConnectionWriter writer;
    private final Outbox outbox;
    private final Semaphore inbox;
    private final int inboxBytes;
    private final Pace pace;
    private final AtomicReference<CloseReason> closing = new AtomicReference<>();
    private volatile Thread readerThread;
    private long probedAt; // reader thread

    PeerConnection(Channel channel, Optional<PeerAddress> dialled, Frame.Hello sentHello, Frame.Hello hello, TransportSetup setup, Watchdog watchdog, FrameStreams frames) {
        this.channel = channel;
        this.dialled = dialled;
        this.sentHello = sentHello;
        this.hello = hello;
        this.setup = setup;
        this.watchdog = watchdog;
        in = frames.in();
        reader = frames.reader();
        pace = setup.pace();
        writer = new ConnectionWriter(channel, frames.writer(), setup, watchdog, pace, this::abort);
        outbox = writer.outbox;
        inboxBytes = setup.links().inboxFrames() * FRAME_COST;
        inbox = new Semaphore(inboxBytes);
        probedAt = setup.nanos().getAsLong();
    }

    /// The proven key of the peer.
    public PeerId peer() {
        return channel.peer();
    }

    /// The address that we dialled; empty if the peer dialled us.
    public Optional<PeerAddress> dialled() {
        return dialled;
    }

    /// The address of the peer's end of the TCP connection.
    public InetSocketAddress remote() {
        return (InetSocketAddress) channel.raw().getRemoteSocketAddress();
    }

    /// The address of our end of the TCP connection.
    public InetAddress local() {
        return channel.raw().getLocalAddress();
    }

    /// The [Origin] of [#remote].
    public Origin origin() {
        return Origin.of(remote().getAddress());
    }

    /// The HELLO that we sent. What it says may be out of date by now.
    public Frame.Hello said() {
        return sentHello;
    }

    /// The HELLO of the peer.
    public Frame.Hello hello() {
        return hello;
    }

    /// When the last byte arrived, in nanoseconds on the clock of [TransportSetup].
    public long heard() {
        return in.heard();
    }

    /// For how long the reader has waited without receiving a byte, in nanoseconds; 0 while the reader is busy, and while received bytes wait to be read.
    public long silence(long now) {
        return in.silence(now);
    }

    /// Starts to count silence anew, because this computer slept or the process was stopped.
    public void restartSilence(long now) {
        in.restart(now);
    }

    /// Queues a control frame. Returns false if [LinkLimits#outbox] frames wait already or the connection is closing.
    public boolean offer(Frame frame) {
        return closing.get() == null && outbox.offer(frame);
    }

    /// Queues CHATs, so that as many as may be leave in one packet. The caller must keep to the send window, which bounds this queue.
    public void chats(List<Frame.Chat> chats) {
        outbox.chats(chats);
    }

    /// Makes the writer write small pieces with a pause after each from now on, because the path drops large packets. That gives some 10 KB a second.
    public void writeInPieces() {
        writer.writeInPieces();
    }

    /// Queues an ACK; of the ACKs that wait, only the highest is sent.
    public void ack(long upTo) {
        outbox.ack(upTo);
    }

    /// Queues a WELCOME, which replaces what our HELLO told; of those that wait, only the latest is sent.
    public void welcome(Frame.Welcome latest) {
        outbox.welcome(latest);
    }

    /// Queues a READ; of those that wait, only the highest of each conversation is sent.
    public void read(Frame.Read read) {
        outbox.read(read);
    }

    /// Sets whether the connection is read at the rate of a contact. A new connection is read at the rate of a stranger. See [Pace].
    public void contact(boolean contact) {
        pace.contact(contact);
    }

    /// Hands this connection to `admission`, then starts its reader and its first writer, both virtual threads. If `admission` fails or a thread cannot start, closes the
    /// connection, tells the listener that it has ended, and throws. The reader yields after each frame, because a virtual thread holds its carrier until it waits:
    /// otherwise a peer that always sends would keep the carrier from all other connections.
    public void begin(Admission admission, Listener listener) {
        boolean begun = false;
        try {
            admission.ready(this);
            readerThread = Thread.ofVirtual().name("read-" + peer().code()).unstarted(() -> readAll(listener));
            writer.start();
            readerThread.start();
            begun = true;
        } finally {
            if (!begun) end(listener, CloseReason.CLOSED, Optional.empty()); // only the reader would end the connection, and it does not run
        }
    }

    /// Closes the connection with BYE, which goes ahead of all queued frames. Returns at once: the writer sends BYE and ends our side of the stream, and the reader drops
    /// what still arrives until the peer ends its side. Both steps have a time-out.
    public void close(CloseReason reason, Frame.Bye bye) {
        if (!closing.compareAndSet(null, reason)) return;
        outbox.bye(bye);
        pace.end();
        inbox.release(inboxBytes); // the listener may never settle its frames now, so a reader that waits for room must go on and read to the end
        watchdog.guard(channel.raw(), setup.links().byeWrite().plus(setup.links().byeDrain()));
    }

    /// Closes the connection at once, without BYE. After [#close] it cuts short what that method began, and a BYE that still waits is not sent.
    public void abort(CloseReason reason) {
        closing.compareAndSet(null, reason);
        pace.end();
        Watchdog.close(channel.raw());
        var thread = readerThread;
        if (thread != null) thread.interrupt(); // the reader may be waiting for the node to settle frames
    }

    private void readAll(Listener listener) {
        var reason = CloseReason.LOST;
        Optional<Frame.Bye> bye = Optional.empty();
        try {
            while (true) {
                in.await();
                long before = in.count();
                var frame = reader.read();
                if (frame instanceof Frame.Bye received) {
                    reason = CloseReason.valueOf(received.code().name());
                    bye = Optional.of(received);
                    break;
                }
                long bytes = in.count() - before;
                if (closing.get() == null) pass(frame, (int) Math.min(inboxBytes, Math.max(FRAME_COST, bytes)), listener);
                if (pace.keep(frame, bytes)) probe();
                else Thread.yield();
            }
        } catch (ProtocolException fault) {
            setup.discouraged().note(origin());
            reason = CloseReason.PROTOCOL;
            close(CloseReason.PROTOCOL, new Frame.Bye(Frame.Bye.Code.PROTOCOL, fault.getMessage()));
            drain();
        } catch (IOException lost) {
            if (closing.get() == null && Channel.malformed(lost)) setup.discouraged().note(origin());
            // no BYE came: the reason is LOST, or the one that we closed with
        } catch (InterruptedException aborted) {
            // abort() was called
        } finally {
            end(listener, reason, bye);
        }
    }

    private void end(Listener listener, CloseReason reason, Optional<Frame.Bye> bye) {
        closing.compareAndSet(null, reason);
        Watchdog.close(channel.raw());
        listener.closed(this, closing.get(), bye);
    }

    /// Writes something to a peer that we read slowly. If the peer has gone, the write fails, and the connection ends now instead of after all its frames are read.
    private void probe() {
        long now = setup.nanos().getAsLong();
        if (now - probedAt < PROBE) return;
        probedAt = now;
        outbox.ack(0); // acknowledges nothing new; a PING instead could replace the answer to one of the node's own PINGs
    }

    private void pass(Frame frame, int cost, Listener listener) throws InterruptedException {
        switch (frame) {
            case Frame.Ping(var nonce) -> outbox.pong(nonce);
            case Frame.Unknown _, Frame.Bye _ -> { /* a newer version's frame is ignored; BYE was handled by the caller */ }
            case Frame.Hello _, Frame.Welcome _, Frame.Pong _, Frame.Chat _, Frame.Ack _, Frame.Nak _, Frame.Read _, Frame.Typing _, Frame.PeersQuery _,
                 Frame.Peers _, OptionalFrame _ -> {
                inbox.acquire(cost);
                if (closing.get() != null) return;
                listener.frame(this, frame, () -> inbox.release(cost));
            }
        }
    }

    private void drain() {
        try {
            channel.drain();
        } catch (IOException closed) {
            // the peer closed, which is what drain() waits for
        }
    }
}
