package org.hashverse.transport.nearby;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.hashverse.chat.PeerId;

/// Searches with sockets, on a thread of its own.
final class MulticastSearch implements PeerFinder {
    private static final System.Logger LOG = System.getLogger(MulticastSearch.class.getName());
    /// How often the network interfaces are listed.
    static final Duration LIST = Duration.ofSeconds(2);
    /// Most interfaces on which we search. A computer with many containers has one for each of them.
    static final int MOST_INTERFACES = 16;
    /// Packets are read together, at most this often, because waking up costs more than reading.
    private static final Duration REST = Duration.ofMillis(100);
    /// The same while so many come that those of a longer time would find no room in the buffer of a socket.
    private static final Duration SHORT_REST = Duration.ofMillis(10);
    private static final int MANY_PACKETS = 20;
    /// Most packets that one socket gives before the others are read too.
    private static final int PACKETS_AT_ONCE = 500;
    /// How long [#close] waits for the goodbye.
    private static final Duration GOODBYE = Duration.ofMillis(500);

    private record SegmentKey(String name, int index, boolean ipv6) {}

    private final Map<SegmentKey, MulticastSegment> open = new HashMap<>();
    private final ByteBuffer buffer = MulticastSegment.buffer();
    private final ConcurrentLinkedQueue<Consumer<Discovery>> orders = new ConcurrentLinkedQueue<>();
    private final MulticastInterfaces interfaces;
    private final Selector selector;
    private final Discovery discovery;
    private final Thread thread = Thread.ofPlatform().daemon().name("hashverse-nearby").unstarted(this::run);
    private long listAt = System.nanoTime();
    private boolean manyCame;
    private volatile boolean closing;

    /// @throws IOException if the system has no selector left
    MulticastSearch(PeerId own, MulticastInterfaces interfaces, Consumer<Surroundings> listener) throws IOException {
        this.interfaces = interfaces;
        selector = Selector.open();
        discovery = new Discovery(own, new SplittableRandom(), System.nanoTime(), listener);
    }

    void start() {
        thread.start();
    }

    @Override
    public void announce(Optional<Announcement> ours) {
        order(discovery -> discovery.announce(ours, System.nanoTime()));
    }

    @Override
    public void prefer(Set<PeerId> peers) {
        order(discovery -> discovery.prefer(peers));
    }

    private void order(Consumer<Discovery> order) {
        orders.add(order);
        selector.wakeup();
    }

    @Override
    public void close() {
        closing = true;
        selector.wakeup();
        try {
            if (!thread.join(GOODBYE)) LOG.log(System.Logger.Level.DEBUG, "the search for people nearby did not end in time");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try (selector) {
            while (!closing) step();
            discovery.announce(Optional.empty(), System.nanoTime());
        } catch (InterruptedException | IOException ended) {
            LOG.log(System.Logger.Level.WARNING, "people nearby are searched no more", ended);
        } finally {
            open.values().forEach(MulticastSegment::close);
        }
    }

    private void step() throws IOException, InterruptedException {
        long now = System.nanoTime();
        if (now - listAt >= 0) list(now);
        for (var next = orders.poll(); next != null; next = orders.poll()) next.accept(discovery);
        long due = Math.min(discovery.tick(now), listAt);
        selector.select(Math.max(1, TimeUnit.NANOSECONDS.toMillis(due - System.nanoTime())));
        if (selector.selectedKeys().isEmpty()) return;
        Thread.sleep(manyCame ? SHORT_REST : REST);
        selector.selectedKeys().clear();
        int packets = 0;
        for (var segment : List.copyOf(open.values())) packets += read(segment);
        manyCame = packets >= MANY_PACKETS;
    }

    /// Reads what has arrived. Returns the number of packets.
    private int read(MulticastSegment segment) {
        long now = System.nanoTime();
        int packets = 0;
        try {
            while (packets < PACKETS_AT_ONCE) {
                var source = segment.receive(buffer.clear());
                if (source == null) break;
                packets++;
                if (segment.ownPacket(source)) discovery.received(segment, buffer.flip(), source, now);
            }
        } catch (IOException broken) { // the interface may be gone; the next listing shows it
            LOG.log(System.Logger.Level.DEBUG, () -> segment.networkInterface().name() + " cannot be read: " + broken);
        }
        return packets;
    }

    /// Opens, moves and closes segments as the interfaces of this computer changed. What cannot be opened is tried again with the next listing.
    private void list(long now) {
        listAt = now + LIST.toNanos();
        var present = interfaces.list().stream().sorted(Comparator.comparing(MulticastInterface::bridge)).limit(MOST_INTERFACES).toList();
        discovery.usable(!present.isEmpty());
        var keys = new ArrayList<SegmentKey>();
        for (var networkInterface : present) {
            for (boolean ipv6 : new boolean[] {false, true}) {
                if (networkInterface.networks(ipv6).isEmpty()) continue;
                var key = new SegmentKey(networkInterface.name(), networkInterface.index(), ipv6);
                keys.add(key);
                follow(key, networkInterface, now);
            }
        }
        for (var gone : open.keySet().stream().filter(key -> !keys.contains(key)).toList()) {
            var segment = open.remove(gone);
            discovery.closed(segment);
            segment.close();
        }
    }

    private void follow(SegmentKey key, MulticastInterface networkInterface, long now) {
        var segment = open.get(key);
        if (segment == null) {
            try {
                segment = MulticastSegment.open(networkInterface, key.ipv6, selector);
            } catch (IOException | RuntimeException refused) {
                LOG.log(System.Logger.Level.DEBUG, () -> "no multicast on " + networkInterface.name() + ": " + refused);
                return;
            }
            open.put(key, segment);
            discovery.opened(segment, now);
        } else if (!segment.networkInterface().equals(networkInterface)) {
            segment.update(networkInterface);
            discovery.moved(segment, now);
        }
    }
}
