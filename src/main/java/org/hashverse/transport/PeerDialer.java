package org.hashverse.transport;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLException;
import org.hashverse.chat.PeerAddress;
import org.hashverse.chat.PeerId;
import org.hashverse.wire.Frame;

/// Calls peers: resolves, connects, shakes hands, says HELLO. One virtual thread per call.
public final class PeerDialer implements AutoCloseable {
    /// Names looked up at a time.
    private static final int LOOKUPS = 16;
    private final Identity identity;
    private final TransportSetup setup;
    private final Watchdog watchdog;
    private final Door door;
    private final PeerConnection.Listener listener;
    private final Set<Call> calls = ConcurrentHashMap.newKeySet();
    // a look-up is a native call that would hold a carrier of the virtual threads; who finds all of these busy waits his turn
    private final ThreadPoolExecutor lookups = new ThreadPoolExecutor(LOOKUPS, LOOKUPS, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(),
            Thread.ofPlatform().daemon().name("hashverse-lookup-", 0).factory());
    private volatile boolean closed;

    public PeerDialer(Identity identity, TransportSetup setup, Watchdog watchdog, Door door, PeerConnection.Listener listener) {
        lookups.allowCoreThreadTimeOut(true);
        this.identity = identity;
        this.watchdog = watchdog;
        this.setup = setup;
        this.door = door;
        this.listener = listener;
    }

    /// How a call ended.
    public sealed interface Outcome {
        /// A link stands and was handed to [Door#ready].
        record Connected(PeerId peer) implements Outcome {}

        /// The other side answered with BYE.
        record Turned(PeerId peer, Frame.Bye bye) implements Outcome {}

        /// [Greeter] would not speak to the key that answered.
        record Unwanted(PeerId peer) implements Outcome {}

        /// It did not come to a key.
        record Failed(Fault fault) implements Outcome {}
    }

    /// What can go wrong before a key is proven.
    public enum Fault { UNKNOWN_HOST, REFUSED, SILENCE, NO_ROUTE, NOT_HASHVERSE, CANCELLED }

    /// Says, once the key that answered is proven, what to say to it. Called on the thread of the call.
    @FunctionalInterface
    public interface Greeter {
        Door.Answer answered(PeerId peer) throws InterruptedException;
    }

    /// A call under way.
    public final class Call {
        private final PeerAddress address;
        private final Greeter greeter;
        private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();
        private final Thread thread = Thread.ofVirtual().name("dial").unstarted(this::run);
        private volatile Socket raw;
        private volatile boolean cancelled;
        private final AtomicBoolean decided = new AtomicBoolean(); // connected or cancelled, whichever came first
        private PeerConnection welcome; // thread of the call

        private Call(PeerAddress address, Greeter greeter) {
            this.address = address;
            this.greeter = greeter;
        }

        /// How it ended; always completes, within the connect and handshake times.
        public CompletableFuture<Outcome> outcome() {
            return outcome;
        }

        /// Gives up, from any thread. Too late once connected.
        public void cancel() {
            if (!decided.compareAndSet(false, true)) return;
            cancelled = true;
            var socket = raw;
            if (socket != null) Watchdog.close(socket);
            thread.interrupt(); // a look-up, or the node's word, is waited for without a socket
            outcome.complete(new Outcome.Failed(Fault.CANCELLED));
        }

        private void run() {
            try {
                outcome.complete(attempt());
            } catch (InterruptedException ended) {
                outcome.complete(new Outcome.Failed(Fault.CANCELLED));
            } catch (RuntimeException | Error fault) { // an Error too: whoever waits for this call would never try again
                outcome.complete(new Outcome.Failed(Fault.NOT_HASHVERSE));
                throw fault;
            } finally {
                calls.remove(this);
            }
        }

        private Outcome attempt() throws InterruptedException {
            rehearse();
            var socket = new Socket();
            raw = socket;
            var late = new AtomicBoolean();
            boolean connected = false;
            Outcome outcome = new Outcome.Failed(Fault.CANCELLED);
            try (var _ = watchdog.after(setup.handshake(), () -> {
                late.set(true);
                Watchdog.close(socket);
            })) {
                if (cancelled) return outcome; // before there was a socket to close
                Channel.tune(socket);
                socket.connect(new InetSocketAddress(resolve(), address.port()), Math.toIntExact(setup.connect().toMillis()));
                connected = true;
                outcome = shake(Channel.call(identity, socket));
            } catch (IOException fault) {
                if (!cancelled) outcome = new Outcome.Failed(late.get() ? Fault.SILENCE : name(fault, connected));
            } finally {
                if (!(outcome instanceof Outcome.Connected)) Watchdog.close(socket);
            }
            raw = null; // from here on it is the connection's, and no bound of the handshake may end it
            if (welcome != null) welcome.begin(door, listener);
            return outcome;
        }

        private void rehearse() {
            try {
                identity.rehearse();
            } catch (SSLException cannot) {
                // then the call itself fails, and says so
            }
        }

        private InetAddress resolve() throws IOException, InterruptedException {
            if (address.literal()) return InetAddress.ofLiteral(address.host());
            try {
                return found(lookups.submit(() -> InetAddress.getByName(address.host())));
            } catch (RejectedExecutionException closing) {
                throw new InterruptedException();
            }
        }

        private InetAddress found(Future<InetAddress> lookup) throws IOException, InterruptedException {
            try {
                return lookup.get(setup.connect().toMillis(), TimeUnit.MILLISECONDS);
            } catch (ExecutionException failed) {
                throw new UnknownHostException(address.host());
            } catch (TimeoutException late) { // that says nothing about the name
                throw new SocketTimeoutException("the name service did not answer");
            } finally {
                lookup.cancel(true);
            }
        }

        private Outcome shake(Channel channel) throws IOException, InterruptedException {
            var shake = new Handshake(channel, setup, watchdog);
            return switch (greeter.answered(channel.peer())) {
                case Door.Answer.Turn _ -> new Outcome.Unwanted(channel.peer());
                case Door.Answer.Greet(var hello) -> switch (shake.call(address, hello)) {
                    case Handshake.Reply.Turned(var bye) -> new Outcome.Turned(channel.peer(), bye);
                    case Handshake.Reply.Welcome(var connection) -> {
                        if (!decided.compareAndSet(false, true)) yield new Outcome.Failed(Fault.CANCELLED);
                        welcome = connection;
                        yield new Outcome.Connected(channel.peer());
                    }
                };
            };
        }
    }

    private static Fault name(IOException fault, boolean connected) {
        if (connected) return Fault.NOT_HASHVERSE;
        return switch (fault) {
            case UnknownHostException _ -> Fault.UNKNOWN_HOST;
            case SocketTimeoutException _ -> Fault.SILENCE;
            case NoRouteToHostException _ -> Fault.NO_ROUTE;
            case ConnectException _ -> Fault.REFUSED;
            default -> Fault.NO_ROUTE; // "Network is unreachable" has no type of its own
        };
    }

    /// Begins a call.
    public Call dial(PeerAddress address, Greeter greeter) {
        var call = new Call(address, greeter);
        calls.add(call);
        call.thread.start();
        if (closed) call.cancel();
        return call;
    }

    /// Gives up every call, later ones too.
    @Override
    public void close() {
        closed = true;
        for (var call : calls) call.cancel();
        lookups.shutdownNow();
    }
}
