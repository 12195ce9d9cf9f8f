package org.hashverse.console;

import static org.hashverse.console.PrintedEvents.BO;
import static org.hashverse.console.PrintedEvents.CHEN;
import static org.hashverse.console.PrintedEvents.ME;
import static org.hashverse.console.PrintedEvents.message;
import static org.hashverse.console.PrintedEvents.peer;
import static org.hashverse.console.PrintedEvents.self;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hashverse.chat.Content;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Delivered;
import org.hashverse.chat.Delivery;
import org.hashverse.chat.Invite;
import org.hashverse.chat.Message;
import org.hashverse.chat.MessageId;
import org.hashverse.chat.MessageKey;
import org.hashverse.chat.MessageText;
import org.hashverse.chat.PeerAddress;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.PeerName;
import org.hashverse.chat.Presence;
import org.hashverse.chat.ShownReaction;
import org.hashverse.chat.SomeMarks;
import org.hashverse.chat.Standing;
import org.hashverse.node.api.AddOutcome;
import org.hashverse.node.api.Nearby;
import org.hashverse.node.api.PeerListing;
import org.hashverse.node.api.QueryAnswer;
import org.junit.jupiter.api.Test;

class AnswersTest {
    private static final Snapshot NOBODY = new Snapshot(self("Ana"), List.of(), Nearby.NONE);
    private static final PeerAddress THERE = new PeerAddress("10.0.0.9", 8000);

    @Test
    void listShowsConnectedContactsByNameAndListAllTheOthersToo() {
        var peers = List.of(peer(CHEN, "Chen", Standing.CONTACT, Presence.NOT_RESPONDING), peer(BO, "Bo", Standing.CONTACT, Presence.OFFLINE),
                peer(ME, "Fay", Standing.STRANGER, Presence.ONLINE));
        assertEquals(List.of("peer Chen 127.0.0.1:8001 " + CHEN + " not-responding -", "peers 1"), Answers.list(peers, false));
        assertEquals(List.of("peer Bo 127.0.0.1:8001 " + BO + " offline -", "peer Chen 127.0.0.1:8001 " + CHEN + " not-responding -", "peers 2"), Answers.list(peers, true));
        assertEquals(List.of("peers 0"), Answers.list(List.of(), true));
    }

    @Test
    void queryHasAWordForEveryAnswer() throws Command.Failure {
        var bo = peer(BO, "Bo", Standing.CONTACT, Presence.ONLINE);
        assertEquals(List.of("connected Bo 127.0.0.1:8001 " + BO + " 3ms"), Answers.query(new QueryAnswer.Connected(bo, Optional.of(Duration.ofMillis(3))), "@Bo"));
        assertEquals(List.of("known Bo 127.0.0.1:8001 " + BO + " last-heard 1970-01-01T00:00:00Z"), Answers.query(new QueryAnswer.Known(bo), "@Bo"));
        assertEquals(List.of("self 10.0.0.9:8000"), Answers.query(new QueryAnswer.Self(THERE), "10.0.0.9 8000"));
        assertEquals(List.of("not-found 10.0.0.1\\t1"), Answers.query(new QueryAnswer.NotFound(3), "10.0.0.1\t1"));
        var several = new QueryAnswer.Ambiguous(List.of(bo, peer(CHEN, "Bo", Standing.CONTACT, Presence.ONLINE)));
        assertEquals("@Bo may be any of Bo 127.0.0.1:8001 " + BO + ", Bo 127.0.0.1:8001 " + CHEN + "; use the id, six characters or more",
                assertThrows(Command.Failure.class, () -> Answers.query(several, "@Bo")).getMessage());
    }

    @Test
    void selectShowsTheListOrWhyThereIsNone() throws Command.Failure {
        var bo = peer(BO, "Bo", Standing.CONTACT, Presence.ONLINE);
        var entry = new PeerListing.Entry(CHEN, new PeerName("Chen Li"), Optional.empty(), Duration.ofMillis(12_900));
        assertEquals(List.of("peer \"Chen Li\" - " + CHEN + " connected - 12s", "peers 1"),
                Answers.select(new PeerListing(PeerListing.Status.TOLD, List.of(entry), 1, Optional.of(Instant.EPOCH)), bo, NOBODY));
        assertEquals(List.of("peer \"Chen Li\" - " + CHEN + " connected - 12s", "peers 1 of 120"),
                Answers.select(new PeerListing(PeerListing.Status.TOLD, List.of(entry), 120, Optional.of(Instant.EPOCH)), bo, NOBODY));
        for (var status : PeerListing.Status.values()) {
            if (status == PeerListing.Status.TOLD) continue;
            var why = assertThrows(Command.Failure.class, () -> Answers.select(new PeerListing(status, List.of(entry), 1, Optional.empty()), bo, NOBODY)).getMessage();
            assertTrue(why.startsWith("Bo ") && why.contains("; "), why);
        }
    }

    @Test
    void namesOfUnknownPeersHaveTheirCodeIfTheyResembleKnownOnes() throws Command.Failure {
        var bo = peer(BO, "Bo", Standing.CONTACT, Presence.ONLINE);
        var now = new Snapshot(self("Ana"), List.of(bo), Nearby.NONE);
        for (var name : List.of("Bo", "b\u043e", "\u0391na", "Z\u043ee"))
            assertEquals("peer \"" + name + " (" + CHEN.code() + ")\" - " + CHEN + " connected - 0s", selected(CHEN, name, now));
        assertEquals("peer Chen - " + CHEN + " connected - 0s", selected(CHEN, "Chen", now));
        assertEquals("peer Bo - " + BO + " connected - 0s", selected(BO, "Somebody", now), "whom we know is called as we know him");
    }

    private static String selected(PeerId id, String name, Snapshot now) throws Command.Failure {
        var entry = new PeerListing.Entry(id, new PeerName(name), Optional.empty(), Duration.ZERO);
        return Answers.select(new PeerListing(PeerListing.Status.TOLD, List.of(entry), 1, Optional.of(Instant.EPOCH)), now.peers().getFirst(), now).getFirst();
    }

    @Test
    void historyShowsAuthorTextAndDelivery() {
        var mine = message(ME, Conversation.EVERYONE, "a\nb", Map.of(BO, Delivery.DELIVERED, CHEN, Delivery.SENT));
        var direct = message(ME, Conversation.with(BO), "c", Map.of(BO, Delivery.READ));
        var theirs = message(BO, Conversation.with(BO), "d", Map.of());
        var format = new HistoryLines(new Snapshot(self("A na"), List.of(peer(BO, "Bo", Standing.CONTACT, Presence.OFFLINE)), Nearby.NONE));
        assertEquals(List.of("history " + mine.message().id() + " 1970-01-01T00:00:00Z \"A na\" 1/2 a\\nb",
                        "history " + direct.message().id() + " 1970-01-01T00:00:00Z \"A na\" read c",
                        "history " + theirs.message().id() + " 1970-01-01T00:00:00Z Bo received d"),
                Stream.of(mine, direct, theirs).flatMap(one -> format.of(one).stream()).toList());
    }

    @Test
    void historyShowsWhatElseIsKnownOfAMessage() {
        var one = message(BO, Conversation.with(BO), "x", Map.of()).message();
        var answered = new MessageKey(CHEN, MessageId.random());
        var reply = new Message(one.id(), one.conversation(), BO, 1, Instant.EPOCH, new Content.Text("a\nreacted", Optional.of(answered), true));
        var format = new HistoryLines(new Snapshot(self("A na"), List.of(peer(BO, "Bo", Standing.CONTACT, Presence.OFFLINE)), Nearby.NONE));
        var reactions = List.of(new ShownReaction(ME, "\u2764\ufe0f", true), new ShownReaction(BO, "\u2600", false), new ShownReaction(CHEN, "\u2600", false));
        var id = one.id();
        assertEquals(List.of("history " + id + " 1970-01-01T00:00:00Z Bo received a\\nreacted", "in-reply-to " + id + " " + answered.id(), "last-edited " + id + " 1970-01-01T00:00:01Z",
                        "pinned " + id, "asks-confirmation " + id, "confirmed " + id + " CCCC -",
                        "reacted " + id + " \"A na\" 10.0.0.7:8000 \u2764\\u{fe0f}", "reacted " + id + " Bo 127.0.0.1:8001 \u2600", "reacted " + id + " CCCC - \u2600"),
                format.of(new Delivered(reply, false, false, Optional.empty(), Map.of(), SomeMarks.of(Optional.of(Instant.ofEpochSecond(1)), reactions, true, Set.of(CHEN)))));
        var gone = new Message(id, one.conversation(), ME, 1, Instant.EPOCH, new Content.TakenBack());
        assertEquals(List.of("history " + id + " 1970-01-01T00:00:00Z \"A na\" sent (message taken back)", "retracted " + id + " \"A na\" 10.0.0.7:8000"),
                format.of(new Delivered(gone, true, Map.of(BO, Delivery.SENT))));
    }

    @Test
    void everyFailureOfAddIsASentenceOfItsOwn() throws Command.Failure {
        var sentences = new HashSet<String>();
        for (var failure : AddOutcome.Failure.values()) {
            var failed = new AddOutcome.Failed(failure, Optional.of(BO), Optional.of(CHEN));
            var sentence = assertThrows(Command.Failure.class, () -> AddAnswers.ofAddress(failed, THERE)).getMessage();
            assertTrue(sentence.length() > 5 && !sentence.contains("\n"), sentence);
            assertTrue(sentences.add(sentence), sentence);
        }
        assertTrue(sentences.contains("that is this node's own address"));
        assertTrue(sentences.contains("10.0.0.9 answers, but Hashverse is not listening on port 8000; start it there and compare the port"));
        var invite = new Invite(BO, List.of(THERE), Optional.empty(), Optional.empty());
        assertEquals("another computer than the one in the invite answered: expected BBBB, met CCCC; ask for a new invite",
                assertThrows(Command.Failure.class, () -> AddAnswers.ofInvite(new AddOutcome.Failed(AddOutcome.Failure.OTHER_KEY, Optional.of(BO), Optional.of(CHEN)), invite))
                        .getMessage());
        var bo = peer(BO, "Bo", Standing.CONTACT, Presence.ONLINE);
        for (var already : new boolean[] {false, true})
            assertEquals("connected Bo 127.0.0.1:8001 " + BO, AddAnswers.ofAddress(new AddOutcome.Connected(bo, already), THERE));
    }

    @Test
    void everyFaultOfATextIsASentenceOfItsOwn() {
        assertEquals(MessageText.Fault.values().length, Arrays.stream(MessageText.Fault.values()).map(Answers::cannotSend).distinct().count());
    }

    @Test
    void numbersOfSettledMessagesStayKnown() throws Command.Misuse {
        var sent = new Sent();
        assertThrows(Command.Misuse.class, () -> sent.message(1));
        sent.numbered(message(ME, Conversation.with(BO), "a", Map.of(BO, Delivery.DELIVERED)));
        var waiting = message(ME, Conversation.with(BO), "b", Map.of(BO, Delivery.QUEUED));
        assertEquals(List.of("sent 1 #2"), sent.numbered(waiting));
        assertEquals(Optional.empty(), sent.message(1));
        assertEquals(Optional.of(waiting.message().id()), sent.message(2));
        assertThrows(Command.Misuse.class, () -> sent.message(3));
    }
}
