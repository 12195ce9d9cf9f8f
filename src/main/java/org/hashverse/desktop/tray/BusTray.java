package org.hashverse.desktop.tray;

import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// The tray of a desktop that is reached over a message bus. One virtual thread does the work; what is to be shown waits for it in one place, where the newest is
/// all that counts. It ends with the bus, and nothing begins again then.
final class BusTray implements Tray {
    /// In which the bus takes us, and whoever is asked on it answers: else there is no tray.
    static final Duration PATIENCE = Duration.ofSeconds(10);
    /// From one thing that is shown to the next: trays read all of the icon again each time, pictures too, and a peer may write a hundred messages a second.
    static final Duration PAUSE = Duration.ofMillis(500);
    private static final System.Logger LOG = System.getLogger(BusTray.class.getName());

    private final Place place;
    private final Hand hand;
    private final Duration patience;
    private final Duration pause;
    // guarded by this
    private TrayLook wanted;
    private boolean changed;
    private boolean closed;
    private Thread worker;
    private boolean reached;
    // of the worker alone
    private boolean shown;
    private long rested = System.nanoTime();

    /// @param patience in which the bus takes us
    /// @param pause    from one thing that is shown to the next
    BusTray(Place place, Hand hand, Duration patience, Duration pause) {
        this.place = place;
        this.hand = hand;
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
        // while it is being reached nothing else ends the wait for it
        if (worker != null && !reached) worker.interrupt();
    }

    /// Waits until its work has ended, which it does by itself or after [#close].
    void ended() throws InterruptedException {
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
            // the library would look for it again and again
            if (Files.notExists(place.socket())) throw new NoSuchFileException(place.socket().toString());
            // a bus that takes the call and then says nothing
            CompletableFuture.delayedExecutor(patience.toMillis(), TimeUnit.MILLISECONDS).execute(this::giveUpReaching);
            try (var bus = new TrayBus(place.address(), first, hand, this::stir, this::end)) {
                if (reached()) stand(bus, first);
            }
        } catch (Exception | LinkageError failed) { // of a library that is handed whatever a bus says
            if (!closed()) LOG.log(System.Logger.Level.INFO, "no icon in the tray: " + failed);
        } finally {
            end();
            tell(false);
        }
    }

    private void stand(TrayBus bus, TrayLook first) throws Exception {
        bus.stand();
        for (var look = first; look != null; look = next()) {
            bus.show(look);
            tell(bus.seen());
            rested = System.nanoTime() + pause.toNanos();
        }
    }

    /// The newest that is to be shown, once it or what surrounds it has changed and the pause is over; null for an end.
    private synchronized TrayLook next() throws InterruptedException {
        while (!closed && !changed) wait();
        for (long left = rested - System.nanoTime(); !closed && left > 0; left = rested - System.nanoTime()) TimeUnit.NANOSECONDS.timedWait(this, left);
        changed = false;
        return closed ? null : wanted;
    }

    private synchronized boolean reached() {
        reached = true;
        return !closed;
    }

    private synchronized boolean closed() {
        return closed;
    }

    private synchronized void giveUpReaching() {
        if (!reached) worker.interrupt();
    }

    private synchronized void stir() {
        changed = true;
        notifyAll();
    }

    private synchronized void end() {
        closed = true;
        notifyAll();
    }

    private void tell(boolean now) {
        if (shown == now) return;
        shown = now;
        hand.shown(now);
    }
}
