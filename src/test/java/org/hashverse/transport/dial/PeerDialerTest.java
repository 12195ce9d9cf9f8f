package org.hashverse.transport.dial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.hashverse.chat.CloseReason;
import org.hashverse.chat.PeerAddress;
import org.hashverse.chat.PeerId;
import org.hashverse.transport.Admission;
import org.hashverse.transport.Discouraged;
import org.hashverse.transport.HandshakeLimits;
import org.hashverse.transport.HostileServer;
import org.hashverse.transport.Identity;
import org.hashverse.transport.Papers;
import org.hashverse.transport.PeerConnection;
import org.hashverse.transport.RawPeer;
import org.hashverse.transport.TestLinkLimits;
import org.hashverse.transport.TransportSetup;
import org.hashverse.transport.Watchdog;
import org.hashverse.transport.dial.DialOutcome.Fault;
import org.hashverse.wire.Frame;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// One call to a peer that has several addresses.
@Timeout(60)
class PeerDialerTest {
    private static final Duration LONG = Duration.ofMinutes(10);
    private static final String NAME = "two.test";
    @TempDir
    private Path folder;
    private final Watchdog watchdog = new Watchdog();
    private final Map<String, InetAddress[]> names = new HashMap<>();
    private final List<AutoCloseable> open = new ArrayList<>();
    private final AtomicInteger links = new AtomicInteger();
    private PeerDialer dialer;

    @BeforeEach
    void start() throws Exception {
        var setup = new TransportSetup(new HandshakeLimits(LONG, LONG, LONG, 8, LONG, 8), TestLinkLimits.withBye(LONG), new Discouraged(LONG, 8, System::nanoTime),
                System::nanoTime, System::currentTimeMillis);
        var door = new Admission() {
            @Override
            public Answer knocked(PeerId peer, Frame.Hello hello, InetSocketAddress from) {
                throw new AssertionError("nobody calls us");
            }

            @Override
            public void ready(PeerConnection connection) {
                links.incrementAndGet();
                open.add(() -> connection.abort(CloseReason.CLOSED));
            }
        };
        var listener = new PeerConnection.Listener() {
            @Override
            public void frame(PeerConnection connection, Frame frame, Runnable settled) {
                settled.run();
            }

            @Override
            public void closed(PeerConnection connection, CloseReason reason, Optional<Frame.Bye> bye) {}
        };
        dialer = new PeerDialer(Identity.loadOrCreate(folder.resolve("key.pem")), setup, watchdog, door, listener, name -> {
            var ips = names.get(name);
            if (ips == null) throw new UnknownHostException(name);
            return ips;
        });
    }

    @AfterEach
    void close() throws Exception {
        dialer.close();
        watchdog.close();
        for (var one : open) one.close();
    }

    private HostileServer server(HostileServer.Manner manner) throws IOException {
        var server = HostileServer.open(manner);
        open.add(server);
        return server;
    }

    private static HostileServer.Manner person(Papers papers) {
        return caller -> {
            caller.answer(papers);
            caller.hear(Frame.Hello.class);
            caller.say(RawPeer.hello("Bo"));
        };
    }

    private static CallHandler expecting(Papers papers, Map<PeerAddress, DialOutcome> tried) {
        return new CallHandler() {
            @Override
            public Admission.Answer answered(PeerId peer) {
                return peer.equals(papers.id()) ? new Admission.Answer.Greet(RawPeer.hello("Ana")) : new Admission.Answer.TurnAway(new Frame.Bye(Frame.Bye.Code.REFUSED, ""));
            }

            @Override
            public void tried(PeerAddress address, DialOutcome outcome) {
                tried.put(address, outcome);
            }
        };
    }

    private static DialOutcome end(PeerDialer.Call call) throws Exception {
        return call.outcome().get(20, TimeUnit.SECONDS);
    }

    @Test
    void theFirstAddressWithTheRightKeyEndsTheCallAndTheOthersAreClosed() throws Exception {
        var bo = Papers.good();
        var eve = Papers.good();
        var silent = server(RawPeer::awaitEnd);
        var none = server(RawPeer::close);
        var other = server(caller -> caller.answer(eve));
        var house = server(person(bo));
        var tried = new ConcurrentHashMap<PeerAddress, DialOutcome>();
        var outcome = end(dialer.dial(List.of(silent.address(), none.address(), other.address(), house.address()), expecting(bo, tried)));
        assertEquals(new DialOutcome.Connected(bo.id(), house.address()), outcome);
        silent.awaitCalls(1);
        assertEquals(Map.of(none.address(), new DialOutcome.Failed(Fault.NOT_HASHVERSE), other.address(), new DialOutcome.WrongKey(eve.id(), other.address()), house.address(), outcome), tried);
        assertEquals(1, links.get());
    }

    @Test
    void anotherKeyCountsMoreThanAFailureThatComesLater() throws Exception {
        var eve = Papers.good();
        var other = server(caller -> caller.answer(eve));
        var none = server(RawPeer::close);
        assertEquals(new DialOutcome.WrongKey(eve.id(), other.address()), end(dialer.dial(List.of(other.address(), none.address()), expecting(Papers.good(), new HashMap<>()))));
    }

    @Test
    void ofFailuresThatOfTheFirstAddressCountsWhicheverEndsLast() throws Exception {
        var none = server(RawPeer::close);
        try (var taken = new Socket()) { // holds the port, so that no other process listens there meanwhile
            taken.bind(new InetSocketAddress("127.0.0.1", 0));
            var nothing = new PeerAddress("127.0.0.1", taken.getLocalPort());
            assertEquals(new DialOutcome.Failed(Fault.REFUSED), end(dialer.dial(List.of(nothing, none.address()), expecting(Papers.good(), new HashMap<>()))));
            assertEquals(new DialOutcome.Failed(Fault.NOT_HASHVERSE), end(dialer.dial(List.of(none.address(), nothing), expecting(Papers.good(), new HashMap<>()))));
        }
    }

    @Test
    void aPeerThatHangsUpInTheMiddleOfTheHandshakeIsNoOtherProgram() throws Exception {
        var bo = Papers.good();
        var hasty = server(caller -> {
            caller.answer(bo);
            caller.hear(Frame.Hello.class);
            caller.close();
        });
        assertEquals(new DialOutcome.Failed(Fault.TOO_SLOW), end(dialer.dial(hasty.address(), expecting(bo, new HashMap<>()))));
    }

    @Test
    void aPeerThatAnswersAtTwoAddressesGetsOneHello() throws Exception {
        var bo = Papers.good();
        var both = new CyclicBarrier(2);
        var hellos = new AtomicInteger();
        HostileServer.Manner slow = caller -> {
            both.await();
            caller.answer(bo);
            caller.hear(Frame.Hello.class);
            hellos.incrementAndGet();
            caller.say(RawPeer.hello("Bo"));
        };
        var one = server(slow);
        var two = server(slow);
        assertTrue(end(dialer.dial(List.of(one.address(), two.address()), expecting(bo, new HashMap<>()))) instanceof DialOutcome.Connected);
        open.removeLast().close(); // the connection; the others are calls that ended
        one.awaitCalls(1);
        two.awaitCalls(1);
        assertEquals(1, hellos.get());
        assertEquals(1, links.get());
    }

    @Test
    void allAddressesOfANameAreTried() throws Exception {
        var bo = Papers.good();
        var ips = List.of("127.0.0.2", "127.0.0.3", "127.0.0.4");
        var sockets = sockets(ips);
        assumeTrue(sockets.size() == ips.size(), "this computer has one loopback address");
        names.put(NAME, ips.stream().map(InetAddress::ofLiteral).toArray(InetAddress[]::new));
        open.add(sockets.get(2));
        Thread.ofVirtual().start(() -> { // the other two accept the call and send nothing
            try (var caller = RawPeer.called(sockets.get(2).accept())) {
                person(bo).serve(caller);
                caller.awaitEnd();
            } catch (Exception over) {
                // the test ended it
            }
        });
        var place = new PeerAddress(NAME, sockets.getFirst().getLocalPort());
        assertEquals(new DialOutcome.Connected(bo.id(), place), end(dialer.dial(place, expecting(bo, new HashMap<>()))));
    }

    /// Sockets that listen on one port at several addresses, or at fewer if this computer does not have them.
    private List<ServerSocket> sockets(List<String> ips) throws IOException {
        var all = new ArrayList<ServerSocket>();
        try {
            for (var ip : ips) {
                all.add(new ServerSocket(all.isEmpty() ? 0 : all.getFirst().getLocalPort(), 50, InetAddress.ofLiteral(ip)));
                open.add(all.getLast());
            }
        } catch (IOException notHere) {
            // fewer
        }
        return all;
    }

    @Test
    void aNameWithoutAddressesDoesNotHinderTheOthers() throws Exception {
        var bo = Papers.good();
        var house = server(person(bo));
        var nobody = new PeerAddress("nobody.test", 8000);
        assertEquals(new DialOutcome.Failed(Fault.UNKNOWN_HOST), end(dialer.dial(nobody, expecting(bo, new HashMap<>()))));
        assertEquals(new DialOutcome.Connected(bo.id(), house.address()), end(dialer.dial(List.of(nobody, house.address()), expecting(bo, new HashMap<>()))));
        assertEquals(new DialOutcome.Failed(Fault.NO_INTERFACE), end(dialer.dial(new PeerAddress("fe80::1%Unplugged7", 8000), expecting(bo, new HashMap<>()))));
    }

    @Test
    void eightSocketsOfACallAreOpenAtATimeAndTheNinthWhenOneOfThemHasEnded() throws Exception {
        assertEquals(8, AddressRace.SOCKETS_OF_A_CALL);
        var called = new Semaphore(0);
        var go = new CountDownLatch(1);
        var houses = new ArrayList<PeerAddress>();
        for (int i = 0; i < 9; i++) houses.add(server(caller -> {
            called.release();
            go.await();
            caller.close();
        }).address());
        var call = dialer.dial(houses, expecting(Papers.good(), new HashMap<>()));
        assertTrue(called.tryAcquire(8, 20, TimeUnit.SECONDS));
        assertFalse(called.tryAcquire(), "a ninth");
        go.countDown();
        assertTrue(called.tryAcquire(1, 20, TimeUnit.SECONDS));
        assertEquals(new DialOutcome.Failed(Fault.NOT_HASHVERSE), end(call));
    }

    @Test
    void aCallTriesTwentyFourAddressesAtMost() throws Exception {
        assertEquals(24, AddressRace.MOST_OF_A_CALL);
        for (int names = 3; names <= 4; names++) {
            var house = server(RawPeer::close);
            var addresses = new ArrayList<PeerAddress>();
            for (int i = 0; i < names; i++) {
                this.names.put("n" + i, IntStream.range(0, 8).mapToObj(_ -> InetAddress.ofLiteral("127.0.0.1")).toArray(InetAddress[]::new));
                addresses.add(new PeerAddress("n" + i, house.address().port()));
            }
            assertEquals(new DialOutcome.Failed(Fault.NOT_HASHVERSE), end(dialer.dial(addresses, expecting(Papers.good(), new HashMap<>()))));
            house.awaitCalls(24);
            assertEquals(0, house.calls());
        }
    }

    @Test
    void aNameGivesAtMostEightAddressesAndTheFamiliesAlternate() {
        var four = IntStream.range(0, 9).mapToObj(i -> InetAddress.ofLiteral("10.0.0." + i)).toList();
        assertEquals(four.subList(0, 8), HostLookup.alternating(four));
        assertEquals(four.subList(0, 8), HostLookup.alternating(four.subList(0, 8)));
        var six = List.of(InetAddress.ofLiteral("fd00::1"), InetAddress.ofLiteral("fd00::2"));
        var mixed = new ArrayList<>(four.subList(0, 3));
        mixed.addAll(six);
        assertEquals(List.of(four.get(0), six.get(0), four.get(1), six.get(1), four.get(2)), HostLookup.alternating(mixed));
    }

    @Test
    void enoughEndsACallThatNobodyAnswersYet() throws Exception {
        var called = new CountDownLatch(1);
        var silent = server(caller -> {
            called.countDown();
            caller.awaitEnd();
        });
        var call = dialer.dial(silent.address(), expecting(Papers.good(), new HashMap<>()));
        assertTrue(called.await(20, TimeUnit.SECONDS));
        call.enough();
        silent.awaitCalls(1);
        assertEquals(new DialOutcome.Failed(Fault.CANCELLED), end(call));
    }
}
