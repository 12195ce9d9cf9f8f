package org.hashverse.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import org.hashverse.chat.CloseReason;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.PeerAddress;
import org.hashverse.chat.PeerId;
import org.hashverse.store.settings.Settings;
import org.hashverse.transport.Papers;
import org.hashverse.transport.RawPeer;

/// A node under attack, and an honest contact of it that must not notice.
final class AttackedNode implements AutoCloseable {
    /// Read as fast as it comes, so that a flood is one; [org.hashverse.transport.PaceTest] is about the product's pace.
    private static final Limits.Abuse FAST = new Limits.Abuse(1_000_000, 20_000, 1_000_000, 2_000, Duration.ofMinutes(10), 1_024);

    /// The product's bounds. A handshake that hangs is cut soon; a link is never ended for silence, so that no test takes that for its answer.
    static final Limits HASTY = bounds(128, 64);

    /// The one that is attacked; it asks before it lets anybody in.
    final TestNode ana;
    /// Its honest contact.
    final TestNode bo;
    final Path folder = Files.createTempDirectory("hashverse-besieged");
    private final Papers visitor = Papers.good();
    private int round;

    AttackedNode() throws Exception {
        this(HASTY);
    }

    AttackedNode(Limits limits) throws Exception {
        warmUp();
        ana = TestNode.in(folder, "Ana", Settings.Accept.ASK, 0, limits);
        bo = TestNode.open("Bo");
        assertInstanceOf(AddOutcome.Connected.class, TestNode.get(bo.node.add(ana.self().invite())));
        bo.awaitPeer(ana.id(), peer -> peer.connected() && peer.met());
        ana.awaitPeer(bo.id(), Peer::connected);
    }

    /// The first handshake of a process loads and compiles for longer than a hasty node waits.
    private static void warmUp() throws Exception {
        try (var one = TestNode.open("One"); var two = TestNode.open("Two")) {
            one.meet(two);
        }
    }

    /// The same with other bounds.
    static Limits bounds(int links, int strangers) {
        return limits(ms(1_000), ms(2_000), links, strangers, ms(60_000), FAST);
    }

    /// The same for a node that cuts nobody while a test looks on.
    static Limits patient() {
        return limits(ms(60_000), ms(60_000), 128, 64, ms(60_000), FAST);
    }

    /// The same for a node that reads at another pace, and ends a link for silence after a time.
    static Limits paced(Limits.Abuse pace, Duration gone) {
        return limits(ms(5_000), ms(10_000), 128, 64, gone, pace);
    }

    private static Limits limits(Duration clientHello, Duration handshake, int links, int strangers, Duration gone, Limits.Abuse pace) {
        return Limits.PRODUCT
                .withHandshakes(handshakes -> handshakes.withTimes(ms(1_000), clientHello, handshake))
                .withLiveness(_ -> new Limits.Liveness(ms(300), ms(1_500), gone.dividedBy(2), gone, ms(60_000)))
                .withTicks(_ -> new Limits.Ticks(ms(25), ms(100), ms(5_000), ms(5_000)))
                .withRedial(_ -> new Limits.Redial(ms(100), ms(12_000), ms(6_000), ms(60_000), ms(60_000), ms(20), 8))
                .withStatus(_ -> new Limits.Status(ms(300), ms(600), ms(1_000), ms(500)))
                .withTimeouts(_ -> new Limits.Timeouts(ms(3_000), ms(3_000), ms(500), ms(500), ms(3_000)))
                .withQuotas(quotas -> quotas.withLinks(links).withStrangers(strangers))
                .withStore(TestLimits.STORE)
                .withAbuse(pace);
    }

    private static Duration ms(int millis) {
        return Duration.ofMillis(millis);
    }

    PeerAddress address() {
        return ana.address();
    }

    /// The key file of the attacked node.
    Path key() {
        return folder.resolve("identity.pem");
    }

    /// Eve is connected and a stranger.
    RawPeer stranger(String name) throws Exception {
        return stranger(name, Papers.good());
    }

    RawPeer stranger(String name, Papers papers) throws Exception {
        var eve = RawPeer.greeted(address(), papers, name);
        ana.awaitPeer(eve.id(), Peer::connected);
        return eve;
    }

    /// Eve is connected and was accepted.
    RawPeer contact(String name) throws Exception {
        var eve = stranger(name);
        TestNode.get(ana.node.accept(eve.id()));
        return eve;
    }

    /// Waits until somebody has left, and for what.
    CloseReason left(PeerId id) {
        return ana.await(NodeEvent.Left.class, left -> left.peer().equals(id)).reason();
    }

    /// The honest two chat on over the link that they had, and the port is open to the next visitor.
    void unharmed() throws Exception {
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
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
        }
    }
}
