package org.hashverse.transport.dial;

import java.net.InetAddress;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import javax.net.ssl.SSLException;
import org.hashverse.chat.PeerAddress;
import org.hashverse.transport.Admission;
import org.hashverse.transport.Identity;
import org.hashverse.transport.PeerConnection;
import org.hashverse.transport.TransportSetup;
import org.hashverse.transport.Watchdog;

/// Dials peers: resolves names, connects, does the TLS handshake and sends HELLO. May be used from any thread.
///
/// A call tries the addresses of a peer in their order. Each attempt starts [AddressRace#APART] after the one before, or as soon as one fails (RFC 8305). The
/// first address that answers with the right key ends the call, and the other attempts are aborted.
///
/// Each call, each attempt and each look-up has a virtual thread.
public final class PeerDialer implements AutoCloseable {
    /// Most sockets that all calls have open at a time.
    static final int SOCKETS = 64;

    private final Identity identity;
    private final AddressAttempt.Tools tools;
    private final HostLookup hosts;
    private final Admission admission;
    private final PeerConnection.Listener listener;
    private final Set<Call> calls = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /// A dialer that uses the resolver of the system.
    public PeerDialer(Identity identity, TransportSetup setup, Watchdog watchdog, Admission admission, PeerConnection.Listener listener) {
        this(identity, setup, watchdog, admission, listener, InetAddress::getAllByName);
    }

    PeerDialer(Identity identity, TransportSetup setup, Watchdog watchdog, Admission admission, PeerConnection.Listener listener, HostLookup.Resolver resolver) {
        this.identity = identity;
        this.admission = admission;
        this.listener = listener;
        tools = new AddressAttempt.Tools(identity, setup, watchdog, new Semaphore(SOCKETS, true));
        hosts = new HostLookup(resolver, setup.handshakes().connect());
    }

    /// A call that has begun.
    public final class Call {
        private final HelloExchange hellos;
        private final AddressRace race;
        private final CompletableFuture<DialOutcome> outcome = new CompletableFuture<>();
        private final Thread thread = Thread.ofVirtual().name("dial").unstarted(this::run);

        private Call(List<PeerAddress> addresses, CallHandler handler) {
            hellos = new HelloExchange(handler);
            race = new AddressRace(addresses.stream().distinct().toList(), handler, tools, hosts, hellos, connection -> connection.begin(admission, listener));
        }

        /// How the call ended. The future always completes, at the latest when the last attempt has failed or timed out. If every address failed, it holds the
        /// first [DialOutcome.WrongKey] in the order of the addresses, else the first failure.
        public CompletableFuture<DialOutcome> outcome() {
            return outcome;
        }

        /// Starts no further attempt, because the peer is connected in another way, and aborts those that run. If one of them is exchanging HELLOs, all that run go on. May
        /// be called from any thread.
        public void enough() {
            race.enough();
        }

        /// Cancels the call. Does nothing once the peer is connected. May be called from any thread.
        public void cancel() {
            if (!hellos.cancel()) return;
            outcome.complete(new DialOutcome.Failed(DialOutcome.Fault.CANCELLED));
            thread.interrupt();
        }

        private void run() {
            try {
                rehearse();
                outcome.complete(race.run());
            } catch (InterruptedException ended) {
                outcome.complete(new DialOutcome.Failed(DialOutcome.Fault.CANCELLED));
            } catch (RuntimeException | Error fault) { // an Error too: the node waits for the outcome, and would never dial again
                outcome.complete(new DialOutcome.Failed(DialOutcome.Fault.NOT_HASHVERSE));
                throw fault;
            } finally {
                race.abort();
                calls.remove(this);
            }
        }

        private void rehearse() {
            try {
                identity.rehearse();
            } catch (SSLException cannot) {
                // the call then fails too, and reports it as its outcome
            }
        }
    }

    /// Begins a call to one address.
    public Call dial(PeerAddress address, CallHandler handler) {
        return dial(List.of(address), handler);
    }

    /// Begins a call to a peer.
    ///
    /// @param addresses where the peer may be reached, best first, at least one
    public Call dial(List<PeerAddress> addresses, CallHandler handler) {
        if (addresses.isEmpty()) throw new IllegalArgumentException("no address");
        var call = new Call(addresses, handler);
        calls.add(call);
        call.thread.start();
        if (closed) call.cancel();
        return call;
    }

    /// Cancels every call. A later call is cancelled at once.
    @Override
    public void close() {
        closed = true;
        for (var call : calls) call.cancel();
        hosts.close();
    }
}
