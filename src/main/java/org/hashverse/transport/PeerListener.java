package org.hashverse.transport;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.hashverse.wire.ProtocolException;

/// Takes calls. A stranger costs a socket and a parked thread until his ClientHello is complete; how many may wait, and who
/// makes room for the next, says [WaitingRoom]. Nothing that one of them does ends the accept loop.
public final class PeerListener implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(PeerListener.class.getName());
    private static final int BACKLOG = 512;
    private static final int TLS_HANDSHAKE_RECORD = 22;
    private static final int RECORD_HEADER = 5;
    private static final int CLIENT_HELLO = 1;
    private static final int MESSAGE_HEADER = 4;
    private static final int MAX_RECORD = 16 * 1024;

    private final ServerSocket server;
    private final Identity identity;
    private final TransportSetup setup;
    private final Watchdog watchdog;
    private final Door door;
    private final PeerConnection.Listener listener;
    private final HandshakeSlots slots;
    private final WaitingRoom room;

    /// Binds; calls are taken after [#start].
    ///
    /// @param host null for all interfaces
    /// @param port 0 for any
    /// @throws java.net.BindException if the port is taken or the host is not ours
    public PeerListener(InetAddress host, int port, Identity identity, TransportSetup setup, Watchdog watchdog, Door door, PeerConnection.Listener listener)
            throws IOException {
        this.identity = identity;
        this.setup = setup;
        this.watchdog = watchdog;
        this.door = door;
        this.listener = listener;
        slots = new HandshakeSlots(setup.handshakes(), setup.handshakeTurn(), setup.discouraged(), watchdog, setup.nanos());
        room = new WaitingRoom(setup.waitingStrangers(), setup.discouraged());
        server = new ServerSocket();
        try {
            server.setReceiveBufferSize(Channel.BUFFER);
            server.bind(new InetSocketAddress(host, port), BACKLOG);
        } catch (IOException notOurs) {
            server.close();
            throw notOurs;
        }
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
        while (!server.isClosed()) {
            try {
                var caller = room.enter(server.accept());
                if (!caller.raw.isClosed()) Thread.ofVirtual().name("answer").start(() -> answer(caller));
            } catch (IOException fault) {
                if (server.isClosed()) return;
                LOG.log(System.Logger.Level.WARNING, "a call could not be taken", fault);
                pause(); // out of descriptors: closing connections will free some
            }
        }
    }

    private void pause() {
        LockSupport.parkNanos(setup.byeDrain().toNanos());
    }

    private void answer(WaitingRoom.Caller caller) {
        var raw = caller.raw;
        Optional<PeerConnection> connection = Optional.empty();
        try {
            caller.servedHere();
            Channel.tune(raw);
            byte[] spoken;
            try (var _ = watchdog.guard(raw, setup.clientHello())) {
                spoken = clientHello(raw);
            }
            caller.spoke();
            connection = shake(caller, spoken);
        } catch (IOException | InterruptedException | RuntimeException unfit) {
            if (unfit instanceof IOException fault && Channel.malformed(fault)) setup.discouraged().note(caller.origin);
            LOG.log(System.Logger.Level.DEBUG, () -> "a caller did not come in: " + unfit.getMessage());
        } finally {
            caller.leave();
            if (connection.isEmpty()) Watchdog.close(raw);
        }
        // only now: whoever is in is no caller any more, and no bound of the handshake may end him
        connection.ifPresent(in -> in.begin(door, listener));
    }

    private Optional<PeerConnection> shake(WaitingRoom.Caller caller, byte[] spoken) throws IOException, InterruptedException {
        var slot = slots.take(caller.origin, () -> Watchdog.close(caller.raw));
        Optional<PeerConnection> connection;
        // from here on: how long others kept him waiting is not his fault, and how many wait is bounded
        try (slot; var _ = watchdog.guard(caller.raw, setup.handshake())) {
            caller.shaking();
            connection = new Handshake(Channel.answer(identity, caller.raw, spoken), setup, watchdog).answer(door);
        }
        return slot.endedForAnother() ? Optional.empty() : connection;
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
    }
}
