package org.hashverse.transport;

import java.net.Socket;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Callers whose handshake is not complete: a bounded number. When there is one too many, one is closed, so that no address can keep the others out.
///
/// It is chosen from the discouraged addresses if there are any, else from the address with the most callers. There, callers that sent no ClientHello yet go
/// first, the oldest of them, then the caller that has waited longest for its handshake. A caller whose handshake runs is never chosen: few run, and a
/// time-out bounds them.
final class WaitingRoom {
    /// How far a caller has come.
    private enum Stage { SILENT, SPOKE, SHAKING }

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

        /// This thread serves the caller from now on. It is interrupted when the caller is turned out.
        void servedHere() {
            synchronized (WaitingRoom.this) {
                thread = Thread.currentThread();
            }
        }

        /// Its ClientHello is complete.
        void spoke() {
            step(Stage.SPOKE);
        }

        /// Its handshake runs.
        void shaking() {
            step(Stage.SHAKING);
        }

        private void step(Stage next) {
            synchronized (WaitingRoom.this) {
                stage = next;
            }
        }

        /// The caller is connected, or gone.
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

    /// Adds a caller. If that is one too many, turns one out, which may be the new one.
    Caller enter(Socket raw) {
        var newcomer = new Caller(raw);
        synchronized (this) {
            callers.put(raw, newcomer);
            if (callers.size() > bound) turnOut(victim(newcomer));
        }
        return newcomer;
    }

    private Caller victim(Caller newcomer) {
        var counts = new HashMap<Origin, Integer>();
        for (var caller : callers.values()) if (caller.stage != Stage.SHAKING) counts.merge(caller.origin, 1, Integer::sum);
        var first = counts.keySet().stream().filter(discouraged::contains).toList();
        if (!first.isEmpty()) counts.keySet().retainAll(first);
        int most = counts.values().stream().max(Integer::compare).orElseThrow(); // the newcomer is counted at least, or a discouraged caller before it
        var origin = counts.getOrDefault(newcomer.origin, 0) == most ? newcomer.origin
                : counts.keySet().stream().filter(one -> counts.get(one) == most).findFirst().orElseThrow();
        Caller waiting = null;
        for (var caller : callers.values()) {
            if (!caller.origin.equals(origin) || caller.stage == Stage.SHAKING) continue;
            if (caller.stage == Stage.SILENT && (caller != newcomer || waiting == null)) return caller;
            if (waiting == null) waiting = caller;
        }
        return waiting; // there is one: the newcomer at least
    }

    private void turnOut(Caller caller) {
        callers.remove(caller.raw);
        Watchdog.close(caller.raw);
        if (caller.thread != null) caller.thread.interrupt();
    }

    /// Turns everybody out.
    synchronized void clear() {
        for (var caller : List.copyOf(callers.values())) turnOut(caller);
    }

    /// How many there are.
    synchronized int size() {
        return callers.size();
    }
}
