package org.hashverse.transport.dial;

import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.hashverse.chat.PeerAddress;
import org.hashverse.transport.PeerConnection;
import org.hashverse.transport.dial.DialOutcome.Fault;
import org.hashverse.transport.dial.HelloExchange.Result;

/// Tries the addresses of one call, a little apart, until one of them answers with the right key. Used on the thread of the call; only [#enough] may be called
/// from any thread.
final class AddressRace {
    /// Time between the starts of two attempts, unless the earlier one fails sooner.
    static final Duration APART = Duration.ofMillis(250);
    /// Most IP addresses that one call tries.
    static final int MOST_OF_A_CALL = 24;
    /// Most sockets that one call has open at a time.
    static final int SOCKETS_OF_A_CALL = 8;

    private final List<PeerAddress> addresses;
    private final CallHandler handler;
    private final AddressAttempt.Tools tools;
    private final HostLookup hosts;
    private final HelloExchange hellos;
    private final Consumer<PeerConnection> connected;
    /// Reports of attempts and look-ups. Each is run on the thread of the call, and returns the outcome of the call if it ends the call.
    private final BlockingQueue<Supplier<Optional<DialOutcome>>> reports = new LinkedBlockingQueue<>();
    private final Deque<AddressAttempt> waiting = new ArrayDeque<>();
    private final List<AddressAttempt> running = new ArrayList<>();
    private final List<Thread> lookUps = new ArrayList<>();
    private final Map<PeerAddress, Integer> open = new HashMap<>(); // number of attempts at each address that have not ended
    private final Map<PeerAddress, DialOutcome> wrongKeys = new HashMap<>(); // addresses where another key answered
    private final Map<PeerAddress, DialOutcome> outcomes = new HashMap<>();
    private int lookingUp;
    private int attempts;
    private long nextAt = System.nanoTime();

    /// @param addresses where the peer may be, best first, each once
    /// @param connected begins the connection; called before [#run] returns
    AddressRace(List<PeerAddress> addresses, CallHandler handler, AddressAttempt.Tools tools, HostLookup hosts, HelloExchange hellos,
                Consumer<PeerConnection> connected) {
        this.addresses = addresses;
        this.handler = handler;
        this.tools = tools;
        this.hosts = hosts;
        this.hellos = hellos;
        this.connected = connected;
    }

    /// Tries the addresses and returns the outcome of the call. Blocks. See [PeerDialer.Call#outcome].
    ///
    /// @throws InterruptedException if the call is cancelled
    DialOutcome run() throws InterruptedException {
        for (var address : addresses) {
            open.put(address, 0);
            if (HostLookup.needsNone(address)) found(address, List.of(address.ip().orElseThrow()), Fault.UNKNOWN_HOST); // the fault means nothing: there is an address
            else lookUp(address);
        }
        while (lookingUp > 0 || !waiting.isEmpty() || !running.isEmpty()) {
            if (hellos.cancelled()) throw new InterruptedException();
            if (startNext()) continue;
            var next = nextReport();
            var end = next == null ? Optional.<DialOutcome>empty() : next.get();
            if (end.isPresent()) return end.get();
        }
        return failure();
    }

    /// Ends all attempts and look-ups.
    void abort() {
        for (var attempt : running) attempt.abort();
        for (var lookUp : lookUps) lookUp.interrupt();
    }

    /// Starts no further attempt, and aborts those that run. If one of them is exchanging HELLOs, all that run go on. May be called from any thread.
    void enough() {
        reports.add(() -> {
            waiting.clear();
            for (var lookUp : lookUps) lookUp.interrupt();
            if (hellos.endIfIdle()) for (var attempt : running) attempt.abort();
            return Optional.empty();
        });
    }

    private boolean startNext() {
        if (waiting.isEmpty() || running.size() >= SOCKETS_OF_A_CALL || !running.isEmpty() && System.nanoTime() - nextAt < 0) return false;
        nextAt = System.nanoTime() + APART.toNanos();
        var attempt = waiting.poll();
        running.add(attempt);
        attempt.start();
        return true;
    }

    /// Waits for the next report; null if another attempt is due first.
    private Supplier<Optional<DialOutcome>> nextReport() throws InterruptedException {
        if (waiting.isEmpty() || running.size() >= SOCKETS_OF_A_CALL) return reports.take();
        return reports.poll(nextAt - System.nanoTime(), TimeUnit.NANOSECONDS);
    }

    private void lookUp(PeerAddress address) {
        lookingUp++;
        lookUps.add(Thread.ofVirtual().name("look-up").start(() -> {
            var found = hosts.find(address);
            reports.add(() -> {
                lookingUp--;
                found(address, found.ips(), found.none());
                return Optional.empty();
            });
        }));
    }

    /// Queues an attempt at each IP address, up to the bounds of the call.
    ///
    /// @param none why no IP address was found, if none was
    private void found(PeerAddress address, List<InetAddress> ips, Fault none) {
        for (var ip : ips) {
            if (hellos.over() || attempts == MOST_OF_A_CALL) break;
            attempts++;
            open.merge(address, 1, Integer::sum);
            waiting.add(new AddressAttempt(address, ip, tools, hellos, (attempt, result) -> reports.add(() -> attemptEnded(attempt, result))));
        }
        if (ips.isEmpty()) addressEnded(address, new DialOutcome.Failed(none));
    }

    /// Handles the result of an attempt. Returns the outcome of the call if the result ends the call.
    private Optional<DialOutcome> attemptEnded(AddressAttempt attempt, Result result) {
        running.remove(attempt);
        nextAt = System.nanoTime(); // the next attempt need not wait
        var address = attempt.address;
        int left = open.merge(address, -1, Integer::sum);
        var outcome = result.outcome();
        switch (outcome) {
            case DialOutcome.Connected _ -> {
                handler.tried(address, outcome);
                for (var other : running) other.abort();
                connected.accept(result.connection().orElseThrow());
                return Optional.of(outcome);
            }
            case DialOutcome.SaidBye _ -> {
                handler.tried(address, outcome);
                return Optional.of(outcome);
            }
            case DialOutcome.WrongKey _ -> wrongKeys.put(address, outcome);
            case DialOutcome.Failed _ -> { /* another address may answer */ }
        }
        if (left == 0) addressEnded(address, wrongKeys.getOrDefault(address, outcome));
        return Optional.empty();
    }

    /// Notes how the attempts at an address ended, now that all of them have, and reports it to the handler. Ignores aborted ones.
    private void addressEnded(PeerAddress address, DialOutcome end) {
        if (end instanceof DialOutcome.Failed(var fault) && fault == Fault.CANCELLED) return;
        outcomes.put(address, end);
        handler.tried(address, end);
    }

    /// The outcome of a call of which all addresses failed.
    private DialOutcome failure() {
        var inOrder = addresses.stream().filter(outcomes::containsKey).map(outcomes::get).toList();
        return inOrder.stream().filter(DialOutcome.WrongKey.class::isInstance).findFirst()
                .orElse(inOrder.isEmpty() ? new DialOutcome.Failed(Fault.CANCELLED) : inOrder.getFirst());
    }
}
