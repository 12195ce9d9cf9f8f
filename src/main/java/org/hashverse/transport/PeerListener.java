package org.hashverse.transport;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.hashverse.wire.ProtocolException;

/// Takes calls. A stranger costs a socket and a parked thread until his ClientHello is complete; at most 256 wait before
/// that, and the longest silent one makes room for the next. Nothing that one of them does ends the accept loop.
public final class PeerListener implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(PeerListener.class.getName());
    private static final int BACKLOG = 512;
    private static final int TLS_HANDSHAKE_RECORD = 22;
    private static final int MAX_RECORD = 16 * 1024;

    /// How far a caller has come.
    private enum Stage { SILENT, SPOKE }

    private final ServerSocket server;
    private final Identity identity;
    private final TransportSetup setup;
    private final Watchdog watchdog;
    private final Door door;
    private final PeerConnection.Listener listener;
    private final HandshakeSlots slots;
    private final Map<Socket, Stage> callers = new LinkedHashMap<>(); // in order of arrival; guarded by itself

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
        slots = new HandshakeSlots(setup.handshakes());
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
                var raw = server.accept();
                if (admit(raw)) Thread.ofVirtual().name("answer").start(() -> answer(raw));
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

    /// Notes a caller; where too many wait, the longest silent one goes, or, if all have spoken, the newcomer.
    private boolean admit(Socket raw) {
        Socket victim = null;
        synchronized (callers) {
            callers.put(raw, Stage.SILENT);
            if (callers.size() > setup.waitingStrangers()) {
                for (Iterator<Map.Entry<Socket, Stage>> all = callers.entrySet().iterator(); victim == null && all.hasNext();) {
                    var caller = all.next();
                    if (caller.getValue() == Stage.SILENT) {
                        victim = caller.getKey();
                        all.remove();
                    }
                }
            }
        }
        if (victim != null) Watchdog.close(victim);
        return victim != raw;
    }

    private void answer(Socket raw) {
        Optional<PeerConnection> connection = Optional.empty();
        try (var _ = watchdog.guard(raw, setup.handshake())) {
            Channel.tune(raw);
            byte[] spoken;
            try (var _ = watchdog.guard(raw, setup.clientHello())) {
                spoken = clientHello(raw);
            }
            synchronized (callers) {
                callers.replace(raw, Stage.SPOKE);
            }
            connection = shake(raw, spoken);
        } catch (IOException | InterruptedException | RuntimeException unfit) {
            LOG.log(System.Logger.Level.DEBUG, () -> "a caller did not come in: " + unfit.getMessage());
        } finally {
            synchronized (callers) {
                callers.remove(raw);
            }
            if (connection.isEmpty()) Watchdog.close(raw);
        }
        // only now: whoever is in is no caller any more, and no bound of the handshake may end him
        connection.ifPresent(in -> in.begin(door, listener));
    }

    private Optional<PeerConnection> shake(Socket raw, byte[] spoken) throws IOException, InterruptedException {
        var from = raw.getInetAddress();
        slots.take(from);
        try {
            return new Handshake(Channel.answer(identity, raw, spoken), setup, watchdog).answer(door);
        } finally {
            slots.giveBack(from);
        }
    }

    /// Reads the first TLS record, header and all, without the library: until then we owe the caller nothing.
    private static byte[] clientHello(Socket raw) throws IOException {
        var in = new DataInputStream(raw.getInputStream());
        var header = new byte[5];
        in.readFully(header);
        int length = (header[3] & 0xff) << 8 | header[4] & 0xff;
        if (header[0] != TLS_HANDSHAKE_RECORD || header[1] != 3 || length < 1 || length > MAX_RECORD) throw new ProtocolException("not a TLS ClientHello");
        var record = new byte[5 + length];
        System.arraycopy(header, 0, record, 0, 5);
        in.readFully(record, 5, length);
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
        ArrayList<Socket> waiting;
        synchronized (callers) {
            waiting = new ArrayList<>(callers.keySet());
        }
        waiting.forEach(Watchdog::close);
    }
}
