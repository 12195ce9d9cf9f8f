package org.hashverse.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.hashverse.TestPorts;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.PeerAddress;
import org.hashverse.node.api.AddOutcome;
import org.hashverse.node.api.NodeEvent;
import org.hashverse.node.api.Self;
import org.hashverse.node.kit.NodeClock;
import org.hashverse.node.kit.NodeSetup;
import org.hashverse.store.profile.Profile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Which port a node binds if none is given, and when it reports that its port is taken.
class PortTest {
    @Test
    void aNewProfileKeepsTheFreePortThatItGotWithoutAWarning(@TempDir Path folder) throws Exception {
        try (var _ = taken(8000); var profile = Profile.open(folder)) {
            var self = start(profile);
            assertNotEquals(8000, self.port());
            assertEquals(Optional.empty(), self.portTaken());
            assertEquals(self.port(), profile.settings().port(), "kept for the next start");
        }
    }

    @Test
    void aProfileReportsThatItsOwnPortIsTakenAndReturnsToItLater(@TempDir Path folder) throws Exception {
        try (var other = taken(0); var profile = Profile.open(folder)) {
            profile.save(profile.settings().withPort(other.getLocalPort()));
            var self = start(profile);
            assertNotEquals(other.getLocalPort(), self.port());
            assertEquals(Optional.of(other.getLocalPort()), self.portTaken());
            assertEquals(other.getLocalPort(), profile.settings().port(), "wanted again at the next start");
        }
    }

    @Test
    void aNewPortIsBoundAtOnceAndLinksStay() throws Exception {
        try (var ana = TestNode.open("Ana"); var bo = TestNode.open("Bo"); var chen = TestNode.open("Chen")) {
            bo.meet(ana);
            var before = ana.address();
            int free = TestPorts.free();
            ana.node.change(settings -> settings.withPort(free));
            assertEquals(Optional.empty(), ana.await(NodeEvent.SelfChanged.class, told -> told.self().port() == free).self().portTaken());
            TestNode.get(bo.node.send(Conversation.with(ana.id()), "still here"));
            ana.await(NodeEvent.MessageArrived.class, told -> told.message().message().text().equals("still here"));
            var there = TestNode.get(chen.node.add(new PeerAddress("127.0.0.1", free)));
            assertFalse(there instanceof AddOutcome.Failed, there::toString);
            assertInstanceOf(AddOutcome.Failed.class, TestNode.get(chen.node.add(before)));
        }
    }

    @Test
    void aTakenPortIsReportedAndTheOldOneStays() throws Exception {
        try (var other = taken(0); var ana = TestNode.open("Ana"); var bo = TestNode.open("Bo")) {
            int before = ana.address().port();
            ana.node.change(settings -> settings.withPort(other.getLocalPort()));
            var told = ana.await(NodeEvent.SelfChanged.class, one -> one.self().portTaken().isPresent()).self();
            assertEquals(Optional.of(other.getLocalPort()), told.portTaken());
            assertEquals(before, told.port());
            bo.meet(ana);
        }
    }

    /// Makes sure that a port is in use, by this socket or another program.
    private static ServerSocket taken(int port) throws IOException {
        try {
            return new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
        } catch (BindException already) {
            return new ServerSocket();
        }
    }

    private static Self start(Profile profile) throws Exception {
        var self = new CompletableFuture<Self>();
        try (var node = Node.start(new NodeSetup(profile, Optional.of("127.0.0.1"), Optional.empty(), Optional.empty(), TestLimits.SHORT, NodeClock.SYSTEM))) {
            node.subscribe(Runnable::run, event -> { if (event instanceof NodeEvent.SelfChanged(var now) && now.port() != 0) self.complete(now); });
            return self.get(TestNode.PATIENCE.toSeconds(), TimeUnit.SECONDS);
        }
    }
}
