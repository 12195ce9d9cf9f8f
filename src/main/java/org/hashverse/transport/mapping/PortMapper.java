package org.hashverse.transport.mapping;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.hashverse.chat.PeerAddress;

/// Keeps one mapping of our port alive while it is wanted, and removes it when it is not wanted any more or at the end. The methods are for one thread, the owner's; routers
/// are asked on a thread of its own. The owner calls [#tick] when [#next] has come.
public final class PortMapper implements AutoCloseable {
    private static final int IDLE_SECONDS = 10;
    private final Supplier<Optional<InetSocketAddress>> router;
    private final MappingTimes times;
    private final LongSupplier nanos;
    private final Executor owner;
    private final Consumer<Optional<PeerAddress>> changed;
    private final ThreadPoolExecutor thread = new ThreadPoolExecutor(1, 1, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(),
            Thread.ofPlatform().daemon().name("hashverse-mapping").factory());
    private int wanted; // 0 for none
    private int mapped; // the port of the mapping that the router has or was just asked for; 0 for none
    private Optional<PeerAddress> external = Optional.empty();
    private boolean asking;
    private long dueAt = Long.MAX_VALUE;
    private MappingClient client; // the mapping thread only; null before the first request

    /// @param router  finds the router; called on the mapping thread, may block
    /// @param nanos   a clock that never goes back
    /// @param owner   the thread of the owner
    /// @param changed told of the external address, or that there is none any more, on the thread of the owner
    public PortMapper(Supplier<Optional<InetSocketAddress>> router, MappingTimes times, LongSupplier nanos, Executor owner, Consumer<Optional<PeerAddress>> changed) {
        this.router = router;
        this.times = times;
        this.nanos = nanos;
        this.owner = owner;
        this.changed = changed;
        thread.allowCoreThreadTimeOut(true);
    }

    /// The router of a gateway.
    public static InetSocketAddress at(InetAddress gateway) {
        return new InetSocketAddress(gateway, MappingClient.PORT);
    }

    /// Wants a mapping of a port, soon; removes that of another port. Does nothing if the port is wanted already.
    ///
    /// @param port 0 to want none
    public void want(int port) {
        if (port == wanted) return;
        wanted = port;
        dueAt = nanos.getAsLong();
    }

    /// Asks again soon, because the networks of this computer changed.
    public void networkChanged() {
        if (wanted != 0) dueAt = nanos.getAsLong();
    }

    /// The address at which the router passes calls on to us.
    public Optional<PeerAddress> external() {
        return external;
    }

    /// When [#tick] has something to do; [Long#MAX_VALUE] if nothing is wanted.
    public long next() {
        return asking ? Long.MAX_VALUE : dueAt;
    }

    /// Makes, renews or removes the mapping if that is due.
    public void tick() {
        if (asking || nanos.getAsLong() < dueAt) return;
        int port = wanted;
        int before = mapped;
        int suggested = external.filter(_ -> before == port).map(PeerAddress::port).orElse(port);
        dueAt = Long.MAX_VALUE;
        if (port == 0 && before == 0) return;
        asking = true;
        mapped = port;
        try {
            thread.execute(() -> {
                if (before != 0 && before != port && client != null) client.remove(before);
                var made = port == 0 ? Optional.<Mapping>empty() : map(port, suggested);
                owner.execute(() -> answered(port, made));
            });
        } catch (RejectedExecutionException closed) {
            asking = false;
        }
    }

    private Optional<Mapping> map(int port, int suggested) {
        var at = router.get();
        if (at.isEmpty()) return Optional.empty();
        if (client == null || !client.asks(at.get())) client = new MappingClient(at.get(), times.waits());
        return client.map(port, suggested, times.lifetime());
    }

    private void answered(int port, Optional<Mapping> made) {
        asking = false;
        if (made.isEmpty() && external.isEmpty()) mapped = 0; // there is nothing to remove
        long now = nanos.getAsLong();
        if (port != wanted) dueAt = now; // another port is wanted meanwhile
        else if (port != 0) dueAt = Math.min(dueAt, now + made.map(this::renewal).orElse(times.retry()).toNanos());
        var address = made.map(Mapping::address);
        if (address.equals(external)) return;
        external = address;
        changed.accept(address);
    }

    private Duration renewal(Mapping made) {
        var half = made.lifetime().compareTo(times.lifetime()) > 0 ? times.lifetime().dividedBy(2) : made.lifetime().dividedBy(2);
        return half.compareTo(times.least()) < 0 ? times.least() : half;
    }

    /// Removes the mapping and ends the thread. Blocks for at most [MappingTimes#closing]. Idempotent.
    @Override
    public void close() {
        int last = mapped;
        mapped = 0;
        wanted = 0;
        if (last != 0) thread.execute(() -> {
            if (client != null) client.remove(last);
        });
        thread.shutdown();
        try {
            if (!thread.awaitTermination(times.closing().toMillis(), TimeUnit.MILLISECONDS)) thread.shutdownNow();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
