package org.hashverse.node;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.hashverse.store.Settings;
import org.hashverse.transport.HostileServer;
import org.hashverse.transport.Papers;
import org.hashverse.transport.RawPeer;
import org.hashverse.wire.Frame;
import org.junit.jupiter.api.Test;

/// Who asks whom whether he is still there, and when, at the product's values, on clocks that stand.
class AskingTogetherTest {
    private static final Duration APART = Limits.PRODUCT.pingAfter().minus(Limits.PRODUCT.tick());
    private static final int CALLED = 3;
    private static final int ROUNDS = 3;
    private static final Duration NEVER = Duration.ofDays(1);
    /// Whose clocks jump has not stood still here, nobody is gone, and nothing but silence is a reason to ask.
    private static final Limits LIMITS = ChangedLimits.of(Limits.PRODUCT, Map.of("away", NEVER, "gone", NEVER, "notResponding", NEVER, "pingEvery", NEVER));

    private final StandingClock clock = new StandingClock();

    private void pass(Duration time) {
        clock.wall = clock.wall.plus(time);
        clock.nanos += time.toNanos();
    }

    /// Whether it was asked before it had its answer to a question of its own.
    private static boolean asked(RawPeer peer, long nonce) throws Exception {
        peer.say(new Frame.Ping(nonce));
        boolean asked = false;
        while (true) {
            var frame = peer.hear();
            if (frame instanceof Frame.Pong(var answered, var _) && answered == nonce) return asked;
            asked |= frame instanceof Frame.Ping;
        }
    }

    private static void hearPings(RawPeer caller, BlockingQueue<String> heard) throws Exception {
        caller.answer(Papers.good());
        caller.hear(Frame.Hello.class);
        caller.say(RawPeer.hello("Called"));
        while (true) {
            caller.say(new Frame.Pong(caller.hear(Frame.Ping.class).nonce(), 0));
            heard.add("asked");
        }
    }

    @Test
    void whoCalledAsksAtEveryMarkAndWhoWasCalledOnlyWhereNobodyDoes() throws Exception {
        var heard = new ArrayList<BlockingQueue<String>>();
        var servers = new ArrayList<HostileServer>();
        try (var ana = TestNode.open("Ana", Settings.Accept.ANYONE, LIMITS, clock); var caller = RawPeer.greeted(ana.address(), Papers.good(), "Caller")) {
            caller.hear(Frame.Ping.class); // said when the link has joined
            for (int i = 0; i < CALLED; i++) {
                var pings = new LinkedBlockingQueue<String>();
                heard.add(pings);
                var server = HostileServer.open(called -> hearPings(called, pings));
                servers.add(server);
                TestNode.get(ana.node.add(server.address()));
                assertEquals("asked", pings.poll(TestNode.PATIENCE.toSeconds(), TimeUnit.SECONDS), "when the link has joined");
            }
            // a link that was read from just now is left out once: the reader may have begun to wait only after the clocks went on
            long nonce = 0;
            while (heard.stream().anyMatch(pings -> pings.size() < ROUNDS)) {
                pass(APART);
                assertEquals(false, asked(caller, ++nonce), "who called us asks");
            }
            pass(Limits.PRODUCT.pingAfter().plusNanos(1));
            caller.hear(Frame.Ping.class); // unless he does not
        } finally {
            for (var server : servers) server.close();
        }
    }
}
