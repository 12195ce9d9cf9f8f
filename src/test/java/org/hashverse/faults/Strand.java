package org.hashverse.faults;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.locks.LockSupport;

/// One direction of a [Cable]: a thread that reads and applies the fault, and one that writes after the delay.
final class Strand {
    /// Most bytes that are kept, for a test that replays them.
    static final int KEPT = 64 * 1024;
    private static final int DRIPS = 100;
    private static final int FLIPS = 3;
    private static final long DRIP_NANOS = 200_000;
    private static final int CHUNKS = 64;

    /// Bytes under way, or an action that runs after all bytes before it were written.
    private record Parcel(long due, byte[] bytes, Optional<Runnable> then) {}

    private final Cable cable;
    private final Socket from;
    private final Socket to;
    private final BlockingQueue<Parcel> parcels = new ArrayBlockingQueue<>(CHUNKS);
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream(); // guarded by this, as all below
    private Fault fault;
    private long left;
    private Thread writer;

    Strand(Cable cable, Socket from, Socket to) {
        this.cable = cable;
        this.from = from;
        this.to = to;
    }

    synchronized void arm(Fault what) {
        fault = what;
        left = what.after();
    }

    synchronized byte[] kept() {
        return kept.toByteArray();
    }

    synchronized void start() {
        writer = Thread.ofVirtual().name("proxy-write").start(this::writeAll);
        Thread.ofVirtual().name("proxy-read").start(this::readAll);
    }

    synchronized void end() {
        if (writer != null) writer.interrupt();
    }

    private void readAll() {
        var buffer = new byte[16 * 1024];
        try {
            for (int count; (count = from.getInputStream().read(buffer)) >= 0; ) if (!pass(Arrays.copyOf(buffer, count))) return;
            if (!cable.torn()) put(new byte[0], this::passEnd);
        } catch (IOException broken) {
            if (!cable.torn()) passOn(cable::reset);
        } catch (InterruptedException ended) {
            // the test is over
        }
    }

    private void passOn(Runnable end) {
        try {
            put(new byte[0], end);
        } catch (InterruptedException ended) {
            // the test is over
        }
    }

    private void passEnd() {
        try {
            to.shutdownOutput();
        } catch (IOException gone) {
            // the socket is closed already
        }
    }

    /// Passes bytes on, or applies the fault. Returns whether reading goes on.
    private boolean pass(byte[] bytes) throws InterruptedException {
        if (cable.torn()) return true; // the bytes are dropped
        Fault now;
        int whole;
        synchronized (this) {
            kept.write(bytes, 0, Math.min(bytes.length, KEPT - kept.size()));
            whole = fault == null ? bytes.length : (int) Math.min(left, bytes.length);
            left -= whole;
            now = whole < bytes.length ? fault : null;
            if (now != null) fault = null;
        }
        if (now == null) {
            put(bytes);
            return true;
        }
        var rest = Arrays.copyOfRange(bytes, whole, bytes.length);
        put(Arrays.copyOf(bytes, whole));
        return happen(now.kind(), bytes, rest);
    }

    private boolean happen(Fault.Kind kind, byte[] last, byte[] rest) throws InterruptedException {
        switch (kind) {
            case RESET -> then(cable::reset);
            case END -> then(cable::finish);
            case HALF_OPEN -> {
                cable.tear();
                then(() -> Cable.reset(to));
            }
            case SILENCE -> then(() -> { /* reading ends, so nothing is passed on */ });
            case DEAD -> then(cable::tear);
            case DRIP -> {
                for (int i = 0; i < Math.min(DRIPS, rest.length); i++) put(new byte[] {rest[i]}, () -> LockSupport.parkNanos(DRIP_NANOS));
                then(cable::reset);
            }
            case FLIP -> {
                for (int i = 0; i < Math.min(FLIPS, rest.length); i++) rest[i] ^= (byte) (1 << rest.length % Byte.SIZE);
                put(rest);
                then(() -> { /* the bytes are under way */ });
            }
            case REPEAT -> {
                put(rest);
                put(last);
                then(() -> { /* the bytes are under way */ });
            }
        }
        return switch (kind) {
            case SILENCE -> false;
            case RESET, END, HALF_OPEN, DEAD, DRIP, FLIP, REPEAT -> true;
        };
    }

    private void then(Runnable action) throws InterruptedException {
        put(new byte[0], () -> {
            cable.happened(); // first: a reset ends this thread too
            action.run();
        });
    }

    private void put(byte[] bytes) throws InterruptedException {
        if (bytes.length > 0) parcels.put(new Parcel(due(), bytes, Optional.empty()));
    }

    private void put(byte[] bytes, Runnable then) throws InterruptedException {
        parcels.put(new Parcel(due(), bytes, Optional.of(then)));
    }

    private long due() {
        return System.nanoTime() + cable.proxy().delay().toNanos();
    }

    private void writeAll() {
        try {
            while (true) {
                var parcel = parcels.take();
                for (long wait; (wait = parcel.due() - System.nanoTime()) > 0 && !Thread.currentThread().isInterrupted(); ) LockSupport.parkNanos(wait);
                cable.proxy().gate();
                write(parcel.bytes());
                parcel.then().ifPresent(Runnable::run);
            }
        } catch (InterruptedException ended) {
            // the connection has ended
        }
    }

    private void write(byte[] bytes) {
        if (bytes.length == 0) return;
        try {
            to.getOutputStream().write(bytes);
        } catch (IOException broken) {
            if (!cable.torn()) cable.reset();
        }
    }
}
