package org.hashverse.node;

import static org.hashverse.node.TestNode.get;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.hashverse.chat.Standing;
import org.hashverse.node.api.AddOutcome;
import org.hashverse.node.api.Found;
import org.hashverse.node.api.IntroduceOutcome;
import org.hashverse.node.api.Introduction;
import org.hashverse.node.api.NodeEvent;
import org.hashverse.node.api.Peer;
import org.hashverse.node.kit.Limits;
import org.hashverse.node.kit.NodeClock;
import org.hashverse.store.settings.Settings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Ana introduces Bo and Chen, who know only her.
class IntroducedNodesTest {
    private static final Limits LIMITS = TestLimits.SHORT.withRedial(redial -> redial.withHints(8));
    private final TestClock clock = new TestClock();
    @TempDir
    private Path folder;
    private TestNode ana;
    private TestNode bo;
    private TestNode chen;

    private TestNode open(String name) throws Exception {
        return TestNode.in(folder.resolve(name), name, Settings.Accept.ASK, 0, LIMITS, name.equals("Ana") ? clock : NodeClock.SYSTEM);
    }

    private static void befriend(TestNode one, TestNode other) throws Exception {
        assertInstanceOf(AddOutcome.Connected.class, get(one.node.add(other.address())));
        other.awaitPeer(one.id(), Peer::connected);
        get(other.node.accept(one.id()));
        one.awaitPeer(other.id(), peer -> peer.connected() && peer.met());
        other.awaitPeer(one.id(), peer -> peer.connected() && peer.met());
    }

    @BeforeEach
    void meet() throws Exception {
        ana = open("Ana");
        bo = open("Bo");
        chen = open("Chen");
        befriend(ana, bo);
        befriend(ana, chen);
    }

    @AfterEach
    void close() throws Exception {
        for (var node : new TestNode[] {ana, bo, chen}) node.close();
    }

    private Introduction offered(TestNode to, int from) {
        return to.awaitFrom(from, NodeEvent.IntroductionsChanged.class, event -> !event.waiting().isEmpty()).waiting().getFirst();
    }

    private void introduce() throws Exception {
        assertEquals(IntroduceOutcome.ASKED, get(ana.node.introduce(bo.id(), chen.id())));
        offered(bo, 0);
        offered(chen, 0);
    }

    private static boolean knows(TestNode node, TestNode other) throws Exception {
        return get(node.node.find(other.id().text())) instanceof Found.One(var peer) && peer.standing() == Standing.CONTACT;
    }

    private boolean endedForAna() {
        return ana.await(NodeEvent.IntroducedByUs.class, _ -> true).done();
    }

    private static boolean endedFor(TestNode node) {
        return node.await(NodeEvent.IntroductionEnded.class, _ -> true).done();
    }

    @Test
    void ifBothConsentTheyAreConnectedContactsAndAVerifiedIntroducerVouches() throws Exception {
        ana.node.verify(chen.id(), true);
        ana.awaitPeer(chen.id(), Peer::verified);
        bo.node.verify(ana.id(), true);
        chen.node.verify(ana.id(), true);
        chen.awaitPeer(ana.id(), Peer::verified);
        bo.awaitPeer(ana.id(), Peer::verified);
        introduce();
        assertEquals(new Introduction(ana.id(), chen.id(), chen.self().name(), true, Optional.empty()), offered(bo, 0));
        assertEquals(new Introduction(ana.id(), bo.id(), bo.self().name(), false, Optional.empty()), offered(chen, 0));
        assertTrue(get(bo.node.answerIntroduction(ana.id(), chen.id(), true)));
        assertFalse(get(bo.node.answerIntroduction(ana.id(), chen.id(), true)), "it is answered");
        assertFalse(knows(bo, chen));
        assertTrue(get(chen.node.answerIntroduction(ana.id(), bo.id(), true)));
        var seen = bo.awaitPeer(chen.id(), peer -> peer.connected() && peer.met());
        chen.awaitPeer(bo.id(), peer -> peer.connected() && peer.met());
        assertTrue(endedForAna() && endedFor(bo) && endedFor(chen));
        assertEquals(Optional.of(ana.id()), seen.vouchedBy());
        assertFalse(seen.verified(), "it is only a claim");
        assertEquals(Optional.empty(), chen.awaitPeer(bo.id(), _ -> true).vouchedBy(), "Ana did not compare numbers with Bo");
        bo.node.verify(ana.id(), false);
        bo.awaitPeer(chen.id(), peer -> peer.vouchedBy().isEmpty());
        bo.node.verify(ana.id(), true);
        bo.awaitPeer(chen.id(), peer -> peer.vouchedBy().isPresent());
        bo.close();
        bo = open("Bo");
        bo.awaitPeer(chen.id(), peer -> peer.vouchedBy().isPresent());
    }

    @Test
    void theWordOfAnIntroducerThatWeDidNotVerifyIsNotKept() throws Exception {
        ana.node.verify(chen.id(), true);
        ana.awaitPeer(chen.id(), Peer::verified);
        introduce();
        assertFalse(offered(bo, 0).vouched());
        get(bo.node.answerIntroduction(ana.id(), chen.id(), true));
        get(chen.node.answerIntroduction(ana.id(), bo.id(), true));
        bo.awaitPeer(chen.id(), Peer::connected);
        int mark = bo.mark();
        bo.node.verify(ana.id(), true);
        bo.awaitFrom(mark, NodeEvent.PeerChanged.class, event -> event.peer().id().equals(ana.id()));
        assertEquals(Optional.empty(), bo.awaitPeer(chen.id(), _ -> true).vouchedBy());
    }

    @Test
    void ifOneDeclinesTheOtherIsToldNotNowAndNobodyIsAdded() throws Exception {
        introduce();
        assertTrue(get(bo.node.answerIntroduction(ana.id(), chen.id(), true)));
        assertTrue(get(chen.node.answerIntroduction(ana.id(), bo.id(), false)));
        assertFalse(endedFor(bo));
        assertFalse(endedForAna());
        assertFalse(knows(bo, chen) || knows(chen, bo));
        assertEquals(List.of(), chen.told(NodeEvent.IntroductionEnded.class));
        assertEquals(IntroduceOutcome.ASKED, get(ana.node.introduce(bo.id(), chen.id())), "another time");
    }

    @Test
    void anIntroductionThatOneDoesNotAnswerEndsAfterADay() throws Exception {
        introduce();
        assertTrue(get(bo.node.answerIntroduction(ana.id(), chen.id(), true)));
        int mark = chen.mark();
        clock.jump(Duration.ofDays(1));
        assertFalse(endedFor(bo));
        assertFalse(endedFor(chen));
        assertFalse(endedForAna());
        chen.awaitFrom(mark, NodeEvent.IntroductionsChanged.class, event -> event.waiting().isEmpty());
        assertFalse(get(chen.node.answerIntroduction(ana.id(), bo.id(), true)));
    }

    @Test
    void whoWasAwayIsAskedAgainAndWhoConsentedIsNot() throws Exception {
        introduce();
        assertTrue(get(chen.node.answerIntroduction(ana.id(), bo.id(), true)));
        bo.close();
        ana.awaitPeer(bo.id(), peer -> !peer.connected());
        bo = open("Bo");
        ana.awaitPeer(bo.id(), Peer::connected);
        offered(bo, 0);
        assertTrue(get(bo.node.answerIntroduction(ana.id(), chen.id(), true)));
        bo.awaitPeer(chen.id(), Peer::connected);
        chen.awaitPeer(bo.id(), Peer::connected);
    }
}
