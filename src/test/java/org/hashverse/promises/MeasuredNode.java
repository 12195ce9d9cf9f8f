package org.hashverse.promises;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.hashverse.chat.Delivery;
import org.hashverse.chat.Message;
import org.hashverse.chat.PeerAddress;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.PeerName;
import org.hashverse.node.Node;
import org.hashverse.node.api.AddOutcome;
import org.hashverse.node.api.NodeEvent;
import org.hashverse.node.api.Peer;
import org.hashverse.node.api.Self;
import org.hashverse.node.kit.Limits;
import org.hashverse.node.kit.NodeClock;
import org.hashverse.node.kit.NodeSetup;
import org.hashverse.store.profile.Profile;
import org.hashverse.store.settings.Settings;

/// A node on loopback with the product's limits that accepts everyone, and a journal of its events. Messages are passed on and
/// not kept, so that a flood measures the node and not this class.
final class MeasuredNode implements AutoCloseable {
    final Node node;
    /// Events of peers that joined or left, and every change of a peer's presence or address.
    final Journal<NodeEvent> journal = new Journal<>();
    private final Profile profile;
    private final Path folder;
    private final Map<PeerId, Peer> peers = new HashMap<>(); // guarded by itself
    private final Map<PeerId, Long> delivered = new ConcurrentHashMap<>();
    private volatile Self self;

    private MeasuredNode(String name, Limits limits, Consumer<Message> arrivals) throws IOException, InterruptedException {
        folder = Files.createTempDirectory("hashverse-bars");
        profile = Profile.open(folder);
        profile.save(profile.settings().withName(new PeerName(name)));
        node = Node.start(new NodeSetup(profile, Optional.of("127.0.0.1"), Optional.of(0), Optional.of(Settings.Accept.ANYONE), limits, NodeClock.SYSTEM));
        node.subscribe(Runnable::run, event -> note(event, arrivals));
        journal.await(0, "listening", event -> event instanceof NodeEvent.SelfChanged(var us) && us.port() != 0);
    }

    /// @param arrivals gets every message, on the node thread; must be quick
    static MeasuredNode open(String name, Consumer<Message> arrivals) throws IOException, InterruptedException {
        return new MeasuredNode(name, Limits.PRODUCT, arrivals);
    }

    /// A node that never dials an address that only the peer told, so that its connections stay on the proxy.
    static MeasuredNode called(String name) throws IOException, InterruptedException {
        return new MeasuredNode(name, Limits.PRODUCT.withRedial(redial -> redial.withoutRecentLoss().withHints(0)), _ -> {});
    }

    /// A node that dials only the addresses it was given, for a proxy.
    static MeasuredNode through(String name) throws IOException, InterruptedException {
        return new MeasuredNode(name, Limits.PRODUCT.withRedial(redial -> redial.withHints(0)), _ -> {});
    }

    static MeasuredNode open(String name) throws IOException, InterruptedException {
        return open(name, _ -> {});
    }

    private void note(NodeEvent event, Consumer<Message> arrivals) {
        switch (event) {
            case NodeEvent.MessageArrived(var delivered) -> arrivals.accept(delivered.message());
            case NodeEvent.PeerChanged(var peer) -> {
                if (changed(peer)) journal.add(event);
            }
            case NodeEvent.SelfChanged(var now) -> {
                self = now;
                journal.add(event);
            }
            case NodeEvent.Joined _, NodeEvent.Left _, NodeEvent.PeerGone _, NodeEvent.AwayChanged _, NodeEvent.Resync _ -> journal.add(event);
            case NodeEvent.DeliveryChanged(_, _, var recipient, var delivery) -> {
                if (delivery.stage() == Delivery.Stage.DELIVERED) delivered.put(recipient, System.nanoTime());
            }
            case NodeEvent.SettingsChanged _, NodeEvent.MessageWritten _, NodeEvent.MessageChanged _, NodeEvent.MessageDeleted _, NodeEvent.UnreadChanged _, NodeEvent.HistoryFull _, NodeEvent.ProfileUnsaved _,
                 NodeEvent.HistoryRepaired _, NodeEvent.KeyExposed _, NodeEvent.StrangersCrowded _, NodeEvent.ConversationCleared _, NodeEvent.TypingChanged _,
                 NodeEvent.CallingChanged _, NodeEvent.ElsewhereChanged _, NodeEvent.NearbyChanged _, NodeEvent.FilesChanged _, NodeEvent.FileFetched _, NodeEvent.IntroductionsChanged _, NodeEvent.IntroductionEnded _, NodeEvent.IntroducedByUs _ -> { /* not measured */ }
        }
    }

    private boolean changed(Peer peer) {
        synchronized (peers) {
            var before = peers.put(peer.id(), peer);
            peers.notifyAll();
            return before == null || before.presence() != peer.presence();
        }
    }

    PeerId id() {
        return node.id();
    }

    Self self() {
        return self;
    }

    PeerAddress address() {
        return self.address();
    }

    /// Adds another node and waits until both are contacts of each other and connected.
    void meet(MeasuredNode other) throws Exception {
        var outcome = get(node.add(other.address()));
        assertInstanceOf(AddOutcome.Connected.class, outcome, outcome::toString);
        awaitPeer(other.id(), peer -> peer.connected() && peer.met());
        other.awaitPeer(id(), peer -> peer.connected() && peer.met());
    }

    Peer awaitPeer(PeerId id, Predicate<Peer> fits) throws InterruptedException {
        long end = System.nanoTime() + Journal.PATIENCE.toNanos();
        synchronized (peers) {
            while (!Optional.ofNullable(peers.get(id)).filter(fits).isPresent()) {
                long left = end - System.nanoTime();
                if (left <= 0) throw new AssertionError("the peer never fitted: " + peers.get(id));
                TimeUnit.NANOSECONDS.timedWait(peers, left);
            }
            return peers.get(id);
        }
    }

    Journal.Line<NodeEvent> joined(int mark, PeerId id) throws InterruptedException {
        return journal.await(mark, "joined", event -> event instanceof NodeEvent.Joined(var who) && who.equals(id));
    }

    Journal.Line<NodeEvent> left(int mark, PeerId id) throws InterruptedException {
        return journal.await(mark, "left", event -> event instanceof NodeEvent.Left(var who, var _) && who.equals(id));
    }

    /// When a message to this peer was last reported as delivered, on [System#nanoTime()].
    long lastDelivered(PeerId id) {
        return delivered.get(id);
    }

    static <T> T get(CompletableFuture<T> future) throws Exception {
        return future.get(Journal.PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    @Override
    public void close() throws IOException {
        node.close();
        profile.close();
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
        }
    }
}
