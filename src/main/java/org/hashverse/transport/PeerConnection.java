package org.hashverse.transport;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import org.hashverse.chat.CloseReason;
import org.hashverse.chat.PeerAddress;
import org.hashverse.chat.PeerId;
import org.hashverse.wire.Frame;
import org.hashverse.wire.FrameReader;
import org.hashverse.wire.FrameWriter;
import org.hashverse.wire.ProtocolException;

/// One open link to a proven key. The methods that queue frames never touch the socket. [#close] and [#abort] may be called from any thread, more than once; the
/// first call gives the reason. The listener hears of the end exactly once, last.
public final class PeerConnection {
    /// What a frame costs of the inbox at least, so that tiny ones are bounded in number too.
    private static final int FRAME_COST = 4 * 1024;
    /// How often we write to a peer whose link is read slowly, to notice that it has gone. Its end of stream comes only after all that we have not read yet.
    private static final long PROBE = Duration.ofMillis(500).toNanos();

    /// Most bytes written at once on a path that swallows large packets. With TLS and TCP they fit a packet of 1,280 bytes, which IPv6 demands of every path.
    public static final int PIECE = 1_100;
    /// Pause between two such pieces. TCP cannot join a piece with the next one in a packet if it was acknowledged before. Java does not tell when it was, so the
    /// pause is longer than most round trips.
    private static final Duration PAUSE = Duration.ofMillis(100);

    /// Hears what a connection reads. Called on the reader thread, and must not wait. Only [#closed] may come on another thread, if the link could not start.
    public interface Listener {
        /// A frame; never PING, BYE or an unknown one. `settled` is to be run, on any thread, once it is dealt with: until
        /// then it counts against what this link may have read ahead.
        void frame(PeerConnection connection, Frame frame, Runnable settled);

        /// The link has ended. The last call.
        ///
        /// @param bye the BYE of the other side; empty if it said none
        void closed(PeerConnection connection, CloseReason reason, Optional<Frame.Bye> bye);
    }

    private final Channel channel;
    private final Optional<PeerAddress> dialled;
    private final Frame.Hello said;
    private final Frame.Hello hello;
    private final TransportSetup setup;
    private final Watchdog watchdog;
    private final HeardInput in;
    private final FrameReader reader;
    private final FrameWriter writer;
    private final Outbox outbox;
    private final Semaphore inbox;
    private final int inboxBytes;
    private final Pace pace;
    private final AtomicReference<CloseReason> closing = new AtomicReference<>();
    private volatile boolean inPieces;
    private volatile Thread writerThread;
    private volatile Thread readerThread;
    private long probedAt; // reader thread

    PeerConnection(Channel channel, Optional<PeerAddress> dialled, Frame.Hello said, Frame.Hello hello, TransportSetup setup, Watchdog watchdog, HeardInput in, FrameReader reader, FrameWriter writer) {
        this.channel = channel;
        this.dialled = dialled;
        this.said = said;
        this.hello = hello;
        this.setup = setup;
        this.watchdog = watchdog;
        this.in = in;
        this.reader = reader;
        this.writer = writer;
        outbox = new Outbox(setup.outbox(), setup.wall());
        inboxBytes = setup.inboxFrames() * FRAME_COST;
        inbox = new Semaphore(inboxBytes);
        pace = setup.pace();
        probedAt = setup.nanos().getAsLong();
    }

    /// The proven key of the peer.
    public PeerId peer() {
        return channel.peer();
    }

    /// The address we called; empty if it called us.
    public Optional<PeerAddress> dialled() {
        return dialled;
    }

    /// The other end of the TCP connection.
    public InetSocketAddress remote() {
        return (InetSocketAddress) channel.raw().getRemoteSocketAddress();
    }

    /// The place of that address.
    public Origin origin() {
        return Origin.of(remote().getAddress());
    }

    /// The HELLO that we sent. It may be out of date by now.
    public Frame.Hello said() {
        return said;
    }

    /// The HELLO of the peer.
    public Frame.Hello hello() {
        return hello;
    }

    /// When the last byte came, on the clock of [TransportSetup].
    public long heard() {
        return in.heard();
    }

    /// How long nothing has come although we were waiting for it, in nanoseconds; 0 while the reader is busy.
    public long silence(long now) {
        return in.silence(now);
    }

    /// Counts silence from now on, because this computer slept or the process was stopped.
    public void restartSilence(long now) {
        in.restart(now);
    }

    /// Queues a control frame; false if [TransportSetup#outbox] wait already or the link is closing.
    public boolean offer(Frame frame) {
        return closing.get() == null && outbox.offer(frame);
    }

    /// Queues a chat. The caller keeps to the window, which bounds this queue.
    public void chat(Frame.Chat chat) {
        outbox.chat(chat);
    }

    /// Writes in small pieces with a pause after each from now on, because the path swallows large packets: some 10 KB a second.
    public void inPieces() {
        inPieces = true;
    }

    /// Acknowledges; only the latest value is sent.
    public void ack(long upTo) {
        outbox.ack(upTo);
    }

    /// Renews what HELLO said of us; only the latest value is sent.
    public void welcome(Frame.Welcome latest) {
        outbox.welcome(latest);
    }

    /// Marks as read; only the latest value of each kind is sent.
    public void read(Frame.Read read) {
        outbox.read(read);
    }

    /// Sets whether the link is read at a contact's pace. A new link is read at a stranger's. See [Pace].
    public void contact(boolean contact) {
        pace.contact(contact);
    }

    /// Starts the reader and the writer, both virtual threads. A virtual thread holds its carrier until it waits, so the reader yields after each frame: else a peer
    /// that always sends would keep the carrier from all other links.
    void begin(Admission door, Listener listener) {
        door.ready(this);
        writerThread = Thread.ofVirtual().name("write-" + peer().code()).unstarted(this::write);
        readerThread = Thread.ofVirtual().name("read-" + peer().code()).unstarted(() -> readAll(listener));
        boolean begun = false;
        try {
            writerThread.start();
            readerThread.start();
            begun = true;
        } finally {
            if (!begun) end(listener, CloseReason.CLOSED, Optional.empty()); // no thread could be started, and only the reader would end the link
        }
    }

    /// Closes the link with BYE, which goes ahead of all queued frames. Then our side of the stream ends, and we wait for the end of the other side. Each step has a
    /// time-out. Returns at once.
    public void close(CloseReason reason, Frame.Bye bye) {
        if (!closing.compareAndSet(null, reason)) return;
        outbox.bye(bye);
        pace.end();
        inbox.release(inboxBytes); // frames may never be settled now, so a reader that waits for that must go on and read to the end
        watchdog.guard(channel.raw(), setup.byeWrite().plus(setup.byeDrain()));
    }

    /// Closes the link at once, without BYE, even while [#close] waits.
    public void abort(CloseReason reason) {
        closing.compareAndSet(null, reason);
        pace.end();
        Watchdog.close(channel.raw());
        var reader = readerThread;
        if (reader != null) reader.interrupt(); // it may wait until the node settles what it read
    }

    private void write() {
        try {
            for (var batch = next(); !batch.isEmpty(); batch = next()) {
                if (inPieces) writeInPieces(batch);
                else {
                    for (var frame : batch) writer.write(frame);
                    writer.flush();
                }
                if (batch.getLast() instanceof Frame.Bye) {
                    channel.raw().shutdownOutput();
                    watchdog.guard(channel.raw(), setup.byeDrain());
                    return;
                }
            }
        } catch (IOException broken) {
            // the peer may have sent BYE before it went: the reader has a moment to find it, and reads at full speed
            pace.end();
            watchdog.guard(channel.raw(), setup.byeDrain());
        } catch (InterruptedException ended) {
            // the reader ended the link
        } catch (RuntimeException | Error fault) { // an Error too: else the link would stay open although nothing is written any more
            abort(CloseReason.PROTOCOL);
            throw fault;
        }
    }

    private List<Frame> next() throws InterruptedException {
        return inPieces ? outbox.take(PIECE) : outbox.take();
    }

    private void writeInPieces(List<Frame> batch) throws IOException, InterruptedException {
        var all = new ByteArrayOutputStream();
        for (var frame : batch) all.writeBytes(FrameWriter.encode(frame));
        var bytes = all.toByteArray();
        for (int from = 0; from < bytes.length; from += PIECE) {
            writer.write(Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + PIECE)));
            writer.flush();
            if (!(batch.getLast() instanceof Frame.Bye)) Thread.sleep(PAUSE);
        }
    }

    private void readAll(Listener listener) {
        var reason = CloseReason.LOST;
        Optional<Frame.Bye> bye = Optional.empty();
        try {
            while (true) {
                long before = in.count();
                var frame = reader.read();
                if (frame instanceof Frame.Bye said) {
                    reason = CloseReason.valueOf(said.code().name());
                    bye = Optional.of(said);
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
            // without BYE: the reason is LOST, or the one that we closed it with
        } catch (InterruptedException aborted) {
            // ended from outside
        } finally {
            end(listener, reason, bye);
        }
    }

    private void end(Listener listener, CloseReason reason, Optional<Frame.Bye> bye) {
        closing.compareAndSet(null, reason);
        writerThread.interrupt();
        Watchdog.close(channel.raw());
        listener.closed(this, closing.get(), bye);
    }

    /// Writes something to a peer whose link is read slowly. If the peer has gone, that fails, and the link ends now instead of after all that it sent is read.
    private void probe() {
        long now = setup.nanos().getAsLong();
        if (now - probedAt < PROBE) return;
        probedAt = now;
        outbox.ack(0); // acknowledges nothing new. A PING could displace the answer to one of the node's own PINGs
    }

    private void pass(Frame frame, int cost, Listener listener) throws InterruptedException {
        switch (frame) {
            case Frame.Ping(var nonce) -> outbox.pong(nonce);
            case Frame.Unknown _, Frame.Bye _ -> { /* a newer version's frame is ignored; BYE was handled by the caller */ }
            case Frame.Hello _, Frame.Welcome _, Frame.Pong _, Frame.Chat _, Frame.Ack _, Frame.Nak _, Frame.Read _, Frame.Typing _, Frame.PeersQuery _,
                 Frame.Peers _ -> {
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
