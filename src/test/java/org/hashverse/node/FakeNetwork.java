package org.hashverse.node;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.hashverse.chat.PeerId;
import org.hashverse.transport.nearby.Announcement;
import org.hashverse.transport.nearby.LocalNetwork;
import org.hashverse.transport.nearby.NearbyPeer;
import org.hashverse.transport.nearby.PeerFinder;
import org.hashverse.transport.nearby.Surroundings;

/// A local network on which the test says who is there.
final class FakeNetwork implements LocalNetwork, PeerFinder {
    private final BlockingQueue<Optional<Announcement>> announcements = new LinkedBlockingQueue<>();
    final BlockingQueue<Set<PeerId>> preferred = new LinkedBlockingQueue<>();
    private Consumer<Surroundings> listener;
    volatile Optional<InetAddress> bound = Optional.empty();
    volatile boolean closed;

    @Override
    public Optional<PeerFinder> search(PeerId own, Optional<InetAddress> bound, Consumer<Surroundings> listener) {
        this.bound = bound;
        this.listener = listener;
        return Optional.of(this);
    }

    @Override
    public void announce(Optional<Announcement> ours) {
        announcements.add(ours);
    }

    @Override
    public void prefer(Set<PeerId> peers) {
        preferred.add(peers);
    }

    @Override
    public void close() {
        closed = true;
    }

    /// What the node announced next.
    Optional<Announcement> announced() throws InterruptedException {
        var next = announcements.poll(TestNode.PATIENCE.toSeconds(), TimeUnit.SECONDS);
        if (next == null) throw new AssertionError("nothing was announced");
        return next;
    }

    /// Whether the node announced more.
    boolean announcedMore() {
        return !announcements.isEmpty();
    }

    void tell(NearbyPeer... peers) {
        tell(new Surroundings(List.of(peers), true, List.of("eth0"), true, true));
    }

    void tell(Surroundings surroundings) {
        listener.accept(surroundings);
    }
}
