package org.hashverse.bench.side;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.hashverse.chat.PeerAddress;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.PeerName;
import org.hashverse.node.Node;
import org.hashverse.node.api.AddOutcome;
import org.hashverse.node.api.NodeEvent;
import org.hashverse.node.api.Peer;
import org.hashverse.node.kit.Limits;
import org.hashverse.node.kit.NodeClock;
import org.hashverse.node.kit.NodeSetup;
import org.hashverse.store.profile.Profile;
import org.hashverse.store.settings.Settings;

/// A node on loopback that makes every caller a contact.
public final class BenchNode implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /// The node.
    public final Node node;
    private final Profile profile;
    private final Map<PeerId, Peer> peers = new HashMap<>(); // guarded by itself
    private PeerAddress address; // guarded by peers

    /// Opens a profile and starts its node on a free port.
    ///
    /// @param folder   the profile's folder
    /// @param listener receives every event, on the node thread; must be quick
    public BenchNode(Path folder, String name, Limits limits, Consumer<NodeEvent> listener) throws IOException {
        profile = Profile.open(folder);
        profile.save(profile.settings().withName(new PeerName(name)));
        node = Node.start(new NodeSetup(profile, Optional.of("127.0.0.1"), Optional.of(0), Optional.of(Settings.Accept.ANYONE), limits, NodeClock.SYSTEM));
        node.subscribe(Runnable::run, event -> {
            note(event);
            listener.accept(event);
        });
    }

    private void note(NodeEvent event) {
        synchronized (peers) {
            if (event instanceof NodeEvent.PeerChanged(var peer)) peers.put(peer.id(), peer);
            if (event instanceof NodeEvent.SelfChanged(var self) && self.port() != 0) address = self.address();
            peers.notifyAll();
        }
    }

    /// Our key.
    public PeerId id() {
        return node.id();
    }

    /// Where the node listens.
    public PeerAddress address() throws InterruptedException {
        synchronized (peers) {
            while (address == null) peers.wait();
            return address;
        }
    }

    /// Adds another node, and waits until both are contacts of each other and connected. Returns its key.
    public PeerId meet(PeerAddress other) throws Exception {
        var outcome = node.add(other).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        if (!(outcome instanceof AddOutcome.Connected(var peer, _))) throw new IOException("no link: " + outcome);
        awaitCount(1, known -> known.id().equals(peer.id()) && known.connected() && known.met());
        return peer.id();
    }

    /// Waits until exactly so many peers fit. Returns how many.
    ///
    /// @throws IOException if there are not as many within five minutes
    public int awaitCount(int wanted, Predicate<Peer> fits) throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        synchronized (peers) {
            while (true) {
                int fitting = (int) peers.values().stream().filter(fits).count();
                if (fitting == wanted) return fitting;
                long left = end - System.nanoTime();
                if (left <= 0) throw new IOException(fitting + " peers are as wanted, and not " + wanted);
                TimeUnit.NANOSECONDS.timedWait(peers, left);
            }
        }
    }

    @Override
    public void close() {
        node.close();
        profile.close();
    }
}
