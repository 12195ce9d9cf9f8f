package org.hashverse.node;

import static org.hashverse.node.TestNode.get;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.hashverse.TestPorts;
import org.hashverse.chat.CloseReason;
import org.hashverse.chat.PeerAddress;
import org.hashverse.node.api.AddOutcome;
import org.hashverse.node.api.NodeEvent;
import org.hashverse.node.api.Peer;
import org.hashverse.node.kit.Limits;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Nodes that move to another address find each other again, without a click.
class MovedNodesTest {
    private static final Limits LIMITS = TestLimits.SHORT.withRedial(redial -> redial.withHints(8));
    @TempDir
    private Path folder;
    private TestNode ana;
    private TestNode bo;
    private TestNode chen;

    private TestNode at(String host, String name) throws Exception {
        return TestNode.at(new PeerAddress(host, TestPorts.free()), folder.resolve(name), name, LIMITS);
    }

    /// Makes two nodes contacts that both persons chose.
    private static void befriend(TestNode one, TestNode other) throws Exception {
        assertInstanceOf(AddOutcome.Connected.class, get(one.node.add(other.address())));
        other.awaitPeer(one.id(), Peer::connected);
        get(other.node.accept(one.id()));
        one.awaitPeer(other.id(), peer -> peer.connected() && peer.met());
    }

    @BeforeEach
    void open() throws Exception {
        ana = at("127.0.0.2", "Ana");
        bo = at("127.0.0.3", "Bo");
        chen = at("127.0.0.4", "Chen");
        befriend(ana, bo);
        befriend(ana, chen);
        befriend(bo, chen);
    }

    @AfterEach
    void close() throws Exception {
        for (var node : new TestNode[] {ana, bo, chen}) node.close();
    }

    private static void connected(TestNode one, TestNode other) {
        one.awaitPeer(other.id(), Peer::connected);
        other.awaitPeer(one.id(), Peer::connected);
    }

    @Test
    void aNodeThatMovedFindsItsFriendsThatStayed() throws Exception {
        bo.close();
        bo = at("127.0.0.5", "Bo");
        connected(bo, ana);
        connected(bo, chen);
    }

    @Test
    void twoThatMovedFindEachOtherThroughTheThirdThatStayed() throws Exception {
        ana.close();
        bo.close();
        ana = at("127.0.0.6", "Ana");
        connected(ana, chen);
        bo = at("127.0.0.5", "Bo");
        connected(bo, chen);
        connected(ana, bo);
    }

    @Test
    void whoDoesNotShareItsAddressIsNotFoundThroughOthersButFindsThem() throws Exception {
        bo.change(settings -> settings.withShare(false));
        chen.awaitPeer(bo.id(), Peer::connected);
        ana.close();
        bo.close();
        ana = at("127.0.0.6", "Ana");
        bo = at("127.0.0.5", "Bo");
        connected(ana, bo);
        var link = bo.awaitPeer(ana.id(), Peer::connected);
        assertEquals(Optional.of(ana.address()), link.address(), "Bo dialled");
    }

    @Test
    void aLinkFromAnAddressThatThisComputerLostEndsAtOnceAndIsMadeAgain() throws Exception {
        int mark = ana.mark();
        var core = ana.node.core;
        core.thread.execute(() -> core.links.switchboard.endStranded(_ -> true));
        core.thread.execute(() -> core.links.switchboard.endStranded(_ -> false));
        var before = bo.id();
        ana.awaitFrom(mark, NodeEvent.PeerChanged.class, event -> event.peer().id().equals(before) && event.peer().since().isEmpty());
        connected(ana, bo);
        connected(ana, chen);
        assertEquals(0, ana.told(NodeEvent.Left.class).stream().filter(left -> left.reason() != CloseReason.LOST).count());
    }

    @Test
    void whenTheSystemDoesNotTellItsAddressesThoseFromBeforeStay() throws Exception {
        var core = ana.node.core;
        var hosts = List.of("192.0.2.7");
        assertFalse(get(core.thread.ask(() -> { // in one task, so that no real list comes between
            core.noteHosts(Optional.of(hosts));
            core.noteHosts(Optional.empty());
            return core.myself.noteHosts(hosts);
        })), "they had changed");
    }
}
