package org.hashverse.transport;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import javax.net.ssl.SSLException;
import org.hashverse.chat.PeerAddress;
import org.hashverse.chat.PeerId;
import org.hashverse.wire.Frame;

/// Calls peers: resolves names, connects, does the TLS handshake and sends HELLO. May be used from any thread.
///
/// A call tries the addresses of a peer in their order. The next attempt starts [#APART] after the last one, or as soon as one fails (RFC 8305). The first
/// address that answers with the right key ends the call, and the other attempts are aborted.
///
/// Each call, each attempt and each look-up has a virtual thread. The system's resolver runs on a few platform threads.
public final class PeerDialer implements AutoCloseable {
    /// Time between two attempts of a call, unless the earlier one fails sooner.
    static final Duration APART = Duration.ofMillis(250);
    /// Most IP addresses that are used of one host name.
    static final int MOST_OF_A_NAME = 8;
    /// Most IP addresses that one call tries.
    static final int MOST_OF_A_CALL = 24;
    /// Sockets of one call at a time.
    static final int SOCKETS_OF_A_CALL = 8;
    /// Sockets of all calls at a time.
    static final int SOCKETS = 64;
    /// Names looked up at a time.
    private static final int LOOKUPS = 16;
    private final Identity identity;
    private final TransportSetup setup;
    private final Watchdog watchdog;
    private final Door door;
    private final PeerConnection.Listener listener;
    private final Resolver resolver;
    private final Set<Call> calls = ConcurrentHashMap.newKeySet();
    private final Semaphore sockets = new Semaphore(SOCKETS, true);
    // a look-up is a native call that would pin a carrier of the virtual threads; when all of these threads are busy, the next look-up waits in the queue
    private final ThreadPoolExecutor lookups = new ThreadPoolExecutor(LOOKUPS, LOOKUPS, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(),
            Thread.ofPlatform().daemon().name("hashverse-lookup-", 0).factory());
    private volatile boolean closed;

    /// Asks the system for the addresses of a host name. Blocks.
    @FunctionalInterface
    interface Resolver {
        InetAddress[] lookUp(String name) throws UnknownHostException;
    }

    public PeerDialer(Identity identity, TransportSetup setup, Watchdog watchdog, Door door, PeerConnection.Listener listener) {
        this(identity, setup, watchdog, door, listener, InetAddress::getAllByName);
    }

    PeerDialer(Identity identity, TransportSetup setup, Watchdog watchdog, Door door, PeerConnection.Listener listener, Resolver resolver) {
        lookups.allowCoreThreadTimeOut(true);
        this.identity = identity;
        this.watchdog = watchdog;
        this.setup = setup;
        this.door = door;
        this.listener = listener;
        this.resolver = resolver;
    }

    /// How a call, or the attempts at one of its addresses, ended.
    public sealed interface Outcome {
        /// The peer is connected. The connection is handed to [Door#ready].
        record Connected(PeerId peer, PeerAddress address) implements Outcome {}

        /// The peer answered with BYE.
        record Turned(PeerId peer, Frame.Bye bye) implements Outcome {}

        /// Another key answered, and [Greeter] turned it away.
        record Unwanted(PeerId peer, PeerAddress address) implements Outcome {}

        /// No key was proven, or no HELLO came back.
        record Failed(Fault fault) implements Outcome {}
    }

    /// Why an attempt failed without an answer.
    public enum Fault { UNKNOWN_HOST, NO_INTERFACE, REFUSED, SILENCE, NO_ROUTE, NOT_HASHVERSE, TOO_SLOW, CANCELLED }

    /// Decides about the keys that answer a call.
    @FunctionalInterface
    public interface Greeter {
        /// What to send to a peer whose key is proven. Called on the thread of an attempt, never on two at a time for one call.
        Door.Answer answered(PeerId peer) throws InterruptedException;

        /// Reports how the attempts at an address ended, before the call ends. Aborted attempts are not reported. Called on the thread of the call.
        default void tried(PeerAddress address, Outcome outcome) {}
    }

    /// A call under way.
    public final class Call {
        private final List<PeerAddress> addresses;
        private final Greeter greeter;
        private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();
        private final Thread thread = Thread.ofVirtual().name("dial").unstarted(this::run);
        private final BlockingQueue<Runnable> news = new LinkedBlockingQueue<>(); // results of attempts and look-ups, to run on the thread of the call
        private final ReentrantLock speaking = new ReentrantLock(); // one HELLO at a time: two would make two links
        private final AtomicBoolean decided = new AtomicBoolean(); // connected or cancelled, whichever came first
        private volatile boolean answered; // the right key answered, with HELLO or BYE; no further attempt may send HELLO
        // --- thread of the call
        private final Deque<Attempt> waiting = new ArrayDeque<>();
        private final List<Attempt> running = new ArrayList<>();
        private final Map<PeerAddress, Integer> open = new HashMap<>(); // how many attempts of each address have not ended
        private final Map<PeerAddress, Outcome.Unwanted> unwanted = new HashMap<>(); // addresses where another key answered
        private final List<Thread> lookUps = new ArrayList<>();
        private int lookingUp;
        private int attempts;
        private long nextAt = System.nanoTime();
        private final Map<PeerAddress, Outcome> ends = new HashMap<>();

        private Call(List<PeerAddress> addresses, Greeter greeter) {
            this.addresses = addresses.stream().distinct().toList();
            this.greeter = greeter;
        }

        /// How the call ended. It always completes: at the latest when the last attempt has failed or timed out. If every address failed, an
        /// [Outcome.Unwanted] counts before a failure, and an earlier address before a later one.
        public CompletableFuture<Outcome> outcome() {
            return outcome;
        }

        /// Tries no further address, because the peer is connected by another way. An attempt that is exchanging HELLOs goes on. May be called from any thread.
        public void enough() {
            news.add(() -> {
                waiting.clear();
                for (var lookUp : lookUps) lookUp.interrupt();
                if (!speaking.tryLock()) return;
                try {
                    answered = true;
                } finally {
                    speaking.unlock();
                }
                for (var attempt : running) attempt.abort();
            });
        }

        /// Gives up. Does nothing once the peer is connected. May be called from any thread.
        public void cancel() {
            if (!decided.compareAndSet(false, true)) return;
            outcome.complete(new Outcome.Failed(Fault.CANCELLED));
            thread.interrupt();
        }

        private void run() {
            try {
                outcome.complete(race());
            } catch (InterruptedException ended) {
                outcome.complete(new Outcome.Failed(Fault.CANCELLED));
            } catch (RuntimeException | Error fault) { // an Error too: the caller waits for the outcome, and would never try again
                outcome.complete(new Outcome.Failed(Fault.NOT_HASHVERSE));
                throw fault;
            } finally {
                for (var attempt : running) attempt.abort();
                for (var lookUp : lookUps) lookUp.interrupt();
                calls.remove(this);
            }
        }

        private Outcome race() throws InterruptedException {
            rehearse();
            for (var address : addresses) {
                open.put(address, 0);
                if (address.literal() && !linkLocal(address)) found(address, List.of(address.ip().orElseThrow()), Fault.UNKNOWN_HOST);
                else lookUp(address);
            }
            while (lookingUp > 0 || !waiting.isEmpty() || !running.isEmpty()) {
                if (outcome.isDone()) throw new InterruptedException();
                var next = startNext() ? null : nextNews();
                if (next != null) next.run();
                var first = running.stream().filter(attempt -> attempt.end != null).findFirst();
                if (first.isPresent() && endsCall(first.get())) return first.get().end;
            }
            return failure();
        }

        private static boolean linkLocal(PeerAddress literal) {
            return literal.host().indexOf(':') >= 0 && literal.ip().orElseThrow().isLinkLocalAddress();
        }

        private boolean startNext() {
            if (waiting.isEmpty() || running.size() >= SOCKETS_OF_A_CALL || !running.isEmpty() && System.nanoTime() - nextAt < 0) return false;
            nextAt = System.nanoTime() + APART.toNanos();
            var attempt = waiting.poll();
            running.add(attempt);
            attempt.thread.start();
            return true;
        }

        private Runnable nextNews() throws InterruptedException {
            if (waiting.isEmpty() || running.size() >= SOCKETS_OF_A_CALL) return news.take();
            return news.poll(nextAt - System.nanoTime(), TimeUnit.NANOSECONDS);
        }

        /// Takes the outcome of an attempt. True if it ends the call.
        private boolean endsCall(Attempt attempt) {
            running.remove(attempt);
            nextAt = System.nanoTime();
            var address = attempt.address;
            int left = open.merge(address, -1, Integer::sum);
            switch (attempt.end) {
                case Outcome.Connected _ -> {
                    greeter.tried(address, attempt.end);
                    for (var other : running) other.abort();
                    attempt.connection.begin(door, listener);
                    return true;
                }
                case Outcome.Turned _ -> {
                    greeter.tried(address, attempt.end);
                    return true;
                }
                case Outcome.Unwanted otherKey -> unwanted.put(address, otherKey);
                case Outcome.Failed _ -> { /* another address may answer */ }
            }
            if (left == 0) ended(address, unwanted.containsKey(address) ? unwanted.get(address) : attempt.end);
            return false;
        }

        private void ended(PeerAddress address, Outcome end) {
            if (end instanceof Outcome.Failed(var fault) && fault == Fault.CANCELLED) return;
            ends.put(address, end);
            greeter.tried(address, end);
        }

        /// The outcome of a call whose addresses all failed.
        private Outcome failure() {
            var inOrder = addresses.stream().filter(ends::containsKey).map(ends::get).toList();
            return inOrder.stream().filter(Outcome.Unwanted.class::isInstance).findFirst()
                    .orElse(inOrder.isEmpty() ? new Outcome.Failed(Fault.CANCELLED) : inOrder.getFirst());
        }

        private void rehearse() {
            try {
                identity.rehearse();
            } catch (SSLException cannot) {
                // the call itself fails then, and its outcome says so
            }
        }

        private void lookUp(PeerAddress address) {
            lookingUp++;
            lookUps.add(Thread.ofVirtual().name("look-up").start(() -> {
                try {
                    var ips = found(address, lookups.submit(() -> address.literal() ? OwnAddresses.meant(address) : List.of(resolver.lookUp(address.host()))));
                    var none = address.zone().isPresent() ? Fault.NO_INTERFACE : address.literal() ? Fault.NO_ROUTE : Fault.UNKNOWN_HOST;
                    news.add(() -> lookedUp(address, ips, none));
                } catch (IOException fault) {
                    news.add(() -> lookedUp(address, List.of(), DialFailure.beforeConnecting(fault)));
                } catch (InterruptedException | RejectedExecutionException givenUp) {
                    news.add(() -> lookedUp(address, List.of(), Fault.CANCELLED));
                }
            }));
        }

        private List<InetAddress> found(PeerAddress address, Future<List<InetAddress>> lookup) throws IOException, InterruptedException {
            try {
                return lookup.get(setup.connect().toMillis(), TimeUnit.MILLISECONDS);
            } catch (ExecutionException failed) {
                throw new UnknownHostException(address.host());
            } catch (TimeoutException late) { // the name may exist all the same
                throw new SocketTimeoutException("the name service did not answer");
            } finally {
                lookup.cancel(true);
            }
        }

        private void lookedUp(PeerAddress address, List<InetAddress> ips, Fault none) {
            lookingUp--;
            found(address, ips, none);
        }

        private void found(PeerAddress address, List<InetAddress> ips, Fault none) {
            for (var ip : alternating(ips)) {
                if (answered || attempts == MOST_OF_A_CALL) break;
                attempts++;
                open.merge(address, 1, Integer::sum);
                waiting.add(new Attempt(this, address, ip));
            }
            if (ips.isEmpty()) ended(address, new Outcome.Failed(none));
        }
    }

    /// The first [#MOST_OF_A_NAME] addresses of a host, IPv4 and IPv6 alternating. If one family has no route, only every second attempt is lost.
    static List<InetAddress> alternating(List<InetAddress> ips) {
        var ordered = new ArrayList<InetAddress>();
        var left = new ArrayList<>(ips);
        while (!left.isEmpty() && ordered.size() < MOST_OF_A_NAME) {
            var last = ordered.isEmpty() ? null : ordered.getLast().getClass();
            var next = left.stream().filter(ip -> ip.getClass() != last).findFirst().orElse(left.getFirst());
            left.remove(next);
            ordered.add(next);
        }
        return ordered;
    }

    /// One attempt at one IP address.
    private final class Attempt {
        private final Call call;
        private final PeerAddress address;
        private final InetAddress ip;
        private final Thread thread = Thread.ofVirtual().name("dial-address").unstarted(this::run);
        private volatile Socket raw;
        private volatile boolean aborted;
        private Outcome end; // null until the attempt has ended; only for the thread of the call
        private PeerConnection connection; // set before the end is reported

        Attempt(Call call, PeerAddress address, InetAddress ip) {
            this.call = call;
            this.address = address;
            this.ip = ip;
        }

        /// Ends it without an outcome.
        void abort() {
            aborted = true;
            var socket = raw;
            if (socket != null) Watchdog.close(socket);
            thread.interrupt(); // it may wait for the node's answer, or for its turn to open a socket
        }

        private void run() {
            Outcome outcome = new Outcome.Failed(Fault.NOT_HASHVERSE);
            try {
                sockets.acquire();
                try {
                    outcome = attempt();
                } finally {
                    sockets.release();
                }
            } catch (InterruptedException ended) {
                outcome = new Outcome.Failed(Fault.CANCELLED);
            } finally {
                var ended = outcome;
                call.news.add(() -> end = ended);
            }
        }

        private Outcome attempt() throws InterruptedException {
            var socket = new Socket();
            raw = socket;
            var late = new AtomicBoolean();
            var overhead = new Overhead();
            Optional<Long> connectedAt = Optional.empty();
            Outcome outcome = new Outcome.Failed(Fault.CANCELLED);
            try (var _ = watchdog.after(setup.handshake(), () -> {
                late.set(true);
                Watchdog.close(socket);
            })) {
                if (aborted) return outcome; // before there was a socket to close
                Channel.tune(socket);
                socket.connect(new InetSocketAddress(ip, address.port()), Math.toIntExact(setup.connect().toMillis()));
                connectedAt = Optional.of(setup.nanos().getAsLong());
                outcome = shake(Channel.call(identity, socket, overhead));
            } catch (IOException fault) {
                if (!aborted) outcome = new Outcome.Failed(connectedAt.map(since -> DialFailure.afterConnecting(fault, late.get(), overhead.heard(),
                        Duration.ofNanos(setup.nanos().getAsLong() - since), setup.clientHello())).orElseGet(() -> late.get() ? Fault.SILENCE : DialFailure.beforeConnecting(fault)));
            } finally {
                if (outcome instanceof Outcome.Connected) raw = null; // the connection owns it now, so abort() must not close it
                else Watchdog.close(socket);
            }
            return outcome;
        }

        private Outcome shake(Channel channel) throws IOException, InterruptedException {
            var shake = new Handshake(channel, setup, watchdog);
            call.speaking.lockInterruptibly();
            try {
                if (call.answered || call.decided.get()) return new Outcome.Failed(Fault.CANCELLED);
                return switch (call.greeter.answered(channel.peer())) {
                    case Door.Answer.Turn _ -> new Outcome.Unwanted(channel.peer(), address);
                    case Door.Answer.Greet(var hello) -> judge(channel.peer(), shake.call(address, hello));
                };
            } finally {
                call.speaking.unlock();
            }
        }

        private Outcome judge(PeerId peer, Handshake.Reply reply) {
            call.answered = true;
            return switch (reply) {
                case Handshake.Reply.Turned(var bye) -> new Outcome.Turned(peer, bye);
                case Handshake.Reply.Welcome(var welcome) -> {
                    if (!call.decided.compareAndSet(false, true)) yield new Outcome.Failed(Fault.CANCELLED);
                    connection = welcome;
                    yield new Outcome.Connected(peer, address);
                }
            };
        }
    }

    /// Begins a call to one address.
    public Call dial(PeerAddress address, Greeter greeter) {
        return dial(List.of(address), greeter);
    }

    /// Begins a call to a peer.
    ///
    /// @param addresses where it may be, best first, at least one
    public Call dial(List<PeerAddress> addresses, Greeter greeter) {
        if (addresses.isEmpty()) throw new IllegalArgumentException("no address");
        var call = new Call(addresses, greeter);
        calls.add(call);
        call.thread.start();
        if (closed) call.cancel();
        return call;
    }

    /// Cancels every call; a later one is cancelled at once.
    @Override
    public void close() {
        closed = true;
        for (var call : calls) call.cancel();
        lookups.shutdownNow();
    }
}
