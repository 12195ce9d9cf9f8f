package org.hashverse.node.contacts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.hashverse.chat.MessageId;
import org.hashverse.chat.PeerAddress;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.PeerName;
import org.hashverse.chat.Whereabouts;
import org.hashverse.node.StandingClock;
import org.hashverse.node.TestLimits;
import org.hashverse.node.TestNode;
import org.hashverse.node.api.Peer;
import org.hashverse.node.peer.WhereaboutsState;
import org.hashverse.store.settings.Settings;
import org.hashverse.transport.Identity;
import org.hashverse.transport.Papers;
import org.hashverse.transport.RawPeer;
import org.hashverse.wire.Frame;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a node keeps of the whereabouts of its contacts, and what it tells others.
class WhereaboutsTest {
    private static final PeerAddress PLACE = new PeerAddress("127.0.0.9", 9);
    private final StandingClock clock = new StandingClock();
    @TempDir
    private Path folder;
    private TestNode ana;
    private Friend cy;
    private Friend dara;
    private long request;

    /// A peer that is connected to Ana, and whose key signs.
    private final class Friend implements AutoCloseable {
        final Identity identity;
        final RawPeer peer;

        Friend(String name, boolean contact, boolean share, String... features) throws Exception {
            var file = folder.resolve(name + ".pem");
            identity = Identity.loadOrCreate(file);
            peer = RawPeer.in(ana.address(), Papers.of(file));
            peer.say(new Frame.Hello(0, new PeerName(name), Optional.empty(), Set.of(features), MessageId.random().hex(), RawPeer.STORE, Optional.empty(), 0, 0, List.of(), share, true,
                    Optional.empty()));
            peer.hear(Frame.Hello.class);
            ana.awaitPeer(peer.id(), Peer::connected);
            if (contact) TestNode.get(ana.node.accept(peer.id()));
            settle();
        }

        Whereabouts at(long wall) {
            return identity.sign(wall, List.of(PLACE));
        }

        /// Tells Ana something, and waits until she has handled it.
        void tell(Whereabouts... records) throws IOException {
            for (var record : records) peer.say(new OptionalFrame.Where(record));
            settle();
        }

        private void settle() throws IOException {
            peer.settle(++request);
        }

        void ask(PeerId about) throws IOException {
            peer.say(OptionalFrame.WhereQuery.of(about));
        }

        Whereabouts heard() throws IOException {
            return peer.hear(OptionalFrame.Where.class).whereabouts();
        }

        /// Whether Ana tells nothing until she has handled all that was sent to her.
        boolean hearsNothing() throws IOException {
            peer.say(new Frame.PeersQuery(++request));
            for (var frame = peer.hear(); !(frame instanceof Frame.Peers); frame = peer.hear()) if (frame instanceof OptionalFrame.Where) return false;
            return true;
        }

        @Override
        public void close() {
            peer.close();
        }
    }

    @BeforeEach
    void open() throws Exception {
        clock.wall = Instant.ofEpochMilli(1_000_000);
        ana = ana();
        cy = new Friend("Cy", true, true);
        dara = new Friend("Dara", true, true);
    }

    private TestNode ana() throws IOException {
        return TestNode.in(folder.resolve("Ana"), "Ana", Settings.Accept.ASK, 0, TestLimits.SHORT, clock);
    }

    @AfterEach
    void close() throws Exception {
        cy.close();
        dara.close();
        ana.close();
    }

    @Test
    void aContactThatKeepsThemGetsOurWhereaboutsAndAStrangerGetsNone() throws Exception {
        try (var eve = new Friend("Eve", false, true, OptionalFrame.WhereQuery.FEATURE)) {
            assertTrue(eve.hearsNothing());
            TestNode.get(ana.node.accept(eve.peer.id()));
            var record = eve.heard();
            assertTrue(Identity.signed(record));
            assertEquals(ana.id(), record.owner());
            assertEquals(List.of(ana.address()), record.addresses());
            assertTrue(dara.hearsNothing(), "an older program");
        }
    }

    @Test
    void theNewestRecordIsToldToAContactThatAsks() throws Exception {
        dara.ask(cy.peer.id());
        assertTrue(dara.hearsNothing(), "nothing is known yet");
        cy.tell(cy.at(10));
        assertEquals(cy.at(10), dara.heard(), "the question is still open");
        dara.ask(cy.peer.id());
        assertEquals(cy.at(10), dara.heard());
        cy.tell(cy.at(11));
        assertEquals(cy.at(11), dara.heard());
        clock.nanos += WhereaboutsKeeper.OPEN_FOR.toNanos() - 1;
        cy.tell(cy.at(12));
        assertEquals(cy.at(12), dara.heard());
        clock.nanos++;
        cy.tell(cy.at(13));
        assertTrue(dara.hearsNothing(), "the question is not open any more");
    }

    @Test
    void anOlderRecordOrOneThatTheOwnerDidNotSignChangesNothing() throws Exception {
        cy.tell(cy.at(10));
        var false11 = new Whereabouts(cy.at(11).key(), 11, List.of(PLACE), dara.at(11).signature());
        cy.tell(cy.at(9), false11, cy.identity.sign(10, List.of()));
        dara.tell(cy.at(9), false11);
        dara.ask(cy.peer.id());
        assertEquals(cy.at(10), dara.heard());
    }

    @Test
    void anotherContactMayTellARecordAndAStrangerMayNot() throws Exception {
        try (var eve = new Friend("Eve", false, true)) {
            eve.tell(cy.at(10));
            dara.ask(cy.peer.id());
            assertTrue(dara.hearsNothing());
            dara.tell(cy.at(11));
            assertTrue(dara.hearsNothing(), "she told it herself");
            dara.ask(cy.peer.id());
            assertEquals(cy.at(11), dara.heard());
        }
    }

    @Test
    void aRecordMayBeADayAheadOfOurClockAndNoMore() throws Exception {
        long latest = clock.wall.toEpochMilli() + Duration.ofDays(1).toMillis();
        cy.tell(cy.at(latest + 1));
        dara.ask(cy.peer.id());
        assertTrue(dara.hearsNothing());
        cy.tell(cy.at(latest));
        assertEquals(cy.at(latest), dara.heard());
    }

    @Test
    void nothingIsToldOfAContactThatDoesNotShareNorOfAnotherKeyNorToAStranger() throws Exception {
        cy.tell(cy.at(10));
        cy.peer.say(new Frame.Welcome(List.of(), false, Optional.empty(), Optional.empty()));
        cy.tell(cy.at(11));
        dara.ask(cy.peer.id());
        dara.ask(dara.peer.id());
        dara.ask(ana.id());
        assertTrue(dara.hearsNothing());
        cy.peer.say(new Frame.Welcome(List.of(), true, Optional.empty(), Optional.empty()));
        cy.settle();
        try (var eve = new Friend("Eve", false, true)) {
            eve.tell(eve.at(10));
            eve.ask(cy.peer.id());
            assertTrue(eve.hearsNothing());
            dara.ask(eve.peer.id());
            assertTrue(dara.hearsNothing(), "a stranger is not told of either");
        }
        dara.ask(cy.peer.id());
        assertEquals(cy.at(11), dara.heard());
    }

    @Test
    void thirtyQuestionsAMinuteAreAnswered() throws Exception {
        cy.tell(cy.at(10));
        for (int i = 0; i < WhereaboutsState.ANSWERED_A_MINUTE + 1; i++) dara.ask(cy.peer.id());
        for (int i = 0; i < 30; i++) assertEquals(cy.at(10), dara.heard());
        assertTrue(dara.hearsNothing());
        clock.nanos += Duration.ofSeconds(2).toNanos();
        dara.ask(cy.peer.id());
        dara.ask(cy.peer.id());
        assertEquals(cy.at(10), dara.heard());
        assertTrue(dara.hearsNothing());
    }

    @Test
    void tenRecordsOfOnePeerAreCheckedAtOnceAndThenTwentyAMinute() throws Exception {
        dara.ask(cy.peer.id());
        for (int i = 1; i <= WhereaboutsState.TOLD_AT_ONCE + 1; i++) cy.tell(cy.at(i));
        for (int i = 1; i <= 10; i++) assertEquals(cy.at(i), dara.heard());
        assertTrue(dara.hearsNothing());
        clock.nanos += Duration.ofSeconds(3).toNanos();
        cy.tell(cy.at(12), cy.at(13));
        assertEquals(cy.at(12), dara.heard());
        assertTrue(dara.hearsNothing());
    }

    @Test
    void aRecordIsKeptOverARestart() throws Exception {
        cy.tell(cy.at(10));
        dara.close();
        cy.close();
        ana.close();
        ana = ana();
        dara = new Friend("Dara", true, true);
        dara.tell(cy.at(9));
        dara.ask(cy.peer.id());
        assertEquals(cy.at(10), dara.heard());
    }

    @Test
    void aRecordOfARemovedContactIsNotTold() throws Exception {
        cy.tell(cy.at(10));
        assertTrue(TestNode.get(ana.node.remove(cy.peer.id())));
        dara.ask(cy.peer.id());
        assertTrue(dara.hearsNothing());
    }

    @Test
    void thirtyTwoQuestionsOfOnePeerStayOpenAndTheOldestGoesFirst() {
        var state = new WhereaboutsState();
        var about = IntStream.rangeClosed(0, WhereaboutsState.MOST_OPEN).mapToObj(WhereaboutsTest::peer).toList();
        for (int i = 0; i < 32; i++) state.opened(about.get(i), 100);
        assertTrue(state.waitsFor(about.get(0), 99));
        assertFalse(state.waitsFor(about.get(0), 100));
        state.opened(about.get(0), 200);
        state.opened(about.get(32), 100);
        assertFalse(state.waitsFor(about.get(1), 99));
        assertTrue(state.waitsFor(about.get(0), 199), "it was asked again");
        state.closeQuestions();
        assertFalse(state.waitsFor(about.get(0), 99));
    }

    private static PeerId peer(int number) {
        var key = new byte[32];
        key[0] = (byte) number;
        return PeerId.of(key);
    }

    @Test
    void thePauseBetweenTwoQuestionsDoublesFromOneMinuteToTen() {
        var state = new WhereaboutsState();
        assertTrue(state.seekAt() < 0);
        for (int minutes : List.of(1, 2, 4, 8, 10, 10)) {
            state.sought(7);
            assertEquals(7 + Duration.ofMinutes(minutes).toNanos(), state.seekAt());
        }
        state.seekSoon();
        assertTrue(state.seekAt() < 0);
        state.sought(7);
        assertEquals(7 + Duration.ofMinutes(1).toNanos(), state.seekAt());
        assertTrue(WhereaboutsKeeper.OPEN_FOR.compareTo(WhereaboutsState.LONGEST_PAUSE) > 0, "a question is open until it is asked again");
    }
}
