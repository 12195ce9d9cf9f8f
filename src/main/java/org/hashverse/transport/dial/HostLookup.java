package org.hashverse.transport.dial;

import java.io.IOException;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.hashverse.chat.PeerAddress;
import org.hashverse.transport.dial.DialOutcome.Fault;
import org.hashverse.transport.network.OwnAddresses;

/// Finds the IP addresses of a peer's address. The system's resolver runs on a few platform threads. May be used from any thread.
final class HostLookup implements AutoCloseable {
    /// Most IP addresses of one host name that are used.
    static final int MOST_OF_A_NAME = 8;
    /// Most names that are looked up at a time.
    private static final int LOOKUPS = 16;
    private static final int IDLE_SECONDS = 10;

    private final Resolver resolver;
    private final Duration limit;
    // a look-up is a native call that would pin a carrier of virtual threads; when all of these threads are busy, the next look-up waits in the queue
    private final ThreadPoolExecutor threads = new ThreadPoolExecutor(LOOKUPS, LOOKUPS, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(),
            Thread.ofPlatform().daemon().name("hashverse-lookup-", 0).factory());

    /// Asks the system for the addresses of a host name. Blocks.
    @FunctionalInterface
    interface Resolver {
        InetAddress[] lookUp(String name) throws UnknownHostException;
    }

    /// What a look-up found.
    ///
    /// @param ips  the addresses in the order to try them, at most [#MOST_OF_A_NAME]
    /// @param none why none was found; means nothing if `ips` is not empty
    record Found(List<InetAddress> ips, Fault none) {}

    /// @param limit how long one look-up may take
    HostLookup(Resolver resolver, Duration limit) {
        this.resolver = resolver;
        this.limit = limit;
        threads.allowCoreThreadTimeOut(true);
    }

    /// Whether an address needs no look-up. A link-local IPv6 address needs one, because it belongs to a network interface of this computer.
    static boolean needsNone(PeerAddress address) {
        return address.literal() && !(address.host().indexOf(':') >= 0 && address.ip().orElseThrow().isLinkLocalAddress());
    }

    /// Looks an address up. Blocks. If the thread is interrupted, the look-up counts as [Fault#CANCELLED].
    Found find(PeerAddress address) {
        try {
            var ips = await(address, threads.submit(() -> address.literal() ? OwnAddresses.resolved(address) : List.of(resolver.lookUp(address.host()))));
            return new Found(alternating(ips), address.zone().isPresent() ? Fault.NO_INTERFACE : address.literal() ? Fault.NO_ROUTE : Fault.UNKNOWN_HOST);
        } catch (IOException failure) {
            return new Found(List.of(), DialFailure.beforeConnecting(failure));
        } catch (InterruptedException | RejectedExecutionException givenUp) {
            return new Found(List.of(), Fault.CANCELLED);
        }
    }

    private List<InetAddress> await(PeerAddress address, Future<List<InetAddress>> lookup) throws IOException, InterruptedException {
        try {
            return lookup.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failed) {
            throw new UnknownHostException(address.host());
        } catch (TimeoutException late) { // the name may exist nevertheless
            throw new SocketTimeoutException("the name service did not answer");
        } finally {
            lookup.cancel(true);
        }
    }

    /// The first [#MOST_OF_A_NAME] addresses of a host, IPv4 and IPv6 alternating. If one family has no route, only every second attempt fails.
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

    /// Takes no more look-ups: a later one is cancelled at once. One that runs or waits for a thread ends when its caller is interrupted, or at its limit.
    @Override
    public void close() {
        threads.shutdownNow();
    }
}
