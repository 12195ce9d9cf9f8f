package org.hashverse.node;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.PeerAddress;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.PeerName;
import org.hashverse.node.api.AddOutcome;
import org.hashverse.node.api.NodeEvent;
import org.hashverse.node.api.Peer;
import org.hashverse.node.api.Self;
import org.hashverse.node.kit.Limits;
import org.hashverse.node.kit.NodeClock;
import org.hashverse.node.kit.NodeSetup;
import org.hashverse.store.history.MessageQueries;
import org.hashverse.store.profile.Profile;
import org.hashverse.store.settings.Settings;
import org.hashverse.transport.nearby.LocalNetwork;

/// A real node on loopback with a profile of its own, and the events that it told so far.
public final class TestNode implements AutoCloseable {
    /// How long a test waits before it fails.
    public static final Duration PATIENCE = Duration.ofSeconds(120);

    public final Node node;
    private final Profile profile;
    private final Path folder;
    private final boolean ownFolder;
    private final BlockingQueue<NodeEvent> events = new LinkedBlockingQueue<>();
    private final List<NodeEvent> seen = new ArrayList<>();

    private TestNode(Path folder, boolean ownFolder, String name, Settings.Accept accept, int port, Limits limits, NodeClock clock, LocalNetwork network) throws IOException {
        this(folder, ownFolder, name, accept, "127.0.0.1", port, limits, clock, network);
    }

    private TestNode(Path folder, boolean ownFolder, String name, Settings.Accept accept, String host, int port, Limits limits, NodeClock clock, LocalNetwork network) throws IOException {
        this.folder = folder;
        this.ownFolder = ownFolder;
        profile = Profile.open(folder);
        profile.save(profile.settings().withName(new PeerName(name)));
        node = Node.start(new NodeSetup(profile, Optional.of(host), Optional.of(port), Optional.of(accept), limits, clock, network, false));
        node.subscribe(Runnable::run, events::add);
    }

    /// A node that makes every caller a contact.
    public static TestNode open(String name) throws IOException {
        return open(name, Settings.Accept.ANYONE, TestLimits.SHORT, NodeClock.SYSTEM);
    }

    /// A node with a new profile on a free port.
    public static TestNode open(String name, Settings.Accept accept, Limits limits, NodeClock clock) throws IOException {
        return new TestNode(Files.createTempDirectory("hashverse-test"), true, name, accept, 0, limits, clock, LocalNetwork.NONE);
    }

    /// A node with the profile in a folder of the test.
    public static TestNode in(Path folder, String name, Settings.Accept accept, int port) throws IOException {
        return new TestNode(folder, false, name, accept, port, TestLimits.SHORT, NodeClock.SYSTEM, LocalNetwork.NONE);
    }

    /// The same with people nearby.
    public static TestNode in(Path folder, String name, Settings.Accept accept, int port, LocalNetwork network) throws IOException {
        return new TestNode(folder, false, name, accept, port, TestLimits.SHORT, NodeClock.SYSTEM, network);
    }

    /// The same with other limits.
    public static TestNode in(Path folder, String name, Settings.Accept accept, int port, Limits limits) throws IOException {
        return new TestNode(folder, false, name, accept, port, limits, NodeClock.SYSTEM, LocalNetwork.NONE);
    }

    /// The same with other limits and clocks.
    public static TestNode in(Path folder, String name, Settings.Accept accept, int port, Limits limits, NodeClock clock) throws IOException {
        return new TestNode(folder, false, name, accept, port, limits, clock, LocalNetwork.NONE);
    }

    /// A node at another loopback address.
    public static TestNode at(PeerAddress address, Path folder, String name, Limits limits) throws IOException {
        return new TestNode(folder, false, name, Settings.Accept.ASK, address.host(), address.port(), limits, NodeClock.SYSTEM, LocalNetwork.NONE);
    }

    public PeerId id() {
        return node.id();
    }

    public Self self() {
        return await(NodeEvent.SelfChanged.class, _ -> true).self();
    }

    public PeerAddress address() {
        return await(NodeEvent.SelfChanged.class, e -> e.self().port() != 0).self().address();
    }

    /// Adds another node and waits until both are contacts of each other.
    public void meet(TestNode other) throws Exception {
        if (get(node.add(other.address())) instanceof AddOutcome.Failed failed) throw new AssertionError("no link: " + failed);
        awaitPeer(other.id(), peer -> peer.connected() && peer.met());
        other.awaitPeer(id(), peer -> peer.connected() && peer.met());
    }

    /// The first event of a kind that fits, from the beginning.
    public <E extends NodeEvent> E await(Class<E> kind, Predicate<E> fits) {
        return awaitFrom(0, kind, fits);
    }

    /// The number of events so far, for [#awaitFrom].
    public int mark() {
        drain();
        return seen.size();
    }

    /// The first event of a kind that fits, from a mark on.
    public <E extends NodeEvent> E awaitFrom(int from, Class<E> kind, Predicate<E> fits) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        int at = from;
        try {
            while (true) {
                for (; at < seen.size(); at++) if (kind.isInstance(seen.get(at)) && fits.test(kind.cast(seen.get(at)))) return kind.cast(seen.get(at));
                var next = events.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
                if (next == null) throw new AssertionError("no " + kind.getSimpleName() + " that fits; told: "
                        + seen.subList(from, seen.size()).stream().map(event -> event.toString().substring(0, Math.min(300, event.toString().length()))).toList());
                seen.add(next);
            }
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }

    /// Waits until the latest state of a peer fits.
    public Peer awaitPeer(PeerId id, Predicate<Peer> fits) {
        drain();
        for (var event : seen.reversed()) {
            if (event instanceof NodeEvent.PeerChanged(var peer) && peer.id().equals(id)) {
                if (fits.test(peer)) return peer;
                break;
            }
        }
        return awaitFrom(seen.size(), NodeEvent.PeerChanged.class, e -> e.peer().id().equals(id) && fits.test(e.peer())).peer();
    }

    /// All events of a kind so far.
    public <E extends NodeEvent> List<E> told(Class<E> kind) {
        drain();
        return seen.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private void drain() {
        var more = new ArrayList<NodeEvent>();
        events.drainTo(more);
        seen.addAll(more);
    }

    /// The texts of a conversation, oldest first.
    public List<String> texts(Conversation conversation) throws Exception {
        return get(node.history().page(conversation, new MessageQueries.Where.Newest(), 100_000)).stream().map(d -> d.message().text()).toList();
    }

    public static <T> T get(CompletableFuture<T> future) throws Exception {
        return future.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    }

    public void change(UnaryOperator<Settings> change) {
        node.change(change);
    }

    @Override
    public void close() throws IOException {
        node.close();
        profile.close();
        if (!ownFolder || Files.notExists(folder)) return;
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
        }
    }
}
