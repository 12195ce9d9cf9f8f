package org.hashverse.transport;

import java.net.Socket;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Callers whose handshake is not complete: a bounded number. When there is one too many, one is closed, so that no address can keep the others out.
///
/// That one comes from a discouraged address if there are any, else from the address with the most callers. Of these callers, the oldest without a complete
/// ClientHello is closed; if there is none, the one that has waited longest for its handshake. A caller whose handshake runs is never closed: few run, and a
/// time-out bounds them.
final class WaitingRoom {
    /// How far a caller has come.
    private enum Stage { SILENT, HELLO_COMPLETE, HANDSHAKE }

    /// One caller.
    final class Caller {
        final Socket raw;
        final Origin origin;
        private Stage stage = Stage.SILENT; // guarded by the room
        private Thread thread; // guarded by the room

        private Caller(Socket raw) {
            this.raw = raw;
            origin = Origin.of(raw.getInetAddress());
        }

        /// Notes that this thread serves the caller from now on. The thread is interrupted when the caller is closed to make room.
        void servedHere() {
            synchronized (WaitingRoom.this) {
                thread = Thread.currentThread();
            }
        }

        /// Notes that the ClientHello of the caller is complete.
        void clientHelloComplete() {
            step(Stage.HELLO_COMPLETE);
        }

        /// Notes that the handshake of the caller runs.
        void handshakeRuns() {
            step(Stage.HANDSHAKE);
        }

        private void step(Stage next) {
            synchronized (WaitingRoom.this) {
                stage = next;
            }
        }

        /// Removes the caller, because it is connected or gone.
        void leave() {
            synchronized (WaitingRoom.this) {
                callers.remove(raw);
                thread = null;
            }
        }
    }

    private final Map<Socket, Caller> callers = new LinkedHashMap<>(); // in order of arrival; guarded by this
    private final int bound;
    private final Discouraged discouraged;

    WaitingRoom(int bound, Discouraged discouraged) {
        this.bound = bound;
        this.discouraged = discouraged;
    }

    /// Adds a caller. If that is one too many, closes one, which may be the new one.
    Caller enter(Socket raw) {
        var newcomer = new Caller(raw);
        synchronized (this) {
            callers.put(raw, newcomer);
            if (callers.size() > bound) evict(victim(newcomer));
        }
        return newcomer;
    }

    private Caller victim(Caller newcomer) {
        var counts = new HashMap<Origin, Integer>();
        for (var caller : callers.values()) if (caller.stage != Stage.HANDSHAKE) counts.merge(caller.origin, 1, Integer::sum);
        var first = counts.keySet().stream().filter(discouraged::contains).toList();
        if (!first.isEmpty()) counts.keySet().retainAll(first);
        int most = counts.values().stream().max(Integer::compare).orElseThrow(); // not empty: the newcomer is counted, or a discouraged caller
        var origin = counts.getOrDefault(newcomer.origin, 0) == most ? newcomer.origin
                : counts.keySet().stream().filter(one -> counts.get(one) == most).findFirst().orElseThrow();
        Caller waiting = null;
        for (var caller : callers.values()) {
            if (!caller.origin.equals(origin) || caller.stage == Stage.HANDSHAKE) continue;
            if (caller.stage == Stage.SILENT && (caller != newcomer || waiting == null)) return caller;
            if (waiting == null) waiting = caller;
        }
        return waiting; // not null: the newcomer at least
    }

    private void evict(Caller caller) {
        callers.remove(caller.raw);
        Watchdog.close(caller.raw);
        if (caller.thread != null) caller.thread.interrupt();
    }

    /// Closes and removes all callers.
    synchronized void clear() {
        for (var caller : List.copyOf(callers.values())) evict(caller);
    }

    /// Number of callers.
    synchronized int size() {
        return callers.size();
    }
}
