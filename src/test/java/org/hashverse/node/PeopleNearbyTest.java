package org.hashverse.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import org.hashverse.chat.PeerAddress;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.PeerName;
import org.hashverse.chat.Standing;
import org.hashverse.node.api.AddOutcome;
import org.hashverse.node.api.Attempt;
import org.hashverse.node.api.Nearby;
import org.hashverse.node.api.NearbyPerson;
import org.hashverse.node.api.NodeEvent;
import org.hashverse.node.kit.NodeClock;
import org.hashverse.store.settings.Settings.Accept;
import org.hashverse.transport.nearby.Announcement;
import org.hashverse.transport.Papers;
import org.hashverse.transport.RawPeer;
import org.hashverse.transport.nearby.LocalNetwork;
import org.hashverse.transport.nearby.NearbyPeer;
import org.hashverse.transport.nearby.Surroundings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a node does with people on the same network: it tells of them, calls contacts among them and nobody else, and announces us as the settings say.
class PeopleNearbyTest {
    private static final PeerId DAN = PeerId.parse("D".repeat(51) + "A");
    private final FakeNetwork network = new FakeNetwork();
    @TempDir
    Path temp;
    private TestNode ana;

    @BeforeEach
    void open() throws IOException {
        ana = ana();
    }

    private TestNode ana() throws IOException {
        return TestNode.in(temp.resolve("Ana"), "Ana", Accept.ASK, 0, network);
    }

    private TestNode bo(Accept accept) throws IOException {
        return TestNode.in(temp.resolve("Bo"), "Bo", accept, 0);
    }

    @AfterEach
    void close() throws IOException {
        ana.close();
        assertTrue(network.closed);
    }

    private static NearbyPeer peer(PeerId id, String name, PeerAddress... addresses) {
        return new NearbyPeer(id, new PeerName(name), List.of(addresses));
    }

    private static PeerAddress place(int port) {
        return new PeerAddress("127.0.0.1", port);
    }

    private Nearby people(int many) {
        return ana.await(NodeEvent.NearbyChanged.class, event -> event.nearby().people().size() == many).nearby();
    }

    @Test
    void aStrangerNearbyIsToldAndCanBeAdded() throws Exception {
        try (var bo = bo(Accept.ASK)) {
            network.tell(peer(bo.id(), "Bo", bo.address()));
            var told = people(1);
            assertEquals(new Nearby(List.of(new NearbyPerson(bo.id(), new PeerName("Bo"), List.of(bo.address()), Optional.empty())), Nearby.Reach.HEARD, List.of("eth0"), true), told);
            assertInstanceOf(AddOutcome.Connected.class, TestNode.get(ana.node.sayHello(told.people().getFirst())));
            bo.awaitPeer(ana.id(), peer -> peer.standing() == Standing.STRANGER && peer.connected());
            int mark = ana.mark();
            network.tell();
            ana.awaitFrom(mark, NodeEvent.NearbyChanged.class, event -> event.nearby().people().isEmpty());
        }
    }

    @Test
    void theFirstStateSaysWhoIsThere() throws Exception {
        network.tell(peer(DAN, "Dan", place(1)));
        people(1);
        var later = new LinkedBlockingQueue<NodeEvent>();
        try (var _ = ana.node.subscribe(Runnable::run, later::add)) {
            var people = new ArrayList<PeerId>();
            for (var event = later.take(); !(event instanceof NodeEvent.CallingChanged); event = later.take())
                if (event instanceof NodeEvent.NearbyChanged(var nearby)) for (var person : nearby.people()) people.add(person.id());
            assertEquals(List.of(DAN), people, "before the last event of the state");
        }
    }

    @Test
    void aContactIsCalledWhereItIsAnnouncedAndNobodyElseIs() throws Exception {
        try (var bo = bo(Accept.ANYONE)) {
            ana.meet(bo);
        }
        ana.close();
        ana = ana(); // at another port, so Bo cannot call it
        try (var bo = bo(Accept.ANYONE); var trap = ServerSocketChannel.open().bind(new InetSocketAddress("127.0.0.1", 0))) {
            trap.configureBlocking(false);
            network.tell(peer(DAN, "Dan", place(trap.socket().getLocalPort())), peer(bo.id(), "Somebody", bo.address()));
            assertEquals("Bo", ana.awaitPeer(bo.id(), peer -> peer.connected()).name().text(), "the announced name of a contact changes nothing");
            assertNull(trap.accept(), "nobody asked to call a stranger");
        }
    }

    @Test
    void aContactThatOnlyBroughtAnInviteIsNotCalledWhereItIsAnnounced() throws Exception {
        var eve = Papers.good();
        try (var caller = RawPeer.connect(ana.address()).tls(eve)) {
            caller.say(RawPeer.hello("Eve", ana.self().invite().token(), Optional.empty(), 0));
            ana.awaitPeer(eve.id(), peer -> peer.connected() && peer.standing() == Standing.CONTACT);
        }
        try (var bo = bo(Accept.ANYONE)) {
            ana.meet(bo);
        }
        ana.close();
        ana = ana(); // at another port, so Bo cannot call it
        try (var bo = bo(Accept.ANYONE); var trap = ServerSocketChannel.open().bind(new InetSocketAddress("127.0.0.1", 0))) {
            trap.configureBlocking(false);
            network.tell(peer(eve.id(), "Eve", place(trap.socket().getLocalPort())), peer(bo.id(), "Bo", bo.address()));
            ana.awaitPeer(bo.id(), peer -> peer.connected());
            assertNull(trap.accept(), "anyone could announce it anywhere");
        }
    }

    @Test
    void aFalseAnnouncementOfAContactLeadsToNobody() throws Exception {
        PeerId boId;
        try (var bo = bo(Accept.ANYONE)) {
            ana.meet(bo);
            boId = bo.id();
        }
        ana.awaitPeer(boId, peer -> !peer.connected());
        try (var chen = TestNode.open("Chen", Accept.ANYONE, TestLimits.SHORT, NodeClock.SYSTEM)) {
            network.tell(peer(boId, "Bo", chen.address()));
            long end = System.nanoTime() + TestNode.PATIENCE.toNanos();
            Optional<Attempt> attempt = Optional.empty();
            while (attempt.isEmpty()) { // each round waits for the node
                attempt = TestNode.get(ana.node.calls(boId)).attempts().stream().filter(each -> each.address().equals(chen.address())).findFirst();
                assertTrue(System.nanoTime() < end, "the address was not tried");
            }
            assertEquals(Optional.of(AddOutcome.Failure.OTHER_KEY), attempt.get().failure());
            assertFalse(ana.awaitPeer(boId, _ -> true).connected());
            assertEquals(List.of(), chen.told(NodeEvent.Joined.class));
            assertFalse(ana.awaitPeer(boId, _ -> true).address().equals(Optional.of(chen.address())));
        }
    }

    @Test
    void weAreAnnouncedAsTheSettingsSay() throws Exception {
        int port = ana.address().port();
        assertEquals(Optional.of(new Announcement(new PeerName("Ana"), port)), network.announced());
        ana.change(settings -> settings.withName(new PeerName("Anna")));
        assertEquals(Optional.of(new Announcement(new PeerName("Anna"), port)), network.announced());
        ana.change(settings -> settings.withShare(false));
        ana.change(settings -> settings.withReach(settings.reach().withVisible(false)));
        assertEquals(Optional.empty(), network.announced());
        ana.change(settings -> settings.withName(new PeerName("Ana")));
        ana.change(settings -> settings.withReach(settings.reach().withVisible(true)));
        assertEquals(Optional.of(new Announcement(new PeerName("Ana"), port)), network.announced());
        assertFalse(network.announcedMore());
        assertEquals(Optional.of("127.0.0.1"), network.bound.map(address -> address.getHostAddress()));
    }

    @Test
    void whoResemblesAContactIsTold() throws Exception {
        try (var bo = bo(Accept.ANYONE)) {
            network.tell(peer(DAN, "BO", place(1)), peer(PeerId.parse("E".repeat(51) + "A"), "Ana", place(2)));
            assertEquals(List.of(Optional.empty(), Optional.of(ana.id())), people(2).people().stream().map(NearbyPerson::resembles).toList());
            ana.meet(bo);
            var told = ana.await(NodeEvent.NearbyChanged.class, event -> event.nearby().people().stream().anyMatch(person -> person.resembles().equals(Optional.of(bo.id())))).nearby();
            assertEquals("BO (DDDD)", told.people().getFirst().distinctName());
        }
    }

    @Test
    void contactsArePreferred() throws Exception {
        try (var bo = bo(Accept.ANYONE)) {
            ana.meet(bo);
            assertEquals(Set.of(bo.id()), network.preferred.take());
            TestNode.get(ana.node.remove(bo.id()));
            assertEquals(Set.of(), network.preferred.take());
        }
    }

    @Test
    void whoIsBlockedIsNotTold() throws Exception {
        try (var bo = bo(Accept.ANYONE)) {
            network.tell(peer(bo.id(), "Bo", bo.address()));
            TestNode.get(ana.node.sayHello(people(1).people().getFirst()));
            int mark = ana.mark();
            TestNode.get(ana.node.block(bo.id()));
            ana.awaitFrom(mark, NodeEvent.NearbyChanged.class, event -> event.nearby().people().isEmpty());
            mark = ana.mark();
            ana.node.unblock(bo.id());
            ana.awaitFrom(mark, NodeEvent.NearbyChanged.class, event -> event.nearby().people().size() == 1);
        }
    }

    @Test
    void whatExplainsAnEmptyListIsTold() {
        assertEquals(Nearby.Reach.QUIET, ana.await(NodeEvent.NearbyChanged.class, _ -> true).nearby().reach());
        for (var reach : List.of(Nearby.Reach.NO_NETWORK, Nearby.Reach.CLOSED, Nearby.Reach.HEARD, Nearby.Reach.QUIET)) {
            int mark = ana.mark();
            boolean open = reach == Nearby.Reach.HEARD || reach == Nearby.Reach.QUIET;
            network.tell(new Surroundings(List.of(), reach != Nearby.Reach.NO_NETWORK, open ? List.of("eth0") : List.of(), open, reach == Nearby.Reach.HEARD));
            ana.awaitFrom(mark, NodeEvent.NearbyChanged.class, event -> event.nearby().reach() == reach);
        }
    }

    @Test
    void aNodeWithoutANetworkSaysSo() throws Exception {
        try (var bo = TestNode.in(temp.resolve("Bo"), "Bo", Accept.ASK, 0, LocalNetwork.NONE)) {
            assertEquals(Nearby.NONE, bo.await(NodeEvent.NearbyChanged.class, _ -> true).nearby());
        }
    }
}
