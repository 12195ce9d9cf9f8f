package org.hashverse.bench.side;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
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
    public PeerAddress address() throws IOException, InterruptedException {
        var patience = new Patience(Patience.USUAL);
        synchronized (peers) {
            while (address == null) patience.await(peers, () -> "the node does not listen");
            return address;
        }
    }

    /// Adds another node, and waits until both are contacts of each other and connected. Returns its key.
    public PeerId meet(PeerAddress other) throws Exception {
        var outcome = node.add(other).get(Patience.USUAL.toSeconds(), TimeUnit.SECONDS);
        if (!(outcome instanceof AddOutcome.Connected(var peer, _))) throw new IOException("no link: " + outcome);
        var patience = new Patience(Patience.USUAL);
        synchronized (peers) {
            while (!has(peer.id())) patience.await(peers, () -> "the contact is not connected, or does not have us as a contact");
        }
        return peer.id();
    }

    private boolean has(PeerId peer) {
        var known = peers.get(peer);
        return known != null && known.connected() && known.met();
    }

    /// How many peers are connected.
    public int connected() {
        synchronized (peers) {
            return (int) peers.values().stream().filter(Peer::connected).count();
        }
    }

    /// Waits until exactly so many peers are connected.
    ///
    /// @throws IOException if there are not as many in time
    public void awaitConnected(int wanted, Patience patience) throws IOException, InterruptedException {
        synchronized (peers) {
            while (connected() != wanted) patience.await(peers, () -> connected() + " peers are connected, and not " + wanted);
        }
    }

    @Override
    public void close() {
        node.close();
        profile.close();
    }
}
