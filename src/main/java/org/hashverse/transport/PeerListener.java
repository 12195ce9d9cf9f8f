package org.hashverse.transport;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.hashverse.store.Unforeseen;
import org.hashverse.wire.ProtocolException;

/// Takes calls. A stranger costs a socket and a parked virtual thread until his ClientHello is complete; how many may wait, and who
/// makes room for the next, says [WaitingRoom]. The handshakes themselves compute, so they run on a few platform threads of their own: virtual threads
/// share as many carriers as there are processors, and these serve the links. Nothing that is thrown ends the accept loop.
public final class PeerListener implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(PeerListener.class.getName());
    private static final int BACKLOG = 512;
    private static final int TLS_HANDSHAKE_RECORD = 22;
    private static final int RECORD_HEADER = 5;
    private static final int CLIENT_HELLO = 1;
    private static final int MESSAGE_HEADER = 4;
    private static final int MAX_RECORD = 16 * 1024;
    /// How long a thread for handshakes is kept without one.
    private static final int IDLE_SECONDS = 10;
    /// How long we look whether a caller has hung up.
    private static final int LOOK_MILLIS = 1;

    private final ServerSocket server;
    private final Identity identity;
    private final TransportSetup setup;
    private final Watchdog watchdog;
    private final Door door;
    private final PeerConnection.Listener listener;
    private final HandshakeSlots slots;
    private final WaitingRoom room;
    private final ThreadPoolExecutor handshakes;

    /// Binds; calls are taken after [#start].
    ///
    /// @param host null for all interfaces
    /// @param port 0 for any
    /// @throws java.net.BindException if the port is taken or the host is not ours
    public PeerListener(InetAddress host, int port, Identity identity, TransportSetup setup, Watchdog watchdog, Door door, PeerConnection.Listener listener)
            throws IOException {
        this(bound(host, port), identity, setup, watchdog, door, listener);
    }

    /// On a socket that is bound already.
    PeerListener(ServerSocket server, Identity identity, TransportSetup setup, Watchdog watchdog, Door door, PeerConnection.Listener listener) {
        this.server = server;
        this.identity = identity;
        this.setup = setup;
        this.watchdog = watchdog;
        this.door = door;
        this.listener = listener;
        slots = new HandshakeSlots(setup.handshakes(), setup.handshakeTurn(), setup.discouraged(), watchdog, setup.nanos());
        room = new WaitingRoom(setup.waitingStrangers(), setup.discouraged());
        handshakes = new ThreadPoolExecutor(setup.handshakes(), setup.handshakes(), IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(),
                Thread.ofPlatform().daemon().name("hashverse-handshake-", 0).factory());
        handshakes.allowCoreThreadTimeOut(true);
    }

    private static ServerSocket bound(InetAddress host, int port) throws IOException {
        var server = new ServerSocket();
        try {
            server.setReceiveBufferSize(Channel.BUFFER);
            server.bind(new InetSocketAddress(host, port), BACKLOG);
        } catch (IOException notOurs) {
            server.close();
            throw notOurs;
        }
        return server;
    }

    /// Where we listen.
    public int port() {
        return server.getLocalPort();
    }

    /// Begins to take calls.
    public void start() {
        Thread.ofPlatform().daemon().name("hashverse-accept").start(this::accept);
    }

    private void accept() {
        readTimeZone();
        boolean failed = false;
        while (!server.isClosed()) {
            try {
                take(server.accept());
                failed = false;
            } catch (Throwable fault) { // an Error too: without descriptors no class can be loaded, and nobody else would listen ever again
                if (server.isClosed()) return;
                if (!(fault instanceof IOException)) Unforeseen.happened(LOG, "a call could not be taken", fault);
                else if (!failed) Unforeseen.logged(LOG, System.Logger.Level.WARNING, "calls cannot be taken for now", fault);
                failed = true;
                pause(); // out of descriptors: closing connections will free some
            }
        }
    }

    /// Has Java read the rules of time zones, which the first line of a log would do too: a process that could not open their file once can never tell the time of day again.
    private static void readTimeZone() {
        try {
            ZoneId.systemDefault().getRules();
        } catch (RuntimeException | Error notHere) {
            Unforeseen.logged(LOG, System.Logger.Level.WARNING, "the time zone cannot be read", notHere);
        }
    }

    private void take(Socket raw) {
        boolean taken = false;
        try {
            var caller = room.enter(raw);
            if (!raw.isClosed()) Thread.ofVirtual().name("answer").start(() -> answer(caller));
            taken = true;
        } finally {
            if (!taken) Watchdog.close(raw);
        }
    }

    private void pause() {
        LockSupport.parkNanos(setup.byeDrain().toNanos());
    }

    /// Reads the ClientHello and waits for a slot, which both cost nothing, then hands the caller to a thread for handshakes.
    private void answer(WaitingRoom.Caller caller) {
        boolean handedOn = false;
        try {
            caller.servedHere();
            Channel.tune(caller.raw);
            byte[] spoken;
            try (var _ = watchdog.guard(caller.raw, setup.clientHello())) {
                spoken = clientHello(caller.raw);
            }
            caller.spoke();
            var slot = slots.take(caller.origin, () -> Watchdog.close(caller.raw));
            try {
                caller.shaking();
                handshakes.execute(() -> shake(caller, slot, spoken));
                handedOn = true;
            } finally {
                if (!handedOn) slot.close();
            }
        } catch (IOException | InterruptedException | RuntimeException unfit) {
            unfit(caller, unfit);
        } finally {
            if (!handedOn) goodbye(caller);
        }
    }

    private void shake(WaitingRoom.Caller caller, HandshakeSlots.Slot slot, byte[] spoken) {
        Optional<PeerConnection> connection = Optional.empty();
        try {
            caller.servedHere();
            var agreed = agreed(caller, slot, spoken);
            if (!slot.endedForAnother()) connection = agreed;
        } catch (IOException | InterruptedException | RuntimeException unfit) {
            unfit(caller, unfit);
        } finally {
            if (connection.isEmpty()) goodbye(caller);
            else caller.leave();
        }
        // only now: whoever is in is no caller any more, and no bound of the handshake may end him
        connection.ifPresent(in -> in.begin(door, listener));
    }

    private Optional<PeerConnection> agreed(WaitingRoom.Caller caller, HandshakeSlots.Slot slot, byte[] spoken) throws IOException, InterruptedException {
        // from here on: how long others kept him waiting is not his fault, and how many wait is bounded
        try (slot; var _ = watchdog.guard(caller.raw, setup.handshake())) {
            return new Handshake(Channel.answer(identity, caller.raw, stillThere(caller.raw, slot, spoken)), setup, watchdog).answer(door);
        }
    }

    private void unfit(WaitingRoom.Caller caller, Exception unfit) {
        if (unfit instanceof IOException fault && Channel.malformed(fault)) setup.discouraged().note(caller.origin);
        LOG.log(System.Logger.Level.DEBUG, () -> "a caller did not come in: " + unfit.getMessage());
    }

    private static void goodbye(WaitingRoom.Caller caller) {
        caller.leave();
        Watchdog.close(caller.raw);
    }

    /// What a caller has said so far. A caller who has hung up while he waited is worth no handshake, and his site has begun none.
    ///
    /// @throws EOFException if he has
    private static byte[] stillThere(Socket raw, HandshakeSlots.Slot slot, byte[] spoken) throws IOException {
        raw.setSoTimeout(LOOK_MILLIS);
        try {
            int next = raw.getInputStream().read();
            if (next < 0) throw new EOFException("the caller hung up");
            var more = Arrays.copyOf(spoken, spoken.length + 1);
            more[spoken.length] = (byte) next;
            return more;
        } catch (SocketTimeoutException waits) {
            return spoken;
        } catch (IOException gone) {
            slot.spare();
            throw gone;
        } finally {
            raw.setSoTimeout(0);
        }
    }

    /// Reads the first TLS record, header and all, without the library: until then we owe the caller nothing. A ClientHello
    /// that is spread over several records is legal TLS, but no peer of ours needs it, and it would wait in a handshake slot.
    private static byte[] clientHello(Socket raw) throws IOException {
        var in = new DataInputStream(raw.getInputStream());
        var start = new byte[RECORD_HEADER + MESSAGE_HEADER];
        in.readFully(start, 0, RECORD_HEADER);
        int length = (start[3] & 0xff) << 8 | start[4] & 0xff;
        if (start[0] != TLS_HANDSHAKE_RECORD || start[1] != 3 || length <= MESSAGE_HEADER || length > MAX_RECORD) throw new ProtocolException("not TLS");
        in.readFully(start, RECORD_HEADER, MESSAGE_HEADER);
        int message = (start[6] & 0xff) << 16 | (start[7] & 0xff) << 8 | start[8] & 0xff;
        if (start[5] != CLIENT_HELLO || message != length - MESSAGE_HEADER) throw new ProtocolException("not one whole ClientHello");
        var record = Arrays.copyOf(start, RECORD_HEADER + length);
        in.readFully(record, start.length, record.length - start.length);
        return record;
    }

    /// Takes no more calls and drops those that have not come in.
    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException alreadyBroken) {
            // closed is closed
        }
        room.clear();
        handshakes.shutdown();
    }
}
