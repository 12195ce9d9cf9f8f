package org.hashverse.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.hashverse.chat.CloseReason;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Delivered;
import org.hashverse.chat.Delivery;
import org.hashverse.chat.Invite;
import org.hashverse.chat.Message;
import org.hashverse.chat.MessageId;
import org.hashverse.chat.PeerAddress;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.PeerName;
import org.hashverse.chat.Presence;
import org.hashverse.chat.Standing;
import org.hashverse.node.NodeEvent;
import org.hashverse.node.Peer;
import org.hashverse.node.Self;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ChatModelTest {
    private static final PeerId ME = id(1);
    private static final PeerId BO = id(2);
    private static final PeerId CHEN = id(3);
    private static final Conversation WITH_BO = Conversation.with(BO);

    private Instant now = Instant.parse("2026-11-20T10:00:00Z");
    private final List<Delivered> stored = new ArrayList<>();
    private final List<String> asked = new ArrayList<>();
    private final List<MessageId> read = new ArrayList<>();
    private ChatModel model;

    private final NodeLine line = new NodeLine() {
        @Override
        public CompletableFuture<List<Delivered>> history(Conversation conversation, Optional<MessageId> before, int max) {
            asked.add(conversation + (before.isPresent() ? " earlier" : ""));
            var all = stored.stream().filter(d -> d.message().conversation().equals(conversation)).toList();
            int end = before.map(id -> all.stream().map(d -> d.message().id()).toList().indexOf(id)).orElse(all.size());
            return CompletableFuture.completedFuture(List.copyOf(all.subList(Math.max(0, end - max), end)));
        }

        @Override
        public void read(Conversation conversation, MessageId upTo) {
            read.add(upTo);
        }

        @Override
        public void typing(PeerId peer) {
            throw new AssertionError("nobody types");
        }

        @Override
        public void opened(PeerId peer) {
            throw new AssertionError("there are no settings to keep it in");
        }
    };

    @BeforeEach
    void aModelThatKnowsBo() {
        model = new ChatModel(null, line, () -> now);
        tell(new NodeEvent.SelfChanged(new Self(ME, new PeerName("Ana"), 8000, PeerAddress.parse("10.0.0.7:8000"), List.of(), true, Optional.empty(),
                new Invite(ME, List.of(PeerAddress.parse("10.0.0.7:8000")), Optional.empty(), Optional.empty()))));
        tell(new NodeEvent.PeerChanged(peer(BO, "Bo", Presence.ONLINE)), new NodeEvent.CallingChanged(List.of()));
    }

    static PeerId id(int n) {
        var bytes = new byte[32];
        bytes[0] = (byte) (n * 40);
        bytes[31] = (byte) n;
        return PeerId.of(bytes);
    }

    static Peer peer(PeerId id, String name, Presence presence) {
        return new Peer(id, new PeerName(name), Optional.empty(), Standing.CONTACT, presence, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), 0, false, true,
                Optional.empty(), false, Optional.empty());
    }

    private void tell(NodeEvent... events) {
        for (var event : events) model.apply(event);
    }

    private static Delivered said(Conversation in, PeerId author, long stamp, String text) {
        var id = new MessageId("%032x".formatted(stamp));
        return new Delivered(new Message(id, in, author, stamp, Instant.ofEpochMilli(stamp), text, Optional.empty()), author.equals(ME),
                author.equals(ME) ? Map.of(BO, Delivery.QUEUED) : Map.of());
    }

    private void arrives(long stamp, String text) {
        tell(new NodeEvent.MessageArrived(said(WITH_BO, BO, stamp, text)));
    }

    @Test
    void thatTheIdentityRunsElsewhereTooIsKnownUntilItIsOverOrToldAnew() {
        assertFalse(model.elsewhere().get());
        tell(new NodeEvent.ElsewhereChanged(true));
        assertTrue(model.elsewhere().get());
        tell(new NodeEvent.Resync());
        assertFalse(model.elsewhere().get());
        tell(new NodeEvent.ElsewhereChanged(true), new NodeEvent.ElsewhereChanged(false));
        assertFalse(model.elsewhere().get());
    }

    private List<String> texts() {
        return model.conversation(WITH_BO).messages().stream().map(item -> item.message().text()).toList();
    }

    private String label(PeerId id) {
        return model.peer(id).orElseThrow().label().get();
    }

    @Test
    void messagesStandByTheirStampWheneverTheyCome() {
        arrives(30, "third");
        arrives(10, "first");
        arrives(40, "fourth");
        arrives(20, "second");
        assertEquals(List.of("first", "second", "third", "fourth"), texts());
        assertEquals("fourth", model.conversation(WITH_BO).last().get().message().text());
    }

    @Test
    void aMessageThatComesTwiceStandsOnceAndCountsOnce() {
        arrives(10, "once");
        arrives(10, "once");
        assertEquals(List.of("once"), texts());
        assertEquals(1, model.conversation(WITH_BO).unread().get());
        assertEquals(1, model.unread().get());
    }

    @Test
    void twoAuthorsMayChooseOneIdForTheirMessages() {
        tell(new NodeEvent.MessageArrived(said(Conversation.EVERYONE, BO, 10, "Bo's")), new NodeEvent.MessageArrived(said(Conversation.EVERYONE, CHEN, 10, "Chen's")));
        assertEquals(2, model.conversation(Conversation.EVERYONE).messages().size());
    }

    @Test
    void onlyWhatWeWroteChangesItsDelivery() {
        tell(new NodeEvent.MessageWritten(said(WITH_BO, ME, 10, "mine")), new NodeEvent.MessageArrived(said(WITH_BO, BO, 11, "his")));
        tell(new NodeEvent.DeliveryChanged(WITH_BO, new MessageId("%032x".formatted(10)), BO, Delivery.DELIVERED));
        tell(new NodeEvent.DeliveryChanged(WITH_BO, new MessageId("%032x".formatted(11)), BO, Delivery.DELIVERED));
        var messages = model.conversation(WITH_BO).messages();
        assertEquals(Map.of(BO, Delivery.DELIVERED), messages.get(0).deliveries().get());
        assertEquals(Map.of(), messages.get(1).deliveries().get());
        assertEquals(1, model.unread().get());
    }

    @Test
    void whatWasSeenIsToldAtMostOnceASecond() {
        arrives(10, "one");
        arrives(20, "two");
        var messages = model.conversation(WITH_BO).messages();
        model.seen(WITH_BO, messages.get(0));
        assertEquals(1, model.unread().get());
        now = now.plusMillis(300);
        model.seen(WITH_BO, messages.get(1));
        assertEquals(0, model.unread().get());
        assertEquals(1, read.size());
        now = now.plusMillis(700);
        model.tick();
        assertEquals(List.of(messages.get(0).message().id(), messages.get(1).message().id()), read);
        model.tick();
        assertEquals(2, read.size());
    }

    @Test
    void aConversationLoadsItsNewestPageWhenOpenedAndEarlierOnesWhenAsked() {
        for (int i = 1; i <= ChatModel.PAGE + 50; i++) stored.add(said(WITH_BO, BO, i, "m" + i));
        arrives(ChatModel.PAGE + 50, "m" + (ChatModel.PAGE + 50));
        assertEquals(List.of(), asked);
        model.open().set(WITH_BO);
        assertEquals(ChatModel.PAGE, texts().size());
        assertEquals("m51", texts().getFirst());
        assertTrue(model.conversation(WITH_BO).earlier());
        model.loadEarlier(WITH_BO);
        assertEquals(ChatModel.PAGE + 50, texts().size());
        assertEquals("m1", texts().getFirst());
        assertFalse(model.conversation(WITH_BO).earlier());
        model.loadEarlier(WITH_BO);
        assertEquals(2, asked.size());
        model.open().set(null);
        model.open().set(WITH_BO);
        assertEquals(2, asked.size());
        assertEquals(1, model.unread().get());
    }

    @Test
    void afterAResyncWhoIsNotToldAgainIsGoneAndWhatWasMissedIsUnread() {
        tell(new NodeEvent.PeerChanged(peer(CHEN, "Chen", Presence.ONLINE)));
        stored.add(said(WITH_BO, BO, 10, "known"));
        arrives(10, "known");
        model.seen(WITH_BO, model.conversation(WITH_BO).messages().getFirst());
        stored.add(said(WITH_BO, BO, 20, "missed"));
        tell(new NodeEvent.Resync(), new NodeEvent.PeerChanged(peer(BO, "Bo", Presence.OFFLINE)));
        assertEquals(2, model.peers().size());
        tell(new NodeEvent.CallingChanged(List.of()));
        assertEquals(List.of(BO), model.peers().stream().map(PeerItem::id).toList());
        assertEquals(List.of("known", "missed"), texts());
        assertEquals(1, model.unread().get());
    }

    @Test
    void afterAResyncWhatDoesNotReachUpToTheNewPageGoesAndCanBeLoadedAgain() {
        for (int i = 1; i <= 3 * ChatModel.PAGE; i++) stored.add(said(WITH_BO, BO, i, "m" + i));
        arrives(1, "m1");
        tell(new NodeEvent.Resync(), new NodeEvent.PeerChanged(peer(BO, "Bo", Presence.ONLINE)));
        arrives(3 * ChatModel.PAGE, "m" + 3 * ChatModel.PAGE);
        tell(new NodeEvent.CallingChanged(List.of()));
        assertEquals(ChatModel.PAGE, texts().size());
        assertEquals("m" + (2 * ChatModel.PAGE + 1), texts().getFirst());
        model.loadEarlier(WITH_BO);
        model.loadEarlier(WITH_BO);
        assertEquals(stored.stream().map(one -> one.message().text()).toList(), texts());
    }

    @Test
    void aResyncTellsHowFarKnownMessagesCameAndEndsWhatWasOnlyPassing() {
        tell(new NodeEvent.MessageWritten(said(WITH_BO, ME, 10, "mine")), new NodeEvent.TypingChanged(BO, true), new NodeEvent.AwayChanged(true));
        var mine = model.conversation(WITH_BO).messages().getFirst();
        stored.add(new Delivered(mine.message(), true, Map.of(BO, Delivery.DELIVERED)));
        tell(new NodeEvent.Resync(), new NodeEvent.PeerChanged(peer(BO, "Bo", Presence.ONLINE)), new NodeEvent.CallingChanged(List.of()));
        assertEquals(Map.of(BO, Delivery.DELIVERED), model.conversation(WITH_BO).messages().getFirst().deliveries().get());
        assertFalse(model.peer(BO).orElseThrow().typing().get());
        assertFalse(model.checking().get());
        stored.add(said(Conversation.EVERYONE, BO, 20, "read long ago"));
        model.open().set(Conversation.EVERYONE);
        assertEquals(0, model.unread().get());
    }

    @Test
    void aConversationIsBoundedEvenWhileItIsShownWhoeverWrites() {
        model.open().set(WITH_BO);
        for (int i = 1; i <= ConversationItem.MOST_SHOWN; i++) arrives(i, "m");
        assertEquals(ConversationItem.MOST_SHOWN, texts().size());
        tell(new NodeEvent.MessageWritten(said(WITH_BO, ME, ConversationItem.MOST_SHOWN + 1, "mine")));
        assertEquals(ConversationItem.MOST_SHOWN - 999, texts().size());
        assertEquals("mine", texts().getLast());
        assertTrue(model.conversation(WITH_BO).earlier());
    }

    @Test
    void anAbsenceOverAMinuteLeavesOneLineAndAFlapNone() {
        tell(new NodeEvent.Left(BO, CloseReason.LOST));
        now = now.plusSeconds(20);
        tell(new NodeEvent.Joined(BO));
        assertEquals(List.of(), model.conversation(WITH_BO).notes());
        var from = now;
        tell(new NodeEvent.Left(BO, CloseReason.LOST));
        now = now.plus(Duration.ofMinutes(28));
        tell(new NodeEvent.Joined(BO));
        assertEquals(List.of(new Note.Absent(from, now)), model.conversation(WITH_BO).notes());
    }

    @Test
    void aRenameLeavesALine() {
        tell(new NodeEvent.PeerChanged(peer(BO, "Bob", Presence.ONLINE)));
        assertEquals(List.of(new Note.Renamed(now, "Bo", "Bob")), model.conversation(WITH_BO).notes());
        assertEquals("Bob", label(BO));
    }

    @Test
    void namesThatLookAlikeCarryTheirCode() {
        assertEquals("Bo", label(BO));
        for (var twin : List.of("Bo", "bo", "B0", "Во", " B\u200Bo")) {
            tell(new NodeEvent.PeerChanged(peer(CHEN, twin, Presence.ONLINE)));
            assertEquals("Bo · " + BO.code(), label(BO), twin);
            assertTrue(label(CHEN).endsWith(" · " + CHEN.code()), twin);
        }
        tell(new NodeEvent.PeerChanged(peer(CHEN, "Chen", Presence.ONLINE)));
        assertEquals("Bo", label(BO));
    }

    @Test
    void reservedNamesMyOwnAndInvisibleOnesAreNeverBare() {
        for (var claimed : List.of("Everyone", "You", "y\u043eu", "ana")) {
            tell(new NodeEvent.PeerChanged(peer(CHEN, claimed, Presence.ONLINE)));
            assertEquals(claimed + " · " + CHEN.code(), label(CHEN));
        }
        tell(new NodeEvent.PeerChanged(peer(CHEN, "\u3164\u200B", Presence.ONLINE)));
        assertEquals(CHEN.code(), label(CHEN));
        tell(new NodeEvent.PeerChanged(peer(CHEN, "Dara\u202E", Presence.ONLINE)));
        assertEquals("Dara", label(CHEN));
    }

    @Test
    void aPeerThatIsForgottenTakesItsConversationAlong() {
        arrives(10, "hello");
        model.open().set(WITH_BO);
        tell(new NodeEvent.PeerGone(BO));
        assertNull(model.open().get());
        assertEquals(0, model.unread().get());
        assertEquals(Optional.empty(), model.peer(BO));
    }

    @Test
    void typingEndsWithTheMessageAndWithTheConnection() {
        var item = model.peer(BO).orElseThrow();
        tell(new NodeEvent.TypingChanged(BO, true));
        assertTrue(item.typing().get());
        arrives(10, "done");
        assertFalse(item.typing().get());
        tell(new NodeEvent.TypingChanged(BO, true), new NodeEvent.PeerChanged(peer(BO, "Bo", Presence.OFFLINE)));
        assertFalse(item.typing().get());
    }

    @Test
    void aClearedConversationIsEmptyAndNothingInItIsUnread() {
        arrives(10, "hello");
        tell(new NodeEvent.ConversationCleared(WITH_BO));
        assertEquals(List.of(), texts());
        assertEquals(0, model.unread().get());
        assertNull(model.conversation(WITH_BO).last().get());
    }
}
