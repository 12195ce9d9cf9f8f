package org.hashverse.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.hashverse.chat.PeerName;
import org.hashverse.chat.Standing;
import org.hashverse.store.PeerBook;
import org.hashverse.store.PeerRecord;
import org.hashverse.store.Profile;
import org.hashverse.store.Settings;
import org.hashverse.transport.HostileServer;
import org.hashverse.transport.Papers;
import org.hashverse.transport.RawPeer;
import org.hashverse.wire.Frame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whom a node calls back by itself.
class RedialOfANodeTest {
    @TempDir
    private Path folder;

    private void knows(List<HostileServer> houses) throws Exception {
        try (var profile = Profile.open(folder)) {
            var peers = new ArrayList<PeerRecord>();
            for (var house : houses)
                peers.add(new PeerRecord(Papers.good().id(), Standing.CONTACT, new PeerName("Peer " + peers.size()), Optional.empty(), List.of(house.address()),
                        Optional.empty(), Optional.empty(), false, false, false, 0));
            profile.save(new PeerBook(peers, List.of()));
        }
    }

    @Test
    void eightAreCalledAtATimeAndTheNinthWhenOneOfThemHasEnded() throws Exception {
        assertEquals(8, Limits.PRODUCT.dials());
        var called = new Semaphore(0);
        var most = new AtomicInteger();
        var open = new AtomicInteger();
        var go = new CountDownLatch(1);
        var houses = new ArrayList<HostileServer>();
        try {
            for (int i = 0; i < 9; i++) houses.add(HostileServer.open(caller -> {
                most.accumulateAndGet(open.incrementAndGet(), Math::max);
                called.release();
                go.await();
                open.decrementAndGet();
                caller.close();
            }));
            knows(houses);
            try (var ana = TestNode.in(folder, "Ana", Settings.Accept.ANYONE, 0, Besieged.patient())) {
                called.acquire(8);
                assertFalse(called.tryAcquire(), "a ninth");
                go.countDown();
                called.acquire();
                assertEquals(8, most.get());
            }
        } finally {
            go.countDown();
            for (var house : houses) house.close();
        }
    }

    /// Somebody of good papers who says something and goes.
    private static HostileServer.Manner goes(Papers papers, AtomicInteger calls, Frame... words) {
        return caller -> {
            caller.answer(papers);
            caller.hear(Frame.Hello.class);
            caller.say(RawPeer.hello("Somebody"));
            caller.hear(Frame.Ping.class); // said when the link has joined
            calls.incrementAndGet();
            caller.say(words);
            caller.close();
        };
    }

    @Test
    void afterLeavingOnlyTheLeaverCallsSoon() throws Exception {
        var leaver = Papers.good();
        var calls = new AtomicInteger();
        try (var left = HostileServer.open(goes(leaver, calls, new Frame.Bye(Frame.Bye.Code.LEAVING, "")));
             var lost = HostileServer.open(goes(Papers.good(), new AtomicInteger(), new Frame.Ping(1)));
             var ana = TestNode.in(folder, "Ana", Settings.Accept.ANYONE, 0)) {
            assertTrue(TestNode.get(ana.node.add(left.address())) instanceof AddOutcome.Connected);
            ana.await(NodeEvent.Left.class, gone -> gone.peer().equals(leaver.id()));
            assertTrue(TestNode.get(ana.node.add(lost.address())) instanceof AddOutcome.Connected);
            lost.awaitCalls(4); // lost again and again, and called back each time
            assertEquals(1, calls.get());
        }
    }
}
