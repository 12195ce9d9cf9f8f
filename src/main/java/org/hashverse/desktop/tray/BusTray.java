package org.hashverse.desktop.tray;

import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// A tray that is reached over a message bus. One virtual thread does the work and shows only the newest state. When the bus ends, the tray ends, and does not
/// start again.
final class BusTray implements Tray {
    /// Time-out for the connection to the bus and for answers on it. If the bus exceeds it, the tray ends; a watcher that exceeds it counts as none.
    static final Duration PATIENCE = Duration.ofSeconds(10);
    /// Least time between two changes: a tray reads the whole icon again for each change, pictures too, and a peer may send a hundred messages a second.
    static final Duration PAUSE = Duration.ofMillis(500);
    private static final System.Logger LOG = System.getLogger(BusTray.class.getName());

    private final BusAddress address;
    private final Listener listener;
    private final Duration patience;
    private final Duration pause;
    // guarded by this
    private TrayLook wanted;
    private boolean changed;
    private boolean closed;
    private Thread worker;
    private boolean reached; // whether the bus accepted the connection
    // used by the worker only
    private boolean reportedShown;
    private long pauseEnds = System.nanoTime();

    /// @param patience time-out for the connection to the bus
    /// @param pause    least time between two changes
    BusTray(BusAddress address, Listener listener, Duration patience, Duration pause) {
        this.address = address;
        this.listener = listener;
        this.patience = patience;
        this.pause = pause;
    }

    @Override
    public synchronized void show(TrayLook look) {
        if (closed) return;
        wanted = look;
        changed = true;
        if (worker == null) worker = Thread.ofVirtual().name("hashverse-tray").start(this::work);
        else notifyAll();
    }

    @Override
    public synchronized void close() {
        closed = true;
        notifyAll();
        // only an interrupt ends the wait for the connection to the bus
        if (worker != null && !reached) worker.interrupt();
    }

    /// Waits until the worker has ended, by itself or after [#close].
    void awaitEnd() throws InterruptedException {
        Thread working;
        synchronized (this) {
            working = worker;
        }
        if (working != null) working.join();
    }

    private void work() {
        try {
            var first = next();
            if (first == null) return;
            // without this check the library would try again and again
            if (Files.notExists(address.socket())) throw new NoSuchFileException(address.socket().toString());
            // a bus may accept the connection and then send nothing
            CompletableFuture.delayedExecutor(patience.toMillis(), TimeUnit.MILLISECONDS).execute(this::giveUpReaching);
            try (var bus = new TrayBus(address.address(), first, listener, this::wake, this::end)) {
                if (noteReached()) showChanges(bus, first);
            }
        } catch (Exception | LinkageError failed) { // the library may throw anything for input from the bus
            if (!closed()) LOG.log(System.Logger.Level.INFO, "no icon in the tray: " + failed);
        } finally {
            end();
            report(false);
        }
    }

    private void showChanges(TrayBus bus, TrayLook first) throws Exception {
        bus.export();
        for (var look = first; look != null; look = next()) {
            bus.show(look);
            report(bus.seen());
            pauseEnds = System.nanoTime() + pause.toNanos();
        }
    }

    /// Waits for a change, of the state or of the watcher, and for the end of the pause. Returns the newest state; null if the tray was closed.
    private synchronized TrayLook next() throws InterruptedException {
        while (!closed && !changed) wait();
        for (long left = pauseEnds - System.nanoTime(); !closed && left > 0; left = pauseEnds - System.nanoTime()) TimeUnit.NANOSECONDS.timedWait(this, left);
        changed = false;
        return closed ? null : wanted;
    }

    /// Notes that the bus accepted the connection, so that no time-out interrupts the worker any more.
    ///
    /// @return false if the tray was closed meanwhile
    private synchronized boolean noteReached() {
        reached = true;
        return !closed;
    }

    private synchronized boolean closed() {
        return closed;
    }

    private synchronized void giveUpReaching() {
        if (!reached) worker.interrupt();
    }

    private synchronized void wake() {
        changed = true;
        notifyAll();
    }

    private synchronized void end() {
        closed = true;
        notifyAll();
    }

    private void report(boolean now) {
        if (reportedShown == now) return;
        reportedShown = now;
        listener.shown(now);
    }
}
