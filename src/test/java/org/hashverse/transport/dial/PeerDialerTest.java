package org.hashverse.transport.dial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.hashverse.chat.PeerAddress;
import org.hashverse.transport.HostileServer;
import org.hashverse.transport.Papers;
import org.hashverse.transport.RawPeer;
import org.hashverse.transport.dial.DialOutcome.Fault;
import org.hashverse.wire.Frame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// One call to a peer that has several addresses.
@Timeout(60)
class PeerDialerTest extends DialTest {
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

    @Test
    void aConnectionThatTheNodeFailsToTakeIsClosed() throws Exception {
        var bo = Papers.good();
        var thrown = new CompletableFuture<Throwable>();
        whenReady = () -> {
            Thread.currentThread().setUncaughtExceptionHandler((_, fault) -> thrown.complete(fault));
            throw new IllegalStateException("not taken");
        };
        var house = server(person(bo));
        end(dialer.dial(house.address(), expecting(bo, new HashMap<>())));
        assertEquals("not taken", thrown.get(20, TimeUnit.SECONDS).getMessage());
        house.awaitCalls(1);
    }
}
