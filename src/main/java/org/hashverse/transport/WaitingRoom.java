package org.hashverse.transport;

import java.net.Socket;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// Callers whose handshake is not complete: a bounded number. When there is one too many, one is closed, so that no address or network can keep the others out.
///
/// Only callers from discouraged addresses are considered if there are any, else all. Among them, those from the address with the most callers within the neighbourhood
/// with the most ([Origin#neighbourhood]) may be closed. Of these, the oldest without a complete ClientHello is closed; if there is none, the one that has waited longest for
/// its handshake. The newcomer is closed only if there is no other: an honest one sends its ClientHello soon, but a crowd from many addresses would keep each newcomer out.
/// A caller whose handshake runs is never closed to make room: few run, and a time-out bounds them.
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
        var candidates = callers.values().stream().filter(caller -> caller.stage != Stage.HANDSHAKE).toList(); // not empty: the newcomer is one
        var doubtful = candidates.stream().filter(caller -> discouraged.contains(caller.origin)).toList();
        if (!doubtful.isEmpty()) candidates = doubtful;
        candidates = ofTheMost(candidates, newcomer, caller -> caller.origin.neighbourhood());
        candidates = ofTheMost(candidates, newcomer, caller -> caller.origin);
        var others = candidates.stream().filter(caller -> caller != newcomer).toList();
        return others.stream().filter(caller -> caller.stage == Stage.SILENT).findFirst().or(() -> others.stream().findFirst()).orElse(newcomer);
    }

    /// All candidates from the places that have the most of them, in their order; only those from the place of the newcomer, if that is one of these and has others.
    private static List<Caller> ofTheMost(List<Caller> candidates, Caller newcomer, Function<Caller, Origin> place) {
        var most = EvictionPolicy.ofTheMost(candidates, place).toList();
        var own = most.stream().filter(caller -> place.apply(caller).equals(place.apply(newcomer))).toList();
        return own.size() > 1 ? own : most;
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
