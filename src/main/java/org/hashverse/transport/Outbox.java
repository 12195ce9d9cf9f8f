package org.hashverse.transport;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.hashverse.wire.Frame;

/// Frames queued for one connection. Control frames queue up to a bound. Of ACK, PONG and WELCOME only the latest is kept, of READ the latest of each conversation: at most
/// as many as the peer has conversations with us. The send window bounds the CHATs.
/// Queueing never waits. One writer at a time takes the frames. It ends when there are none, because the stack of a waiting thread takes memory; the next frame starts another.
final class Outbox {
    /// Most CHATs in one batch, so that control frames wait for no more than these.
    private static final int CHATS_AT_A_TIME = 16;

    private final ReentrantLock lock = new ReentrantLock();
    private final ArrayDeque<Frame> control = new ArrayDeque<>();
    private final ArrayDeque<Frame.Chat> chats = new ArrayDeque<>();
    private final Map<Frame.To, Frame.Read> reads = new LinkedHashMap<>();
    private final int bound;
    private final int naks;
    private final LongSupplier wall;
    private final Runnable startWriter;
    private boolean hasWriter = true; // guarded by the lock, as all below
    private Frame.Welcome welcome;
    private Frame.Ack ack;
    private Frame.Pong pong;
    private Frame.Bye bye;

    /// An empty outbox whose first writer the caller starts.
    ///
    /// @param bound       most control frames that wait
    /// @param naks        how many more may wait if the next one is a NAK: a whole window may be refused at once
    /// @param wall        wall clock for PONG, in milliseconds since 1970
    /// @param startWriter starts a thread that calls [#take()] until there are no frames; called when a frame is queued and there is no writer
    Outbox(int bound, int naks, LongSupplier wall, Runnable startWriter) {
        this.bound = bound;
        this.naks = naks;
        this.wall = wall;
        this.startWriter = startWriter;
    }

    /// Queues a control frame. Returns false if as many as the bound wait already, NAKs included.
    boolean offer(Frame frame) {
        return put(() -> control.size() < (frame instanceof Frame.Nak ? bound + naks : bound) && control.add(frame));
    }

    /// Queues CHATs together, so that the writer can take them in one batch.
    void chats(List<Frame.Chat> more) {
        put(() -> chats.addAll(more));
    }

    void ack(long upTo) {
        set(() -> ack = ack == null || ack.upTo() < upTo ? new Frame.Ack(upTo) : ack);
    }

    void pong(long nonce) {
        set(() -> pong = new Frame.Pong(nonce, wall.getAsLong()));
    }

    void read(Frame.Read read) {
        set(() -> reads.merge(read.to(), read, (waits, next) -> waits.upTo() < next.upTo() ? next : waits));
    }

    void welcome(Frame.Welcome latest) {
        set(() -> welcome = latest);
    }

    void bye(Frame.Bye last) {
        set(() -> bye = last);
    }

    private void set(Runnable change) {
        put(() -> {
            change.run();
            return true;
        });
    }

    /// Queues a frame if `change` has room for it.
    private boolean put(BooleanSupplier change) {
        boolean queued;
        boolean start;
        lock.lock();
        try {
            queued = change.getAsBoolean();
            start = queued && !hasWriter;
            hasWriter |= start;
        } finally {
            lock.unlock();
        }
        if (start) startWriter.run();
        return queued;
    }

    /// Takes a batch of frames. If it is empty, the writer must end. A BYE goes ahead of all queued frames, which are then never sent. A NAK that was offered before an ACK
    /// comes before it, in the same batch or an earlier one. So an ACK never covers a number whose NAK is still queued.
    List<Frame> take() {
        return take(Integer.MAX_VALUE);
    }

    /// As [#take()], with a bound on the bytes of all CHATs of the batch together. One CHAT is taken even if it is longer.
    List<Frame> take(int bytes) {
        lock.lock();
        try {
            if (bye != null) return List.of(bye);
            var batch = new ArrayList<Frame>(control);
            control.clear();
            if (welcome != null) batch.add(welcome);
            if (pong != null) batch.add(pong);
            if (ack != null) batch.add(ack);
            batch.addAll(reads.values());
            welcome = null;
            pong = null;
            ack = null;
            reads.clear();
            int taken = 0;
            for (int i = 0; i < CHATS_AT_A_TIME && !chats.isEmpty() && (i == 0 || taken + chats.peek().content().bytes() <= bytes); i++) {
                taken += chats.peek().content().bytes();
                batch.add(chats.poll());
            }
            hasWriter = !batch.isEmpty();
            return batch;
        } finally {
            lock.unlock();
        }
    }
}
