package org.hashverse.transport.dial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.hashverse.chat.PeerAddress;
import org.hashverse.transport.HostileServer;
import org.hashverse.transport.Papers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The addresses of one invite, of which most are dead, each in another way. Every time limit of the dialler is ten minutes, so an attempt that waited for a dead address
/// would fail the test.
@Timeout(60)
class DeadAddressesTest extends DialTest {
    private static final PeerAddress UNKNOWN = new PeerAddress("nobody.test", 8000);

    /// An address where nothing listens. Bound, so that no other program listens there meanwhile.
    private PeerAddress refusing() throws IOException {
        var bound = new Socket();
        open.add(bound);
        bound.bind(new InetSocketAddress("127.0.0.1", 0));
        return new PeerAddress("127.0.0.1", bound.getLocalPort());
    }

    /// An address that takes no connection and refuses none.
    private PeerAddress blackHole() throws IOException {
        var hole = HostileServer.full();
        open.add(hole);
        return hole.address();
    }

    @Test
    void theLivingOneOfFourAddressesConnectsInAnyOrder() throws Exception {
        var bo = Papers.good();
        var house = server(person(bo));
        var hole = blackHole();
        var all = new ArrayList<>(List.of(refusing(), hole, UNKNOWN, house.address()));
        for (int i = 0; i < all.size(); i++) {
            all.add(all.removeFirst());
            var tried = new ConcurrentHashMap<PeerAddress, DialOutcome>();
            assertEquals(new DialOutcome.Connected(bo.id(), house.address()), end(dialer.dial(all, expecting(bo, tried))), all.toString());
            assertFalse(tried.containsKey(hole), "the attempt at the black hole was given up, and did not end by itself");
        }
    }

    @Test
    void aNameServiceThatDoesNotAnswerHindersNoOtherAddress() throws Exception {
        var bo = Papers.good();
        var house = server(person(bo));
        var answer = new CountDownLatch(1);
        resolver = name -> {
            try {
                answer.await();
            } catch (InterruptedException over) {
                Thread.currentThread().interrupt();
            }
            throw new UnknownHostException(name);
        };
        try {
            assertEquals(new DialOutcome.Connected(bo.id(), house.address()), end(dialer.dial(List.of(UNKNOWN, house.address()), expecting(bo, new ConcurrentHashMap<>()))));
        } finally {
            answer.countDown();
        }
    }

    @Test
    void toAnotherKeyNothingIsSaidAndTheCallFails() throws Exception {
        var heard = new LinkedBlockingQueue<String>();
        var eve = Papers.good();
        var house = server(caller -> {
            caller.answer(eve);
            try {
                heard.add("a frame: " + caller.hear());
            } catch (IOException ended) {
                heard.add("nothing");
            }
        });
        var outcome = end(dialer.dial(List.of(refusing(), UNKNOWN, house.address()), expecting(Papers.good(), new ConcurrentHashMap<>())));
        assertEquals(eve.id(), assertInstanceOf(DialOutcome.WrongKey.class, outcome).peer());
        assertEquals("nothing", heard.poll(20, TimeUnit.SECONDS));
        assertEquals(0, links.get());
    }
}
