package org.hashverse.transport;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.hashverse.store.files.Unforeseen;
import org.hashverse.wire.ProtocolException;

/// Accepts connections. A caller is a peer that dials us. It costs a socket and a parked virtual thread until its handshake begins. [WaitingRoom] bounds
/// how many callers wait, and chooses which one to close when there is one too many.
///
/// Handshakes need processor time, so they run on a few platform threads of their own. On virtual threads they would hold the carriers that the connections
/// need. [HandshakeSlots] decides which handshake runs next. No exception ends the accept loop.
public final class PeerListener implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(PeerListener.class.getName());
    private static final int BACKLOG = 512;
    private static final int TLS_HANDSHAKE_RECORD = 22;
    private static final int RECORD_HEADER = 5;
    private static final int CLIENT_HELLO = 1;
    private static final int MESSAGE_HEADER = 4;
    private static final int MAX_RECORD = 16 * 1024;
    /// How long an idle thread for handshakes is kept.
    private static final int IDLE_SECONDS = 10;
    /// How long [#close] waits for the accept loop at most.
    private static final Duration CLOSING = Duration.ofSeconds(2);

    private final ServerSocket server;
    private final Identity identity;
    private final TransportSetup setup;
    private final Watchdog watchdog;
    private final Admission admission;
    private final PeerConnection.Listener listener;
    private final FilesEntrance files;
    private final HandshakeSlots slots;
    private final WaitingRoom waitingRoom;
    private final ThreadPoolExecutor handshakes;
    private volatile Thread accepting;

    /// Binds the port. Connections are accepted after [#start].
    ///
    /// @param at    all interfaces if its host is the wildcard, any port if its port is 0
    /// @param files takes channels for files
    /// @throws java.net.BindException if the port is taken or the host is not ours
    public PeerListener(InetSocketAddress at, Identity identity, TransportSetup setup, Watchdog watchdog, Admission admission, PeerConnection.Listener listener, FilesEntrance files)
            throws IOException {
        this(bound(at), identity, setup, watchdog, admission, listener, files);
    }

    /// Listens on a socket that is bound already.
    ///
    /// @param server the socket of a channel; only then the accepted sockets have channels
    PeerListener(ServerSocket server, Identity identity, TransportSetup setup, Watchdog watchdog, Admission admission, PeerConnection.Listener listener, FilesEntrance files) {
        this.server = server;
        this.identity = identity;
        this.setup = setup;
        this.watchdog = watchdog;
        this.admission = admission;
        this.listener = listener;
        this.files = files;
        slots = new HandshakeSlots(setup.handshakes(), setup.discouraged(), watchdog, setup.nanos());
        waitingRoom = new WaitingRoom(setup.handshakes().waitingCallers(), setup.discouraged());
        handshakes = new ThreadPoolExecutor(setup.handshakes().atOnce(), setup.handshakes().atOnce(), IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(),
                Thread.ofPlatform().daemon().name("hashverse-handshake-", 0).factory());
        handshakes.allowCoreThreadTimeOut(true);
    }

    private static ServerSocket bound(InetSocketAddress at) throws IOException {
        var server = ServerSocketChannel.open().socket();
        try {
            server.setReceiveBufferSize(Channel.BUFFER);
            server.bind(at, BACKLOG);
        } catch (IOException notOurs) {
            server.close();
            throw notOurs;
        }
        return server;
    }

    /// The port we listen on.
    public int port() {
        return server.getLocalPort();
    }

    /// Begins to accept connections.
    public void start() {
        accepting = Thread.ofPlatform().daemon().name("hashverse-accept").start(this::accept);
    }

    private void accept() {
        readTimeZone();
        boolean failed = false;
        while (!server.isClosed()) {
            try {
                accepted(server.accept());
                failed = false;
            } catch (Throwable fault) { // an Error too: without file descriptors no class can be loaded, and the loop must go on after that
                if (server.isClosed()) return;
                if (!(fault instanceof IOException)) Unforeseen.happened(LOG, "an incoming connection could not be accepted", fault);
                else if (!failed) Unforeseen.logged(LOG, System.Logger.Level.WARNING, "incoming connections cannot be accepted at the moment", fault);
                failed = true;
                pause(); // out of descriptors: closing connections will free some
            }
        }
    }

    /// Makes Java read the time zone rules now. Otherwise the first log line would do it, perhaps when no file descriptor is left. After a failure Java does not try
    /// again, and cannot tell the local time until the process ends.
    private static void readTimeZone() {
        try {
            ZoneId.systemDefault().getRules();
        } catch (RuntimeException | Error notHere) {
            Unforeseen.logged(LOG, System.Logger.Level.WARNING, "the time zone cannot be read", notHere);
        }
    }

    private void accepted(Socket raw) {
        boolean failed = true;
        try {
            var caller = waitingRoom.enter(raw);
            if (!raw.isClosed()) Thread.ofVirtual().name("answer").start(() -> answer(caller)); // the waiting room may have closed the newcomer itself
            failed = false;
        } finally {
            if (failed) Watchdog.close(raw);
        }
    }

    private void pause() {
        LockSupport.parkNanos(setup.links().byeDrain().toNanos());
    }

    /// Reads the ClientHello and waits for a slot; both cost almost nothing. Then hands the caller to a thread for handshakes.
    private void answer(WaitingRoom.Caller caller) {
        boolean handedOn = false;
        try {
            caller.servedHere();
            Channel.tune(caller.raw);
            byte[] received;
            try (var _ = watchdog.guard(caller.raw, setup.handshakes().clientHello())) {
                received = clientHello(caller.raw);
            }
            caller.clientHelloComplete();
            var slot = slots.take(caller.origin, () -> Watchdog.close(caller.raw));
            try {
                caller.handshakeRuns();
                handshakes.execute(() -> runHandshake(caller, slot, received));
                handedOn = true;
            } finally {
                if (!handedOn) slot.close();
            }
        } catch (IOException | InterruptedException | RuntimeException failure) {
            failed(caller, failure);
        } finally {
            if (!handedOn) drop(caller);
        }
    }

    private void runHandshake(WaitingRoom.Caller caller, HandshakeSlots.Slot slot, byte[] received) {
        Optional<Runnable> connection = Optional.empty();
        try {
            caller.servedHere();
            var accepted = handshake(caller, slot, received);
            if (!slot.endedForAnother()) connection = accepted;
        } catch (IOException | InterruptedException | RuntimeException failure) {
            failed(caller, failure);
        } finally {
            if (connection.isEmpty()) drop(caller);
            else caller.leave();
        }
        // after caller.leave(), so that neither the waiting room nor a time-out of the handshake can close the connection
        connection.ifPresent(Runnable::run);
    }

    /// Returns what begins the connection; empty if the caller was turned away.
    private Optional<Runnable> handshake(WaitingRoom.Caller caller, HandshakeSlots.Slot slot, byte[] received) throws IOException, InterruptedException {
        // the time-out starts here: the wait for a slot is not the caller's fault, and the number of waiting callers is bounded
        try (slot; var _ = watchdog.guard(caller.raw, setup.handshakes().whole())) {
            var channel = Channel.asAcceptor(identity, caller.raw, stillThere(caller.raw, slot, received));
            return switch (channel.use()) {
                case CHAT -> new Handshake(channel, setup, watchdog).exchangeAsAcceptor(admission).map(connection -> () -> connection.begin(admission, listener));
                case FILES -> files.decide(channel);
            };
        }
    }

    /// Discourages the origin of a caller that sent something malformed, and logs why the connection failed.
    private void failed(WaitingRoom.Caller caller, Exception failure) {
        if (failure instanceof IOException fault && Channel.malformed(fault)) setup.discouraged().note(caller.origin);
        LOG.log(System.Logger.Level.DEBUG, () -> "an incoming connection failed: " + failure.getMessage());
    }

    private static void drop(WaitingRoom.Caller caller) {
        caller.leave();
        Watchdog.close(caller.raw);
    }

    /// Checks that a caller has not hung up while it waited; if it has, its handshake is not counted. Returns all bytes that were read from the caller so far. Does not
    /// wait: the end of a stream that has arrived is seen at once by a channel that does not block, and only by such a one.
    ///
    /// @throws EOFException if the caller hung up
    private static byte[] stillThere(Socket raw, HandshakeSlots.Slot slot, byte[] received) throws IOException {
        var caller = raw.getChannel();
        var next = ByteBuffer.allocate(1);
        try {
            caller.configureBlocking(false);
            int count = caller.read(next);
            caller.configureBlocking(true);
            if (count < 0) throw new EOFException("the caller hung up");
        } catch (IOException gone) {
            slot.uncount();
            throw gone;
        }
        var all = Arrays.copyOf(received, received.length + next.position());
        next.flip().get(all, received.length, next.remaining());
        return all;
    }

    /// Reads the first TLS record, with its header, without the TLS library, so that a silent caller takes no handshake slot. A ClientHello in several records
    /// is legal TLS, but the protocol forbids it: a caller could send the rest slowly while it holds a slot.
    private static byte[] clientHello(Socket raw) throws IOException {
        var in = new DataInputStream(raw.getInputStream());
        var start = new byte[RECORD_HEADER + MESSAGE_HEADER];
        in.readFully(start, 0, RECORD_HEADER);
        int length = (start[3] & 0xff) << 8 | start[4] & 0xff;
        if (start[0] != TLS_HANDSHAKE_RECORD || start[1] != 3 || length <= MESSAGE_HEADER || length > MAX_RECORD) throw new ProtocolException("not TLS");
        in.readFully(start, RECORD_HEADER, MESSAGE_HEADER);
        int messageLength = (start[6] & 0xff) << 16 | (start[7] & 0xff) << 8 | start[8] & 0xff;
        if (start[5] != CLIENT_HELLO || messageLength != length - MESSAGE_HEADER) throw new ProtocolException("not one whole ClientHello");
        var record = Arrays.copyOf(start, RECORD_HEADER + length);
        in.readFully(record, start.length, record.length - start.length);
        return record;
    }

    /// Accepts no more connections and closes those whose handshake is not complete. Afterwards the port is closed.
    @Override
    public void close() {
        try {
            server.close();
            var last = accepting;
            if (last != null) last.join(CLOSING); // the system keeps the port open until the thread has left its call
        } catch (IOException alreadyBroken) {
            // closed is closed
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
        waitingRoom.clear();
        handshakes.shutdown();
    }
}
