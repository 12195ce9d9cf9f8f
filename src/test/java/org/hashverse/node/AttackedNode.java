package org.hashverse.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.function.UnaryOperator;
import org.hashverse.chat.CloseReason;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.PeerAddress;
import org.hashverse.chat.PeerId;
import org.hashverse.node.api.AddOutcome;
import org.hashverse.node.api.NodeEvent;
import org.hashverse.node.api.Peer;
import org.hashverse.node.kit.Limits;
import org.hashverse.store.settings.Settings;
import org.hashverse.transport.LinkLimits;
import org.hashverse.transport.Papers;
import org.hashverse.transport.RawPeer;

/// A node under attack, and an honest contact of it that must not be affected.
public final class AttackedNode implements AutoCloseable {
    /// Reads as fast as data comes, so that a flood reaches the node. [org.hashverse.transport.PaceTest] tests the rates of the product.
    private static final UnaryOperator<LinkLimits> FAST = links -> links.withRates(new LinkLimits.Rate(1_000_000, 20_000), new LinkLimits.Rate(1_000_000, 2_000));

    /// Longer than any test runs, however busy the machine is.
    private static final Duration NEVER = Duration.ofHours(1);

    /// The bounds of the product, but a handshake that hangs is closed soon, and a link is not closed for silence, so that no test takes that end for the expected one.
    public static final Limits HASTY = limits(ms(1_000), ms(2_000), 128, 64, NEVER, FAST);

    /// The attacked node; unknown peers are strangers to it.
    public final TestNode ana;
    /// Its honest contact.
    public final TestNode bo;
    final Path folder = Files.createTempDirectory("hashverse-besieged");
    private final Papers visitor = Papers.good();
    private int round;

    public AttackedNode() throws Exception {
        this(HASTY);
    }

    public AttackedNode(Limits limits) throws Exception {
        warmUp();
        ana = TestNode.in(folder, "Ana", Settings.Accept.ASK, 0, limits);
        bo = TestNode.open("Bo");
        assertInstanceOf(AddOutcome.Connected.class, TestNode.get(bo.node.add(ana.self().invite())));
        bo.awaitPeer(ana.id(), peer -> peer.connected() && peer.met());
        ana.awaitPeer(bo.id(), Peer::connected);
    }

    /// Makes one handshake: the first one of a process loads classes for longer than [#HASTY] waits.
    private static void warmUp() throws Exception {
        try (var one = TestNode.open("One"); var two = TestNode.open("Two")) {
            one.meet(two);
        }
    }

    /// Other bounds than those of [#HASTY], and long handshakes, so that a busy machine ends none.
    public static Limits bounds(int links, int strangers) {
        return limits(NEVER, NEVER, links, strangers, NEVER, FAST);
    }

    /// [#HASTY] with long handshakes, so that the node closes no connection during a test.
    public static Limits patient() {
        return bounds(128, 64);
    }

    /// [#HASTY] with other rates, and with links that are closed after a silence.
    static Limits paced(UnaryOperator<LinkLimits> pace, Duration gone) {
        return limits(ms(5_000), ms(10_000), 128, 64, gone, pace);
    }

    private static Limits limits(Duration clientHello, Duration handshake, int links, int strangers, Duration gone, UnaryOperator<LinkLimits> pace) {
        return Limits.PRODUCT
                .withHandshakes(handshakes -> handshakes.withTimes(ms(1_000), clientHello, handshake))
                .withLiveness(_ -> new Limits.Liveness(ms(300), ms(1_500), gone.dividedBy(2), gone, ms(60_000)))
                .withTicks(_ -> new Limits.Ticks(ms(25), ms(100), ms(5_000), ms(5_000)))
                .withRedial(_ -> new Limits.Redial(ms(100), ms(12_000), ms(6_000), ms(60_000), ms(60_000), ms(20), 8))
                .withStatus(_ -> new Limits.Status(ms(300), ms(600), ms(1_000), ms(500), Limits.Status.PRODUCT.arrivals()))
                .withTimeouts(_ -> new Limits.Timeouts(ms(3_000), ms(3_000), ms(3_000), ms(3_000), ms(120_000)))
                .withQuotas(quotas -> quotas.withLinks(links).withStrangers(strangers))
                .withStore(TestLimits.STORE)
                .withLinks(pace);
    }

    private static Duration ms(int millis) {
        return Duration.ofMillis(millis);
    }

    public PeerAddress address() {
        return ana.address();
    }

    /// The key file of the attacked node.
    public Path key() {
        return folder.resolve("identity.pem");
    }

    /// Connects a stranger.
    public RawPeer stranger(String name) throws Exception {
        return stranger(name, Papers.good());
    }

    public RawPeer stranger(String name, Papers papers) throws Exception {
        var eve = RawPeer.greeted(address(), papers, name);
        ana.awaitPeer(eve.id(), Peer::connected);
        return eve;
    }

    /// Connects a stranger and accepts it.
    public RawPeer contact(String name) throws Exception {
        var eve = stranger(name);
        TestNode.get(ana.node.accept(eve.id()));
        return eve;
    }

    /// Waits until a peer has left. Returns the reason.
    public CloseReason left(PeerId id) {
        return ana.await(NodeEvent.Left.class, left -> left.peer().equals(id)).reason();
    }

    /// Checks that the two honest nodes still chat over the same link, and that another peer can connect.
    public void unharmed() throws Exception {
        var text = "still here " + ++round;
        int mark = ana.mark();
        int markBo = bo.mark();
        TestNode.get(bo.node.send(Conversation.with(ana.id()), text));
        ana.awaitFrom(mark, NodeEvent.MessageArrived.class, e -> e.message().message().text().equals(text));
        TestNode.get(ana.node.send(Conversation.with(bo.id()), text));
        bo.awaitFrom(markBo, NodeEvent.MessageArrived.class, e -> e.message().message().text().equals(text));
        RawPeer.greeted(address(), visitor, "Visitor").close();
        assertEquals(0, ana.told(NodeEvent.Left.class).stream().filter(left -> left.peer().equals(bo.id())).count(), "Bo was lost");
    }

    @Override
    public void close() throws IOException {
        ana.close();
        bo.close();
        // on a busy machine a node may still write for a moment after it is closed
        while (Files.exists(folder)) delete();
    }

    private void delete() throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(file);
        } catch (DirectoryNotEmptyException | UncheckedIOException | NoSuchFileException written) {
            Thread.onSpinWait();
        }
    }
}
