package org.hashverse.transport.dial;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import org.hashverse.chat.PeerAddress;
import org.hashverse.chat.PeerId;
import org.hashverse.transport.Admission;
import org.hashverse.transport.Handshake;
import org.hashverse.transport.PeerConnection;
import org.hashverse.transport.dial.DialOutcome.Fault;

/// Lets the attempts of one call exchange HELLOs one at a time, because two HELLOs to one peer would make two connections. Decides whether the call connects or is
/// cancelled, whichever comes first. May be used from any thread.
final class HelloExchange {
    private final CallHandler handler;
    private final ReentrantLock turn = new ReentrantLock();
    private final AtomicBoolean decided = new AtomicBoolean(); // connected or cancelled
    private volatile boolean cancelled;
    private volatile boolean over; // no attempt may send HELLO any more: the right key answered, with HELLO or BYE, or [#endIfIdle] was called

    /// How an attempt ended.
    ///
    /// @param connection the new connection, not begun yet; present only for [DialOutcome.Connected]
    record Result(DialOutcome outcome, Optional<PeerConnection> connection) {
        static Result of(DialOutcome outcome) {
            return new Result(outcome, Optional.empty());
        }

        static Result failed(Fault fault) {
            return of(new DialOutcome.Failed(fault));
        }
    }

    HelloExchange(CallHandler handler) {
        this.handler = handler;
    }

    /// Exchanges HELLOs over a channel when no other attempt does. Blocks.
    ///
    /// @param address where the channel leads
    Result exchange(PeerAddress address, PeerId peer, Handshake handshake) throws IOException, InterruptedException {
        turn.lockInterruptibly();
        try {
            if (over || decided.get()) return Result.failed(Fault.CANCELLED);
            return switch (handler.answered(peer)) {
                case Admission.Answer.TurnAway _ -> Result.of(new DialOutcome.WrongKey(peer, address));
                case Admission.Answer.Greet(var hello) -> judge(address, peer, handshake.exchangeAsDialler(address, hello));
            };
        } finally {
            turn.unlock();
        }
    }

    private Result judge(PeerAddress address, PeerId peer, Handshake.Reply reply) {
        over = true;
        return switch (reply) {
            case Handshake.Reply.SaidBye(var bye) -> Result.of(new DialOutcome.SaidBye(peer, bye));
            case Handshake.Reply.SaidHello(var connection) -> decided.compareAndSet(false, true)
                    ? new Result(new DialOutcome.Connected(peer, address), Optional.of(connection)) : Result.failed(Fault.CANCELLED);
        };
    }

    /// Whether no further attempt may send HELLO.
    boolean over() {
        return over;
    }

    /// Lets no further attempt send HELLO. Returns false if an attempt is exchanging HELLOs now; that one goes on.
    boolean endIfIdle() {
        if (!turn.tryLock()) return false;
        try {
            over = true;
            return true;
        } finally {
            turn.unlock();
        }
    }

    /// Cancels the call. Returns false if it is connected or cancelled already.
    boolean cancel() {
        if (!decided.compareAndSet(false, true)) return false;
        cancelled = true;
        return true;
    }

    boolean cancelled() {
        return cancelled;
    }
}
