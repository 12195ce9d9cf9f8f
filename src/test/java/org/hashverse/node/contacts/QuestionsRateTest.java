package org.hashverse.node.contacts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.hashverse.node.StandingClock;
import org.hashverse.node.TestLimits;
import org.hashverse.node.TestNode;
import org.hashverse.node.api.Peer;
import org.hashverse.store.settings.Settings;
import org.hashverse.transport.Papers;
import org.hashverse.transport.RawPeer;
import org.hashverse.wire.Frame;
import org.hashverse.wire.Frame.Peers.Status;
import org.junit.jupiter.api.Test;

class QuestionsRateTest {
    private long request;

    private Status ask(RawPeer eve) throws Exception {
        eve.say(new Frame.PeersQuery(++request));
        var answer = eve.hear(Frame.Peers.class);
        assertEquals(request, answer.request());
        return answer.status();
    }

    @Test
    void threeQuestionsAreAnsweredAtOnceThenOneASecondAndTheOthersGetBusy() throws Exception {
        var clock = new StandingClock();
        try (var ana = TestNode.open("Ana", Settings.Accept.ANYONE, TestLimits.SHORT, clock); var eve = RawPeer.greeted(ana.address(), Papers.good(), "Eve")) {
            assertTrue(ana.awaitPeer(eve.id(), Peer::connected).connected());
            for (int i = 0; i < 3; i++) assertEquals(Status.OK, ask(eve));
            assertEquals(Status.BUSY, ask(eve));
            clock.nanos += Questions.ALWAYS_ANSWERED.toNanos() - 1;
            assertEquals(Status.BUSY, ask(eve));
            clock.nanos++;
            assertEquals(Status.OK, ask(eve));
            assertEquals(Status.BUSY, ask(eve));
        }
    }
}
