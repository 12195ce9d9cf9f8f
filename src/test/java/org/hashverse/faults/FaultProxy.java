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

/// A network between whoever dials it and one listening address: TCP on loopback that passes everything until it is told to break. All methods may be
/// called from any thread.
public final class FaultProxy implements AutoCloseable {
    /// How long is waited for what must come; only failure is decided by it.
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

    /// Passes on to an address.
    public FaultProxy(PeerAddress to) throws IOException {
        this.to = to;
        Thread.ofVirtual().name("proxy-door").start(this::accept);
    }

    /// Where to dial.
    public PeerAddress address() {
        return new PeerAddress("127.0.0.1", door.getLocalPort());
    }

    private void accept() {
        try {
            while (true) connect(door.accept());
        } catch (IOException over) {
            // the test is
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

    /// Lets something happen to the newest connection; see [Cable#fired].
    public synchronized Cable arm(Fault fault) {
        var cable = cables.getLast();
        cable.arm(fault);
        return cable;
    }

    /// Lets something happen to the next connection, counted from its first byte.
    public synchronized void armNext(Fault fault) {
        next = Optional.of(fault);
    }

    /// Each byte takes this long, each way, from now on.
    public synchronized void delay(Duration each) {
        delay = each;
    }

    synchronized Duration delay() {
        return delay;
    }

    /// Nothing passes any more on any connection, not even an end, and nothing is lost: it waits for [#resume].
    public synchronized void hush() {
        hushed = true;
    }

    /// Ends [#hush].
    public synchronized void resume() {
        hushed = false;
        notifyAll();
    }

    /// Waits while nothing may pass.
    synchronized void gate() throws InterruptedException {
        while (hushed && !closed) wait();
    }

    /// Whoever dials from now on reaches another address; all connections there are end.
    public synchronized void redirect(PeerAddress other) {
        to = other;
        for (var cable : cables) cable.reset();
        cables.clear();
    }

    /// Forgets all connections but the newest, whatever state they are in.
    public synchronized void sweep() {
        while (cables.size() > 1) cables.removeFirst().reset();
    }

    /// How many connections came so far.
    public synchronized int accepted() {
        return accepted;
    }

    /// When the newest came, on [System#nanoTime()].
    public synchronized long acceptedAt() {
        return acceptedAt;
    }

    /// Waits until more connections came than `before`.
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
