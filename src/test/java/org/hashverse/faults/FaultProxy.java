package org.hashverse.faults;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.hashverse.chat.PeerAddress;

/// A proxy that plays the network between diallers and one listening address: TCP on loopback that passes everything until a fault is armed. All methods may be
/// called from any thread.
public final class FaultProxy implements AutoCloseable {
    /// How long to wait for something that must come. It only decides when a test fails.
    static final Duration PATIENCE = Duration.ofSeconds(120);

    private final ServerSocket door = new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1"));
    private final List<Cable> cables = new ArrayList<>(); // all those of this state guarded by this
    private PeerAddress to;
    private Optional<Fault> next = Optional.empty();
    private Duration delay = Duration.ZERO;
    private boolean hushed;
    private boolean closed;
    private int accepted;
    private long acceptedAt;

    /// A proxy for an address.
    public FaultProxy(PeerAddress to) throws IOException {
        this.to = to;
        Thread.ofVirtual().name("proxy-door").start(this::accept);
    }

    /// The address to dial.
    public PeerAddress address() {
        return new PeerAddress("127.0.0.1", door.getLocalPort());
    }

    private void accept() {
        try {
            while (true) connect(door.accept());
        } catch (IOException over) {
            // the test is over
        }
    }

    private synchronized void connect(Socket caller) {
        var cable = new Cable(this, caller, to, next);
        next = Optional.empty();
        cables.add(cable);
        accepted++;
        acceptedAt = System.nanoTime();
        notifyAll();
        Thread.ofVirtual().name("proxy-dial").start(cable::run);
    }

    /// Arms a fault for the newest connection; see [Cable#fired].
    public synchronized Cable arm(Fault fault) {
        var cable = cables.getLast();
        cable.arm(fault);
        return cable;
    }

    /// Arms a fault for the next connection, counted from its first byte.
    public synchronized void armNext(Fault fault) {
        next = Optional.of(fault);
    }

    /// Delays each byte, in each direction, from now on.
    public synchronized void delay(Duration each) {
        delay = each;
    }

    synchronized Duration delay() {
        return delay;
    }

    /// Holds all bytes and ends of all connections back until [#resume]; nothing is lost.
    public synchronized void hush() {
        hushed = true;
    }

    /// Ends [#hush].
    public synchronized void resume() {
        hushed = false;
        notifyAll();
    }

    /// Waits while bytes are held back.
    synchronized void gate() throws InterruptedException {
        while (hushed && !closed) wait();
    }

    /// Connects later diallers to another address, and ends all present connections.
    public synchronized void redirect(PeerAddress other) {
        to = other;
        for (var cable : cables) cable.reset();
        cables.clear();
    }

    /// Forgets all connections but the newest.
    public synchronized void sweep() {
        while (cables.size() > 1) cables.removeFirst().reset();
    }

    /// Number of connections so far.
    public synchronized int accepted() {
        return accepted;
    }

    /// When the newest connection came, on [System#nanoTime()].
    public synchronized long acceptedAt() {
        return acceptedAt;
    }

    /// Waits until there were more connections than `before`.
    public synchronized void awaitMore(int before) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        for (long left; accepted <= before; TimeUnit.NANOSECONDS.timedWait(this, left)) {
            left = end - System.nanoTime();
            if (left <= 0) throw new AssertionError("nobody dialled again after " + before + " connections");
        }
    }

    /// The newest connection.
    public synchronized Cable newest() {
        return cables.getLast();
    }

    @Override
    public synchronized void close() throws IOException {
        closed = true;
        notifyAll();
        door.close();
        cables.forEach(Cable::reset);
    }
}
