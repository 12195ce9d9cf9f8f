package org.hashverse.transport.dial;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import org.hashverse.chat.PeerAddress;
import org.hashverse.transport.Channel;
import org.hashverse.transport.Handshake;
import org.hashverse.transport.Identity;
import org.hashverse.transport.Overhead;
import org.hashverse.transport.TransportSetup;
import org.hashverse.transport.Watchdog;
import org.hashverse.transport.dial.DialOutcome.Fault;
import org.hashverse.transport.dial.HelloExchange.Result;

/// One attempt of a call at one IP address: TCP, TLS and HELLO. Runs on a virtual thread of its own.
final class AddressAttempt {
    /// The peer's address that the IP address was found for.
    final PeerAddress address;
    private final InetAddress ip;
    private final Tools tools;
    private final HelloExchange hellos;
    private final BiConsumer<AddressAttempt, Result> ended;
    private final Thread thread = Thread.ofVirtual().name("dial-address").unstarted(this::run);
    private volatile Socket raw;
    private volatile boolean aborted;

    /// What all attempts of a dialer share.
    ///
    /// @param sockets one permit for each socket that may be open
    record Tools(Identity identity, TransportSetup setup, Watchdog watchdog, Semaphore sockets) {}

    /// @param ended receives this attempt and its result, on the thread of the attempt
    AddressAttempt(PeerAddress address, InetAddress ip, Tools tools, HelloExchange hellos, BiConsumer<AddressAttempt, Result> ended) {
        this.address = address;
        this.ip = ip;
        this.tools = tools;
        this.hellos = hellos;
        this.ended = ended;
    }

    void start() {
        thread.start();
    }

    /// Ends the attempt as [Fault#CANCELLED], unless its connection is made already. May be called from any thread.
    void abort() {
        aborted = true;
        var socket = raw;
        if (socket != null) Watchdog.close(socket);
        thread.interrupt(); // it may wait for the node's answer, or for its turn to open a socket
    }

    private void run() {
        var result = Result.failed(Fault.NOT_HASHVERSE); // for an exception that nobody foresaw: most of them come from what the other program sent
        try {
            tools.sockets.acquire();
            try {
                result = attempt();
            } finally {
                tools.sockets.release();
            }
        } catch (InterruptedException cancelled) {
            result = Result.failed(Fault.CANCELLED);
        } finally {
            ended.accept(this, result); // after an Error too: the call waits for the result
        }
    }

    private Result attempt() throws InterruptedException {
        var setup = tools.setup;
        var socket = new Socket();
        raw = socket;
        var late = new AtomicBoolean();
        var overhead = new Overhead();
        Optional<Long> connectedAt = Optional.empty();
        var result = Result.failed(Fault.CANCELLED);
        try (var _ = tools.watchdog.after(setup.handshakes().whole(), () -> {
            late.set(true);
            Watchdog.close(socket);
        })) {
            if (aborted) return result; // abort() may have come before there was a socket to close
            Channel.tune(socket);
            socket.connect(new InetSocketAddress(ip, address.port()), Math.toIntExact(setup.handshakes().connect().toMillis()));
            connectedAt = Optional.of(setup.nanos().getAsLong());
            var channel = Channel.asDialler(tools.identity, socket, Channel.Use.CHAT, overhead);
            result = hellos.exchange(address, channel.peer(), new Handshake(channel, setup, tools.watchdog));
        } catch (IOException failure) {
            if (!aborted) result = Result.failed(connectedAt
                    .map(since -> DialFailure.afterConnecting(failure, late.get(), overhead.heard(), Duration.ofNanos(setup.nanos().getAsLong() - since), setup.handshakes().clientHello()))
                    .orElseGet(() -> late.get() ? Fault.SILENCE : DialFailure.beforeConnecting(failure)));
        } finally {
            if (result.outcome() instanceof DialOutcome.Connected) raw = null; // the connection owns it now, so abort() must not close it
            else Watchdog.close(socket);
        }
        return result;
    }
}
