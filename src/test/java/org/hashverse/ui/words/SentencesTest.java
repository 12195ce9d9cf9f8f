package org.hashverse.ui.words;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.hashverse.chat.PeerAddress;
import org.hashverse.chat.Presence;
import org.hashverse.chat.Standing;
import org.hashverse.node.api.Peer;
import org.hashverse.node.api.PeerListing;
import org.hashverse.node.api.PeerListing.Status;
import org.hashverse.node.api.QueryAnswer;
import org.hashverse.ui.add.QuerySentences;
import org.hashverse.ui.app.Cast;
import org.hashverse.ui.inspector.ListingSentences;
import org.hashverse.ui.peer.Phrases;
import org.junit.jupiter.api.Test;

/// The texts of query and inspector, word for word.
class SentencesTest {
    private static final Instant NOW = LocalDateTime.of(2026, 11, 20, 10, 7).atZone(ZoneId.systemDefault()).toInstant();
    private static final Instant EARLIER = LocalDateTime.of(2026, 11, 20, 9, 40).atZone(ZoneId.systemDefault()).toInstant();
    private final Peer bo = Cast.contact(Cast.BO, "Bo", "10.0.0.9:8000");
    private final Peer away = Cast.presence(bo, Presence.OFFLINE, EARLIER);

    private static String query(QueryAnswer answer, String typed) {
        return QuerySentences.of(answer, typed, Peer::shownName, NOW).toString();
    }

    @Test
    void aQueryAnswersInOneSentence() {
        assertEquals("Bo is connected to you. Round trip 3\u00a0ms.", query(new QueryAnswer.Connected(bo, Optional.of(Duration.ofMillis(3))), "Bo"));
        assertEquals("Bo is connected to you. There was no answer to a ping just now.", query(new QueryAnswer.Connected(bo, Optional.empty()), "Bo"));
        assertEquals("Bo is not connected. Last heard 09:40.", query(new QueryAnswer.Known(away), "Bo"));
        assertEquals("Bo is not among your contacts; not connected. Settings → Not contacts adds the peer.", query(new QueryAnswer.Known(Cast.standing(away, Standing.REMOVED)), "Bo"));
        assertEquals("You blocked Bo. Settings → Blocked lifts that.", query(new QueryAnswer.Known(Cast.standing(away, Standing.BLOCKED)), "Bo"));
        assertEquals("That is you. You listen at 10.0.0.7:8000.", query(new QueryAnswer.Self(PeerAddress.parse("10.0.0.7:8000")), "10.0.0.7"));
        assertEquals("None of your 3 peers is at 10.0.0.52:8000.", query(new QueryAnswer.NotFound(3), "10.0.0.52:8000"));
        assertEquals("Your one peer is not called Zoe.", query(new QueryAnswer.NotFound(1), " Zoe "));
        assertEquals("Nobody is connected to you. And nobody you know is Zoe.", query(new QueryAnswer.NotFound(0), "Zoe"));
        assertEquals("2 matches for “Bo”. Which one?", query(new QueryAnswer.Ambiguous(List.of(bo, away)), "Bo"));
    }

    private String line(Peer peer, PeerListing listing) {
        return ListingSentences.line(peer, "Bo", listing, Cast.ANA, NOW);
    }

    private static PeerListing listing(Status status, int total, Instant toldAt, PeerListing.Entry... entries) {
        return new PeerListing(status, List.of(entries), total, Optional.ofNullable(toldAt));
    }

    @Test
    void everyStateOfAPeersListHasItsLine() {
        var chen = Cast.entry(Cast.CHEN, "Chen", "10.0.0.12:8000");
        assertEquals("Asking Bo…", line(bo, null));
        assertEquals("as Bo told it 3\u00a0s ago", line(bo, listing(Status.TOLD, 1, NOW.minusSeconds(3), chen)));
        assertEquals("Bo has no other peers", line(bo, listing(Status.TOLD, 0, NOW)));
        assertEquals("Bo has no other peers", line(bo, listing(Status.TOLD, 1, NOW, Cast.entry(Cast.ANA, "Ana", null))));
        assertEquals("Bo does not share their peers", line(bo, listing(Status.PRIVATE, 0, null)));
        assertEquals("Bo has not accepted you yet", line(bo, listing(Status.NOT_ACCEPTED, 0, null)));
        assertEquals("Bo did not answer\u00a0·", line(bo, listing(Status.NO_ANSWER, 0, null)));
        assertEquals("Bo is offline; this is from 09:40", line(away, listing(Status.OFFLINE, 1, EARLIER, chen)));
        assertEquals("Bo is offline; this is from 09:40", line(away, listing(Status.TOLD, 1, EARLIER, chen)));
        assertEquals("Bo is offline", line(away, null));
    }

    @Test
    void theHeadCountsWhatIsShown() {
        var chen = Cast.entry(Cast.CHEN, "Chen", "10.0.0.12:8000");
        assertEquals(List.of("Bo’s peers", "Peers"), ListingSentences.head("Bo", null));
        assertEquals(List.of("Bo’s peers · 1", "Peers · 1"), ListingSentences.head("Bo", listing(Status.TOLD, 1, NOW, chen)));
        assertEquals(List.of("Bo’s peers · 1 of 120", "Peers · 1 of 120"), ListingSentences.head("Bo", listing(Status.TOLD, 120, NOW, chen)));
    }

    @Test
    void anEntrySaysHowIKnowThePeer() {
        var there = Cast.entry(Cast.BO, "Bo", "10.0.0.9:8000");
        assertEquals("connected to you too", ListingSentences.entry(there, Optional.of(bo), Cast.ANA));
        assertEquals("known to you, offline", ListingSentences.entry(there, Optional.of(away), Cast.ANA));
        assertEquals("blocked by you", ListingSentences.entry(there, Optional.of(Cast.standing(bo, Standing.BLOCKED)), Cast.ANA));
        assertEquals("10.0.0.9:8000", ListingSentences.entry(there, Optional.of(Cast.standing(bo, Standing.REMOVED)), Cast.ANA));
        assertEquals("10.0.0.9:8000", ListingSentences.entry(there, Optional.empty(), Cast.ANA));
        assertEquals("no address: ask for an invite", ListingSentences.entry(Cast.entry(Cast.HANA, "Hana", null), Optional.empty(), Cast.ANA));
        assertEquals("you", ListingSentences.entry(Cast.entry(Cast.ANA, "Ana", "10.0.0.7:8000"), Optional.empty(), Cast.ANA));
    }

    @Test
    void onlyAPeerThatCanBeCalledAndIsNoContactIsOffered() {
        var there = Cast.entry(Cast.GUS, "Gus", "10.0.0.40:8000");
        assertTrue(ListingSentences.addable(there, Optional.empty(), Cast.ANA));
        assertTrue(ListingSentences.addable(there, Optional.of(Cast.standing(bo, Standing.REMOVED)), Cast.ANA));
        assertFalse(ListingSentences.addable(there, Optional.of(away), Cast.ANA));
        assertFalse(ListingSentences.addable(there, Optional.of(Cast.standing(bo, Standing.BLOCKED)), Cast.ANA));
        assertFalse(ListingSentences.addable(Cast.entry(Cast.HANA, "Hana", null), Optional.empty(), Cast.ANA));
        assertFalse(ListingSentences.addable(Cast.entry(Cast.ANA, "Ana", "10.0.0.7:8000"), Optional.empty(), Cast.ANA));
    }

    @Test
    void lengthsAndMomentsAreShort() {
        assertEquals("0\u00a0s", Phrases.length(Duration.ofSeconds(-5)));
        assertEquals("59\u00a0s", Phrases.length(Duration.ofSeconds(59)));
        assertEquals("1\u00a0min", Phrases.length(Duration.ofSeconds(60)));
        assertEquals("2\u00a0h", Phrases.length(Duration.ofMinutes(179)));
        assertEquals("3\u00a0d", Phrases.length(Duration.ofHours(95)));
        assertEquals("09:40", Phrases.when(EARLIER, NOW));
        assertEquals("Thu 09:40", Phrases.when(EARLIER.minus(Duration.ofDays(1)), NOW));
        assertEquals("31 Oct 09:40", Phrases.when(EARLIER.minus(Duration.ofDays(20)), NOW));
    }
}
