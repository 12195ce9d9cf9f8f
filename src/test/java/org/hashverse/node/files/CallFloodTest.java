package org.hashverse.node.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Collections;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.hashverse.node.StandingClock;
import org.hashverse.node.TestLimits;
import org.hashverse.node.TestNode;
import org.hashverse.store.settings.Settings;
import org.hashverse.transport.HostileServer;
import org.hashverse.transport.Papers;
import org.hashverse.transport.RawPeer;
import org.hashverse.wire.Frame;
import org.hashverse.wire.OptionalFrame;
import org.junit.jupiter.api.Test;

/// Ana dialled Eve. Eve asks her by CALL again and again to open a connection for files, and ends each one.
class CallFloodTest {
    private static final int MORE = 20;
    private final Papers papers = Papers.good();
    private final CompletableFuture<RawPeer> link = new CompletableFuture<>();
    private final CountDownLatch over = new CountDownLatch(1);
    private final AtomicInteger dialled = new AtomicInteger();
    private long nonce;

    /// The first caller makes the link; the later ones want connections for files.
    private void serve(RawPeer caller) throws Exception {
        if (link.isDone()) {
            dialled.incrementAndGet();
            caller.close();
            return;
        }
        caller.answer(papers);
        caller.say(RawPeer.hello("Eve"));
        link.complete(caller);
        over.await(); // the test reads from the link
    }

    private void call(RawPeer eve) throws Exception {
        eve.say(Collections.nCopies(FileConnections.SERVED_OF_ONE, new OptionalFrame.Call()).toArray(Frame[]::new));
        eve.readUpTo(++nonce);
    }

    /// The clock stands, so no new call is allowed with time.
    @Test
    void whoCallsWithoutEndIsDialledAFewTimes() throws Exception {
        var clock = new StandingClock();
        clock.wall = Instant.now();
        try (AutoCloseable _ = over::countDown; var server = HostileServer.open(this::serve); var ana = TestNode.open("Ana", Settings.Accept.ASK, TestLimits.SHORT, clock)) {
            ana.node.add(server.address());
            try (var eve = link.get(TestNode.PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                ana.awaitPeer(papers.id(), peer -> peer.connected() && peer.met());
                for (long end = System.nanoTime() + TestNode.PATIENCE.toNanos(); dialled.get() < FileConnections.CALLS; call(eve)) assertTrue(System.nanoTime() < end, "it was dialled " + dialled + " times");
                for (int i = 0; i < MORE; i++) call(eve);
                assertEquals(FileConnections.CALLS, dialled.get());
            }
        }
    }
}
