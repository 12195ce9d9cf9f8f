package org.hashverse.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongFunction;
import org.hashverse.chat.Content;
import org.hashverse.chat.AvatarColour;
import org.hashverse.chat.CloseReason;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Delivery;
import org.hashverse.chat.MessageId;
import org.hashverse.chat.PeerAddress;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.PeerName;
import org.hashverse.node.api.NodeEvent;
import org.hashverse.node.api.Peer;
import org.hashverse.node.api.SendOutcome;
import org.hashverse.node.kit.Limits;
import org.hashverse.transport.Papers;
import org.hashverse.transport.RawPeer;
import org.hashverse.wire.Frame;
import org.junit.jupiter.api.Test;

/// Well-formed frames: very many of them, or with contents that were not asked for.
class FloodTest extends UnderAttack {
    private static final long MOST = (1L << 53) - 1;

    /// Sends very many frames and reads nothing while the others chat. Then the link still answers.
    private static void bears(int frames, LongFunction<Frame> frame) throws Exception {
        try (var eve = attacked.contact("Eve")) {
            flood(eve, frames, frame);
            attacked.unharmed();
            eve.readUpTo(MOST);
        }
    }

    private static void flood(RawPeer eve, int frames, LongFunction<Frame> frame) throws IOException {
        for (int done = 0; done < frames;) {
            var batch = new ArrayList<Frame>();
            for (; done < frames && batch.size() < 100; done++) batch.add(frame.apply(done + 1));
            eve.say(batch.toArray(Frame[]::new));
        }
    }

    @Test
    void pingsAreAnsweredByTheLatestPong() throws Exception {
        bears(4_000, Frame.Ping::new);
    }

    @Test
    void pongsWithoutAPingAreIgnored() throws Exception {
        bears(4_000, n -> new Frame.Pong(n, 0));
    }

    @Test
    void aFloodOfAcksIsIgnored() throws Exception {
        bears(4_000, Frame.Ack::new);
        bears(4_000, n -> new Frame.Nak(n, "full"));
        bears(4_000, n -> new Frame.Read(Frame.To.EVERYONE, n));
    }

    @Test
    void aFloodOfQuestionsIsBounded() throws Exception {
        bears(4_000, Frame.PeersQuery::new);
    }

    @Test
    void aFloodOfTypingIsToldOnce() throws Exception {
        try (var eve = attacked.contact("Eve")) {
            flood(eve, 4_000, _ -> new Frame.Typing());
            eve.settle(1);
            eve.hangUp();
            attacked.left(eve.id());
            int told = (int) attacked.ana.told(NodeEvent.TypingChanged.class).stream().filter(typing -> typing.peer().equals(eve.id()) && typing.typing()).count();
            assertTrue(told >= 1 && told < 20, told + " times");
        }
    }

    @Test
    void unknownFramesAreSkipped() throws Exception {
        try (var eve = attacked.contact("Eve")) {
            var frame = RawPeer.frame(0xff, new byte[60_000]);
            for (int i = 0; i < 200; i++) eve.bytes(frame);
            eve.settle(1);
        }
    }

    @Test
    void welcomesWithoutAChangeAreNotTold() throws Exception {
        try (var eve = attacked.contact("Eve")) {
            eve.settle(1);
            int mark = attacked.ana.mark();
            flood(eve, 5_000, n -> new Frame.Welcome(List.of(), n % 2 == 0, Optional.empty(), Optional.empty()));
            eve.settle(2);
            attacked.unharmed();
            int told = (int) attacked.ana.told(NodeEvent.PeerChanged.class).stream().filter(change -> change.peer().id().equals(eve.id())).count();
            assertTrue(told < 100, told + " changes told since " + mark);
        }
    }

    @Test
    void aFloodOfNamesIsSlowedDownAndTheNewestIsShownInTheEnd() throws Exception {
        try (var eve = attacked.contact("Eve")) {
            eve.settle(1);
            flood(eve, 5_000, n -> new Frame.Welcome(List.of(), true, Optional.of(new PeerName("Eve " + n)), Optional.of(AvatarColour.values()[(int) n % 8])));
            eve.settle(2);
            attacked.unharmed();
            attacked.ana.awaitPeer(eve.id(), peer -> peer.name().text().equals("Eve 5000"));
            long names = attacked.ana.told(NodeEvent.PeerChanged.class).stream().map(NodeEvent.PeerChanged::peer).filter(peer -> peer.id().equals(eve.id())).map(Peer::name).distinct().count();
            assertTrue(names >= 3 && names < 100, names + " names told"); // Eve, the first name of the flood, and the last
        }
    }

    @Test
    void messagesOfAPeerThatNeverReadsArriveAndTheOthersChatOn() throws Exception {
        try (var eve = attacked.contact("Eve")) {
            var text = "e".repeat(1_000);
            flood(eve, 3_000, n -> RawPeer.chat(n, text));
            attacked.unharmed();
            while (eve.hear(Frame.Ack.class).upTo() < 3_000) { /* the latest comes */ }
            assertEquals(3_000, attacked.ana.texts(Conversation.with(eve.id())).size());
        }
    }

    @Test
    void naksThatFindNoRoomInTheQueueEndTheLinkOfTheStranger() throws Exception {
        try (var eve = RawPeer.connectDeaf(attacked.address()).tls(Papers.good())) {
            eve.say(RawPeer.hello("Eve"));
            attacked.ana.awaitPeer(eve.id(), Peer::connected);
            try {
                for (long n = 1; ; n += 100) {
                    long from = n;
                    flood(eve, 100, i -> RawPeer.chat(from + i - 1, "and another thing"));
                }
            } catch (IOException ended) {
                assertEquals(CloseReason.STALLED, attacked.left(eve.id()));
            }
            assertEquals(20, attacked.ana.texts(Conversation.with(eve.id())).size());
        }
    }

    @Test
    void acksOfMessagesThatWereNeverSentAreIgnored() throws Exception {
        try (var eve = attacked.contact("Eve")) {
            eve.say(new Frame.Ack(MOST), new Frame.Nak(1, "not-accepted"), new Frame.Nak(MOST, "full"), new Frame.Read(Frame.To.YOU, MOST),
                    new Frame.Read(Frame.To.EVERYONE, MOST));
            eve.settle(1);
            var sent = assertInstanceOf(SendOutcome.Sent.class, TestNode.get(attacked.ana.node.send(Conversation.with(eve.id()), "did you get it?")));
            var chat = eve.hear(Frame.Chat.class);
            assertEquals(1, chat.number());
            eve.settle(2);
            assertFalse(attacked.ana.told(NodeEvent.DeliveryChanged.class).stream()
                    .anyMatch(change -> change.message().equals(chat.id()) && change.delivery().stage() != Delivery.Stage.SENT));
            eve.say(new Frame.Ack(1));
            attacked.ana.await(NodeEvent.DeliveryChanged.class,
                    change -> change.message().equals(sent.message().message().id()) && change.delivery().equals(Delivery.DELIVERED));
        }
    }

    @Test
    void aPeerThatClaimsToHaveEverythingStillGetsTheNextMessage() throws Exception {
        var papers = Papers.good();
        String store;
        try (var eve = RawPeer.in(attacked.address(), papers)) {
            eve.say(RawPeer.hello("Eve"));
            store = eve.hear(Frame.Hello.class).store();
            attacked.ana.awaitPeer(papers.id(), Peer::connected);
            TestNode.get(attacked.ana.node.accept(papers.id()));
        }
        try (var eve = RawPeer.in(attacked.address(), papers)) {
            eve.say(RawPeer.hello("Eve", Optional.empty(), Optional.of(new Frame.Have(store, MOST, List.of(1L, MOST))), 0));
            eve.hear(Frame.Hello.class);
            eve.settle(1);
            attacked.ana.awaitPeer(papers.id(), Peer::connected);
            TestNode.get(attacked.ana.node.send(Conversation.with(papers.id()), "next"));
            assertEquals(Content.text("next"), eve.hear(Frame.Chat.class).content());
        }
    }

    @Test
    void peersWithoutAQuestionAreIgnored() throws Exception {
        try (var eve = attacked.contact("Eve")) {
            var known = new Frame.Peers.Known(Papers.good().id(), new PeerName("Nobody"), Optional.of(new PeerAddress("10.0.0.66", 8000)), 0);
            for (long request = 1; request < 200; request++) eve.say(new Frame.Peers(request, Frame.Peers.Status.OK, List.of(known), Integer.MAX_VALUE));
            eve.settle(1);
            var asked = attacked.ana.node.select(eve.id());
            long request = eve.hear(Frame.PeersQuery.class).request();
            eve.say(new Frame.Peers(request + 1, Frame.Peers.Status.OK, List.of(known), 1));
            eve.settle(2);
            assertFalse(asked.isDone(), "another answer was taken for the one asked for");
            eve.say(new Frame.Peers(request, Frame.Peers.Status.OK, List.of(), 0));
            assertEquals(List.of(), TestNode.get(asked).peers());
        }
    }

    @Test
    void messagesWithFallingNumbersAreNotStoredTwice() throws Exception {
        try (var eve = attacked.contact("Eve")) {
            eve.say(RawPeer.chat(7, "seven"), RawPeer.chat(3, "three"), RawPeer.chat(7, "seven again"), RawPeer.chat(MOST, "last"), RawPeer.chat(8, "eight"));
            while (eve.hear(Frame.Ack.class).upTo() < MOST) { /* the latest comes */ }
            assertEquals(Set.of("seven", "last"), Set.copyOf(attacked.ana.texts(Conversation.with(eve.id()))));
        }
    }

    private static Papers papers(boolean larger, PeerId other) throws Exception {
        var papers = Papers.good();
        while (papers.id().compareTo(other) > 0 != larger) papers = Papers.good();
        return papers;
    }

    /// Opens ten links of one program with one key. Only the newest ones stay.
    private void onlyTheNewestStay(Papers papers, int stay) throws Exception {
        var links = new ArrayList<RawPeer>();
        try {
            var hello = RawPeer.hello("Eve"); // all with the same instance
            for (int i = 0; i < 10; i++) {
                links.add(RawPeer.in(attacked.address(), papers));
                links.getLast().say(hello);
                links.getLast().hear(Frame.Ping.class); // the link is ready
            }
            for (var oldest : links.subList(0, 10 - stay)) oldest.awaitEnd();
            for (var newest : links.subList(10 - stay, 10)) newest.settle(1);
        } finally {
            links.forEach(RawPeer::close);
        }
    }

    @Test
    void theLinksOfOneContactAreBounded() throws Exception {
        var papers = papers(true, attacked.ana.id()); // the larger id decides which link stays
        try (var eve = attacked.stranger("Eve", papers)) {
            TestNode.get(attacked.ana.node.accept(papers.id()));
            eve.settle(1);
        }
        attacked.ana.awaitPeer(papers.id(), peer -> !peer.connected());
        onlyTheNewestStay(papers, Limits.PRODUCT.quotas().linksPerPeer());
    }

    @Test
    void aStrangerHoldsOneLinkWhoeverHasTheLargerKey() throws Exception {
        onlyTheNewestStay(papers(true, attacked.ana.id()), 1);
        onlyTheNewestStay(papers(false, attacked.ana.id()), 1);
    }

    @Test
    void clocksFarOffDoNoHarm() throws Exception {
        try (var eve = attacked.contact("Eve")) {
            eve.say(new Frame.Chat(1, MessageId.random(), Frame.To.EVERYONE, MOST, Content.text("from the far future")),
                    new Frame.Chat(2, MessageId.random(), Frame.To.EVERYONE, 0, Content.text("from 1970")));
            while (eve.hear(Frame.Ack.class).upTo() < 2) { /* the latest comes */ }
            // in the order in which they were sent, whatever times they claim
            assertEquals(List.of("from the far future", "from 1970"), attacked.ana.texts(Conversation.EVERYONE));
        }
    }
}
