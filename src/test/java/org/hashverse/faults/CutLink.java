package org.hashverse.faults;

import java.time.Duration;
import java.util.Random;
import java.util.Set;
import org.hashverse.node.TestLimits;
import org.hashverse.node.TestNode;
import org.hashverse.node.kit.Limits;
import org.hashverse.node.kit.NodeClock;
import org.hashverse.store.settings.Settings;

/// Two peers that write to each other while their connection breaks again and again, at bytes drawn from a seed.
final class CutLink {
    /// Gives up a silent handshake and closes a silent link soon, so that a cycle with a silent cut is short too. Whoever gives up too soon on a busy machine calls again.
    private static final Limits CALLER = TestLimits.SHORT.withHandshakes(handshakes -> handshakes.withTimes(Duration.ofSeconds(2), Duration.ofSeconds(5), Duration.ofSeconds(10)))
            .withLiveness(liveness -> liveness.withPingAfter(Duration.ofMillis(200))
            .withSilence(Duration.ofMillis(400), Duration.ofMillis(800)));
    /// Never calls back: every link goes through the proxy.
    private static final Limits CALLED = CALLER.withRedial(redial -> redial.withoutRecentLoss());
    private static final int BYTES = 12_000;
    private static final int HANDSHAKE_BYTES = 4_000;
    private static final int TEXT = 700;
    private static final int AT_ONCE = 8;
    private static final int RECENT = 200;

    private final long seed;
    private final Random random;
    private FaultProxy proxy;
    private Talker ana;
    private Talker bo;
    private int untrue;
    private long slowest;

    CutLink(long seed) {
        this.seed = seed;
        random = new Random(seed);
    }

    /// The result.
    ///
    /// @param slowest longest time of all cycles from the start of the last connection until all messages were confirmed
    record Outcome(int messages, int lost, int doubled, int untrue, boolean ordered, Duration slowest) {}

    Outcome run(int cycles) throws Exception {
        try (var one = TestNode.open("Ana", Settings.Accept.ANYONE, CALLER, NodeClock.SYSTEM);
             var two = TestNode.open("Bo", Settings.Accept.ANYONE, CALLED, NodeClock.SYSTEM);
             var between = new FaultProxy(two.address())) {
            proxy = between;
            TestNode.get(one.node.add(between.address()));
            one.awaitPeer(two.id(), peer -> peer.connected() && peer.met());
            two.awaitPeer(one.id(), peer -> peer.connected() && peer.met());
            ana = new Talker(one, "Ana", two.id());
            bo = new Talker(two, "Bo", one.id());
            for (int cycle = 0; cycle < cycles; cycle++) cycle(cycle);
            var atBo = bo.tally(ana);
            var atAna = ana.tally(bo);
            return new Outcome(atBo.messages() + atAna.messages(), atBo.lost() + atAna.lost(), atBo.doubled() + atAna.doubled(),
                    untrue + atBo.untrue() + atAna.untrue(), atBo.ordered() && atAna.ordered(), Duration.ofNanos(slowest));
        }
    }

    private void cycle(int cycle) throws Exception {
        var fault = Fault.random(random, Fault.CUTS, BYTES);
        boolean again = random.nextInt(4) == 0;
        var next = Fault.random(random, Fault.CUTS, HANDSHAKE_BYTES);
        try {
            if (again) proxy.armNext(next); // the next connection breaks in its handshake, or while messages are sent again
            int before = proxy.accepted();
            var cable = proxy.arm(fault);
            while (!cable.fired() && proxy.accepted() == before) {
                for (var one : new Talker[] {ana, bo}) if (one.open() < AT_ONCE) one.say(random, TEXT);
                ana.pause();
            }
            believe(ana, bo);
            believe(bo, ana);
            for (var one : new Talker[] {ana, bo}) for (int i = random.nextInt(3); i > 0; i--) one.say(random, TEXT);
            proxy.awaitMore(before);
            ana.awaitSettled();
            bo.awaitSettled();
            slowest = Math.max(slowest, System.nanoTime() - proxy.acceptedAt());
            proxy.sweep();
        } catch (Exception | AssertionError broken) {
            throw new AssertionError("seed " + seed + ", cycle " + cycle + ", " + fault + (again ? ", then " + next : ""), broken);
        }
    }

    /// Checks that the other side has the messages that count as delivered.
    private void believe(Talker author, Talker reader) throws Exception {
        Set<String> delivered = author.delivered(RECENT);
        reader.newest(2 * RECENT).forEach(one -> delivered.remove(one.message().text()));
        untrue += delivered.size();
    }
}
