package org.hashverse.node.contacts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hashverse.chat.MessageId;
import org.hashverse.chat.PeerAddress;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.PeerName;
import org.hashverse.chat.Standing;
import org.hashverse.node.StandingClock;
import org.hashverse.node.TestLimits;
import org.hashverse.node.TestNode;
import org.hashverse.node.api.Found;
import org.hashverse.node.api.IntroduceOutcome;
import org.hashverse.node.api.Introduction;
import org.hashverse.node.api.NodeEvent;
import org.hashverse.node.api.Peer;
import org.hashverse.node.kit.Limits;
import org.hashverse.store.settings.Settings;
import org.hashverse.transport.Identity;
import org.hashverse.transport.Papers;
import org.hashverse.transport.RawPeer;
import org.hashverse.wire.Frame;
import org.hashverse.wire.OptionalFrame;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Introductions by peers that keep to no rule, and the bounds.
class IntroductionsTest {
    private static final Limits LIMITS = TestLimits.SHORT.withTicks(ticks -> new Limits.Ticks(ticks.busy(), ticks.idle(), Duration.ofDays(2), Duration.ofDays(2)));
    private final StandingClock clock = new StandingClock();
    private final List<RawPeer> open = new ArrayList<>();
    @TempDir
    private Path folder;
    private TestNode ana;
    private int keys;
    private long request;

    @BeforeEach
    void open() throws Exception {
        clock.wall = Instant.ofEpochMilli(1_000_000);
        ana = TestNode.in(folder.resolve("Ana"), "Ana", Settings.Accept.ASK, 0, LIMITS, clock);
    }

    @AfterEach
    void close() throws Exception {
        open.forEach(RawPeer::close);
        ana.close();
    }

    private RawPeer peer(boolean contact, String... features) throws Exception {
        var peer = RawPeer.in(ana.address(), Papers.good());
        open.add(peer);
        peer.say(new Frame.Hello(0, new PeerName("Peer " + ++keys), Optional.empty(), Set.of(features), MessageId.random().hex(), RawPeer.STORE, Optional.empty(), 0, 0, List.of(), true, true,
                Optional.empty()));
        peer.hear(Frame.Hello.class);
        ana.awaitPeer(peer.id(), Peer::connected);
        if (contact) TestNode.get(ana.node.accept(peer.id()));
        return peer;
    }

    private RawPeer contact() throws Exception {
        return peer(true, OptionalFrame.Introduce.FEATURE);
    }

    private Identity identity() throws IOException {
        return Identity.loadOrCreate(folder.resolve(++keys + ".pem"));
    }

    private PeerId offer(RawPeer by) throws Exception {
        return offer(by, Papers.good().id());
    }

    private PeerId offer(RawPeer by, PeerId id) throws IOException {
        by.say(new OptionalFrame.Introduce(++request, id, new PeerName("Somebody"), false));
        by.settle(++request);
        return id;
    }

    private List<Introduction> waiting() {
        return ana.told(NodeEvent.IntroductionsChanged.class).getLast().waiting();
    }

    @Test
    void fourOfOneContactWaitAndSixteenOfAll() throws Exception {
        for (int i = 1; i <= 4; i++) {
            var by = contact();
            for (int j = 0; j < Introductions.MOST_OF_ONE; j++) offer(by);
            assertEquals(4 * i, waiting().size());
            offer(by);
            assertEquals(4 * i, waiting().size(), "a fifth");
        }
        assertEquals(Introductions.MOST, waiting().size());
        offer(contact());
        assertEquals(16, waiting().size());
    }

    @Test
    void aContactMayOfferFourInAnHour() throws Exception {
        var by = contact();
        for (int i = 0; i < Introductions.AN_HOUR; i++) assertTrue(TestNode.get(ana.node.answerIntroduction(by.id(), offer(by), false)));
        offer(by);
        assertEquals(List.of(), waiting());
        clock.nanos += Duration.ofMinutes(15).toNanos() - 1;
        offer(by);
        assertEquals(List.of(), waiting());
        clock.nanos += 2;
        offer(by);
        assertEquals(1, waiting().size());
    }

    @Test
    void aStrangerOffersNothingAndNobodyIsIntroducedToItselfOrToABlockedKey() throws Exception {
        offer(peer(false));
        var by = contact();
        offer(by, by.id());
        offer(by, ana.id());
        var blocked = contact();
        TestNode.get(ana.node.block(blocked.id()));
        by.say(new OptionalFrame.Introduce(++request, blocked.id(), new PeerName("Blocked"), true));
        assertEquals(new OptionalFrame.Consent(request, Optional.empty()), by.hear(OptionalFrame.Consent.class));
        assertEquals(List.of(), waiting());
    }

    @Test
    void oneThatWaitsForAKeyThatIsBlockedMeanwhileIsDeclinedWhateverThePersonSays() throws Exception {
        var by = contact();
        var other = peer(false);
        offer(by, other.id());
        long offered = request - 1;
        TestNode.get(ana.node.block(other.id()));
        assertTrue(TestNode.get(ana.node.answerIntroduction(by.id(), other.id(), true)));
        assertEquals(new OptionalFrame.Consent(offered, Optional.empty()), by.hear(OptionalFrame.Consent.class));
    }

    @Test
    void oneThatIsOfferedAgainWaitsNoLongerThanTheFirst() throws Exception {
        var by = contact();
        var cy = offer(by);
        clock.nanos += Introducer.OPEN_FOR.toNanos() - 1;
        offer(by, cy);
        assertEquals(1, waiting().size());
        int mark = ana.mark();
        clock.nanos += 1;
        assertEquals(List.of(), ana.awaitFrom(mark, NodeEvent.IntroductionsChanged.class, _ -> true).waiting());
    }

    @Test
    void onlyARecordOfTheIntroducedKeyAddsItAndOnlyAfterConsent() throws Exception {
        var by = contact();
        var cy = identity();
        var place = List.of(new PeerAddress("127.0.0.9", 9));
        offer(by, cy.id());
        long offered = request - 1;
        by.say(new OptionalFrame.Introduced(offered, Optional.of(cy.sign(1, place))));
        by.settle(++request);
        assertEquals(1, waiting().size(), "the person has not consented");
        assertTrue(TestNode.get(ana.node.answerIntroduction(by.id(), cy.id(), true)));
        var consent = by.hear(OptionalFrame.Consent.class);
        assertEquals(ana.id(), consent.whereabouts().orElseThrow().owner());
        by.say(new OptionalFrame.Introduced(offered, Optional.of(identity().sign(1, place))), new OptionalFrame.Introduced(offered + 1, Optional.of(cy.sign(1, place))));
        by.settle(++request);
        assertEquals(List.of(), ana.told(NodeEvent.IntroductionEnded.class));
        by.say(new OptionalFrame.Introduce(offered + 2, cy.id(), new PeerName("Cy"), false));
        assertEquals(offered + 2, by.hear(OptionalFrame.Consent.class).request(), "asked again, the person is not");
        by.say(new OptionalFrame.Introduced(offered + 2, Optional.of(cy.sign(1, place))));
        assertTrue(ana.await(NodeEvent.IntroductionEnded.class, _ -> true).done());
        assertEquals("Somebody", ana.awaitPeer(cy.id(), _ -> true).name().text());
    }

    @Test
    void aContactLearnsOfFourBlockedKeysInAnHourAtMost() throws Exception {
        var by = contact();
        var blocked = contact();
        TestNode.get(ana.node.block(blocked.id()));
        for (int i = 0; i < Introductions.AN_HOUR; i++) {
            by.say(new OptionalFrame.Introduce(++request, blocked.id(), new PeerName("Blocked"), false));
            assertEquals(request, by.hear(OptionalFrame.Consent.class).request());
        }
        by.say(new OptionalFrame.Introduce(++request, blocked.id(), new PeerName("Blocked"), false), new Frame.PeersQuery(++request));
        for (var answer = by.hear(); !(answer instanceof Frame.Peers); answer = by.hear()) assertFalse(answer instanceof OptionalFrame.Consent);
    }

    @Test
    void aRepeatedOfferChangesNothingOfWhatThePersonReads() throws Exception {
        var by = contact();
        var cy = offer(by);
        by.say(new OptionalFrame.Introduce(++request, cy, new PeerName("Another name"), true));
        by.settle(++request);
        assertEquals("Somebody", waiting().getFirst().name().text());
        assertTrue(TestNode.get(ana.node.answerIntroduction(by.id(), cy, true)));
        assertEquals(request - 1, by.hear(OptionalFrame.Consent.class).request());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aPeerThatThePersonRemovesDoesNotComeBackByAnEarlierConsent(boolean deleteConversation) throws Exception {
        var one = contact();
        var other = contact();
        var eve = identity();
        var numbers = new HashMap<RawPeer, Long>();
        for (var by : List.of(one, other)) {
            offer(by, eve.id());
            numbers.put(by, request - 1);
            assertTrue(TestNode.get(ana.node.answerIntroduction(by.id(), eve.id(), true)));
            by.hear(OptionalFrame.Consent.class);
        }
        var introduced = eve.sign(1, List.of());
        one.say(new OptionalFrame.Introduced(numbers.get(one), Optional.of(introduced)));
        ana.awaitPeer(eve.id(), peer -> peer.standing() == Standing.CONTACT);
        assertTrue(TestNode.get(ana.node.remove(eve.id(), deleteConversation)));
        other.say(new OptionalFrame.Introduced(numbers.get(other), Optional.of(introduced)));
        other.settle(++request);
        assertEquals(Standing.REMOVED, TestNode.get(ana.node.find(eve.id().text())) instanceof Found.One(var peer) ? peer.standing() : null);
        offer(other, eve.id());
        assertEquals(1, waiting().size(), "the person is asked again");
    }

    @Test
    void whatAPersonDidNotAnswerIsForgottenAfterADay() throws Exception {
        var by = contact();
        offer(by);
        clock.nanos += Introducer.OPEN_FOR.toNanos();
        ana.awaitFrom(ana.mark() - 1, NodeEvent.IntroductionsChanged.class, event -> event.waiting().isEmpty());
    }

    @Test
    void sixteenIntroductionsAreUnderWayAndNoPairTwice() throws Exception {
        var peers = new ArrayList<RawPeer>();
        for (int i = 0; i < 7; i++) peers.add(contact());
        int asked = 0;
        for (int i = 0; i < 7 && asked < Introducer.MOST; i++)
            for (int j = i + 1; j < 7 && asked < Introducer.MOST; j++, asked++) assertEquals(IntroduceOutcome.ASKED, introduce(peers.get(i), peers.get(j)));
        assertEquals(16, asked);
        assertEquals(IntroduceOutcome.TOO_MANY, introduce(peers.get(5), peers.get(6)));
        assertEquals(IntroduceOutcome.ALREADY, introduce(peers.get(1), peers.get(0)));
        var first = peers.getFirst().hear(OptionalFrame.Introduce.class);
        peers.getFirst().say(new OptionalFrame.Consent(first.request(), Optional.empty()));
        assertFalse(ana.await(NodeEvent.IntroducedByUs.class, _ -> true).done());
        assertEquals(IntroduceOutcome.ASKED, introduce(peers.get(5), peers.get(6)));
    }

    private IntroduceOutcome introduce(RawPeer one, RawPeer other) throws Exception {
        return TestNode.get(ana.node.introduce(one.id(), other.id()));
    }

    @Test
    void onlyTwoConnectedContactsWhoseProgramsKnowItAreIntroduced() throws Exception {
        var one = contact();
        assertEquals(IntroduceOutcome.NO_CONTACT, introduce(one, one));
        assertEquals(IntroduceOutcome.NO_CONTACT, introduce(one, peer(false, OptionalFrame.Introduce.FEATURE)));
        assertEquals(IntroduceOutcome.TOO_OLD, introduce(peer(true), one));
        var gone = contact();
        gone.close();
        ana.awaitPeer(gone.id(), peer -> !peer.connected());
        assertEquals(IntroduceOutcome.NOT_CONNECTED, introduce(one, gone));
    }

    @Test
    void aConsentOfAnotherPeerOrWithAnothersRecordCountsForNothing() throws Exception {
        var one = contact();
        var other = contact();
        var eve = contact();
        assertEquals(IntroduceOutcome.ASKED, introduce(one, other));
        long number = one.hear(OptionalFrame.Introduce.class).request();
        eve.say(new OptionalFrame.Consent(number, Optional.empty()));
        one.say(new OptionalFrame.Consent(number, Optional.of(identity().sign(1, List.of()))));
        other.say(new OptionalFrame.Consent(number, Optional.of(identity().sign(1, List.of()))));
        for (var peer : List.of(eve, one, other)) peer.settle(++request);
        assertEquals(List.of(), ana.told(NodeEvent.IntroducedByUs.class));
    }
}
