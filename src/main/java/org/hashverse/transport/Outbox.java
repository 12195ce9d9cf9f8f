package org.hashverse.transport;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.hashverse.wire.Frame;

/// Frames queued for one connection. Control frames queue up to a bound. Of ACK, PONG and WELCOME only the latest is kept, of READ the latest of each conversation: at most
/// as many as the peer has conversations with us. The send window bounds the CHATs.
/// Queueing never waits. One writer takes the frames.
final class Outbox {
    /// Most CHATs in one batch, so that control frames wait for no more than these.
    private static final int CHATS_AT_A_TIME = 16;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition filled = lock.newCondition();
    private final ArrayDeque<Frame> control = new ArrayDeque<>();
    private final ArrayDeque<Frame.Chat> chats = new ArrayDeque<>();
    private final Map<Frame.To, Frame.Read> reads = new LinkedHashMap<>();
    private final int bound;
    private final int naks;
    private final LongSupplier wall;
    private Frame.Welcome welcome;
    private Frame.Ack ack;
    private Frame.Pong pong;
    private Frame.Bye bye;

    /// @param bound most control frames that wait
    /// @param naks  how many more may wait if the next one is a NAK: a whole window may be refused at once
    /// @param wall  wall clock for PONG, in milliseconds since 1970
    Outbox(int bound, int naks, LongSupplier wall) {
        this.bound = bound;
        this.naks = naks;
        this.wall = wall;
    }

    /// Queues a control frame. Returns false if as many as the bound wait already, NAKs included.
    boolean offer(Frame frame) {
        lock.lock();
        try {
            if (control.size() >= (frame instanceof Frame.Nak ? bound + naks : bound)) return false;
            control.add(frame);
            filled.signal();
            return true;
        } finally {
            lock.unlock();
        }
    }

    void chat(Frame.Chat chat) {
        put(() -> chats.add(chat));
    }

    void ack(long upTo) {
        put(() -> ack = ack == null || ack.upTo() < upTo ? new Frame.Ack(upTo) : ack);
    }

    void pong(long nonce) {
        put(() -> pong = new Frame.Pong(nonce, wall.getAsLong()));
    }

    void read(Frame.Read read) {
        put(() -> reads.merge(read.to(), read, (waits, next) -> waits.upTo() < next.upTo() ? next : waits));
    }

    void welcome(Frame.Welcome latest) {
        put(() -> welcome = latest);
    }

    void bye(Frame.Bye last) {
        put(() -> bye = last);
    }

    private void put(Runnable change) {
        lock.lock();
        try {
            change.run();
            filled.signal();
        } finally {
            lock.unlock();
        }
    }

    /// Waits for frames and takes a batch of them. A BYE goes ahead of all queued frames, which are then never sent. A NAK that was offered before an ACK comes before it,
    /// in the same batch or an earlier one. So an ACK never covers a number whose NAK is still queued.
    List<Frame> take() throws InterruptedException {
        return take(Integer.MAX_VALUE);
    }

    /// As [#take()], with a bound on the bytes of all CHATs of the batch together. One CHAT is taken even if it is longer.
    List<Frame> take(int bytes) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            var batch = new ArrayList<Frame>();
            while (true) {
                if (bye != null) return List.of(bye);
                batch.addAll(control);
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
                if (!batch.isEmpty()) return batch;
                filled.await();
            }
        } finally {
            lock.unlock();
        }
    }
}
