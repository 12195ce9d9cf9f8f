package org.hashverse.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.MessageKey;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.Presence;
import org.hashverse.chat.Standing;
import org.hashverse.node.api.NodeEvent;
import org.hashverse.node.api.Peer;
import org.hashverse.node.api.TestPeer;
import org.junit.jupiter.api.Test;

/// Unread messages after a start and while they are read, badges, and the last message.
class UnreadTest extends TestModel {
    private List<MessageKey> keys(int... at) {
        return Arrays.stream(at).mapToObj(i -> bo().messages().get(i).key()).toList();
    }

    @Test
    void lastMessagesAndCountsAreKnownBeforeAConversationIsOpened() {
        store(10, "old", false);
        store(20, "new", true);
        aModelThatKnowsBo();
        tell(new NodeEvent.UnreadChanged(WITH_BO, 1));
        assertEquals("new", bo().last().get().message().text());
        assertEquals(1, bo().unread().get());
        assertEquals(1, model.unread().get());
        assertEquals(List.of("conversations"), requests.subList(requests.size() - 1, requests.size()));
        assertNull(model.conversation(Conversation.EVERYONE).last().get());
    }

    @Test
    void anArrivalIsCountedEvenIfTheMessageIsAlreadyTheLastOne() {
        store(10, "already the last line", true);
        aModelThatKnowsBo();
        assertEquals("already the last line", bo().last().get().message().text());
        tell(new NodeEvent.MessageArrived(stored.getLast()));
        assertEquals(1, model.unread().get());
    }

    @Test
    void aMessageThatIsKnownAsTheLastBeforeItArrivesIsShownInTheOpenConversation() {
        store(10, "old", false);
        store(20, "gone", false);
        model.open().set(WITH_BO);
        var gone = stored.removeLast();
        store(30, "new", true);
        tell(new NodeEvent.MessageDeleted(WITH_BO, gone.message().key())); // the answer to the question for the last message comes before the event of that message
        assertEquals("new", bo().last().get().message().text());
        assertEquals(List.of("old"), texts());
        tell(new NodeEvent.MessageArrived(stored.getLast()));
        assertEquals(List.of("old", "new"), texts());
        assertEquals(1, model.unread().get());
    }

    @Test
    void aPageThatHasAMessageBeforeItArrivesDoesNotKeepItFromCounting() {
        store(10, "one", true);
        tell(new NodeEvent.UnreadChanged(WITH_BO, 1));
        store(20, "two", true);
        model.open().set(WITH_BO);
        tell(new NodeEvent.MessageArrived(stored.getLast()));
        assertEquals(2, model.unread().get());
        tell(new NodeEvent.MessageArrived(stored.getLast()));
        assertEquals(2, model.unread().get(), "it counts once");
        assertEquals(List.of("one", "two"), texts());
    }

    @Test
    void arrivalsAreAddedToTheCountAndAPageTellsWhichMessagesAreUnread() {
        store(10, "read", false);
        store(20, "unread", true);
        tell(new NodeEvent.UnreadChanged(WITH_BO, 1));
        arrives(30, "newest");
        assertEquals(2, model.unread().get());
        model.open().set(WITH_BO);
        assertEquals(List.of(false, true, true), bo().messages().stream().map(bo()::unread).toList());
        assertEquals(2, model.unread().get());
    }

    @Test
    void aClockThatIsSetBackDelaysNoReport() {
        arrives(10, "one");
        arrives(20, "two");
        model.seen(WITH_BO, bo().messages().get(0));
        now = now.minusSeconds(3600);
        model.seen(WITH_BO, bo().messages().get(1));
        assertEquals(keys(0, 1), commands.read);
    }

    @Test
    void onlyTheLastReadMessageIsReportedAndAtMostOnceASecond() {
        arrives(10, "one");
        arrives(20, "two");
        arrives(30, "three");
        model.seen(WITH_BO, bo().messages().get(0));
        assertEquals(2, model.unread().get());
        now = now.plusMillis(300);
        model.seen(WITH_BO, bo().messages().get(1));
        model.seen(WITH_BO, bo().messages().get(2));
        assertEquals(0, model.unread().get());
        assertEquals(1, commands.read.size());
        now = now.plusMillis(700);
        model.tick();
        assertEquals(keys(0, 2), commands.read);
        model.tick();
        assertEquals(2, commands.read.size());
    }

    @Test
    void oneReportMarksTheEarlierMessagesOfAllAuthors() {
        for (int i = 1; i <= 20; i++) tell(new NodeEvent.MessageArrived(message(Conversation.EVERYONE, i % 2 == 0 ? BO : CHEN, i, "m")));
        var all = model.conversation(Conversation.EVERYONE);
        model.seen(Conversation.EVERYONE, all.messages().getLast());
        assertEquals(List.of(all.messages().getLast().key()), commands.read);
        assertEquals(0, model.unread().get());
    }

    @Test
    void aCountOfTheNodeIsIgnoredWhileReadMessagesAreNotReported() {
        tell(new NodeEvent.UnreadChanged(WITH_BO, 7)); // five of them are not loaded
        arrives(10, "one");
        arrives(20, "two");
        model.seen(WITH_BO, bo().messages().get(0));
        assertEquals(8, model.unread().get());
        now = now.plusMillis(300);
        arrives(30, "three");
        model.seen(WITH_BO, bo().messages().get(1));
        assertEquals(8 - 1 + 1, model.unread().get());
        tell(new NodeEvent.UnreadChanged(WITH_BO, 3)); // the count after the first was read
        assertEquals(8, model.unread().get());
        now = now.plusSeconds(1);
        model.tick();
        tell(new NodeEvent.UnreadChanged(WITH_BO, 1));
        assertEquals(1, model.unread().get());
        assertTrue(bo().unread(bo().messages().get(2)));
    }

    @Test
    void messagesThatTheNodeCountsAsReadAreRead() {
        arrives(10, "one");
        tell(new NodeEvent.UnreadChanged(WITH_BO, 0));
        assertEquals(0, model.unread().get());
        assertFalse(bo().unread(bo().messages().getFirst()));
    }

    @Test
    void aLateMessageThatIsNotLoadedIsCountedAndReadWithTheNextReport() {
        for (int i = 1; i <= ConversationItem.PAGE + 10; i++) store(i * 10, "m" + i, false);
        model.open().set(WITH_BO);
        arrives(5, "late");
        assertEquals(ConversationItem.PAGE, texts().size());
        assertEquals(1, model.unread().get());
        model.seen(WITH_BO, bo().messages().getLast());
        assertEquals(0, model.unread().get());
        assertEquals(1, commands.read.size());
    }

    @Test
    void aPageFromBeforeTheReportMarksNoReadMessageAsUnread() {
        int all = ConversationItem.PAGE + 50;
        for (int i = 1; i <= all; i++) store(i, "m" + i, true);
        tell(new NodeEvent.UnreadChanged(WITH_BO, all));
        model.open().set(WITH_BO);
        model.seen(WITH_BO, bo().messages().get(ConversationItem.PAGE - 2));
        model.pages().loadEarlier(WITH_BO);
        assertEquals(List.of("m" + all), bo().messages().stream().filter(bo()::unread).map(item -> item.message().text()).toList());
    }

    @Test
    void aStrangerWithoutMessagesCountsAsOneUntilItsConversationIsOpened() {
        tell(new NodeEvent.PeerChanged(stranger(CHEN)));
        assertEquals(1, model.conversation(Conversation.with(CHEN)).badge());
        assertEquals(1, model.unread().get());
        assertEquals(1, model.unreadElsewhere());
        model.open().set(Conversation.with(CHEN));
        assertEquals(0, model.unread().get());
    }

    @Test
    void aStrangerWithMessagesCountsByItsUnreadMessagesAndAnAcceptedOneDoesNotCount() {
        tell(new NodeEvent.PeerChanged(stranger(CHEN)), new NodeEvent.PeerChanged(stranger(BO)));
        assertEquals(2, model.unread().get());
        arrives(10, "hello");
        assertEquals(2, model.unread().get());
        arrives(20, "are you there?");
        assertEquals(3, model.unread().get());
        tell(new NodeEvent.PeerChanged(peer(CHEN, "Chen", Presence.ONLINE)));
        assertEquals(2, model.unread().get());
        tell(new NodeEvent.PeerGone(BO));
        assertEquals(0, model.unread().get());
    }

    @Test
    void unreadElsewhereLeavesOutTheOpenConversation() {
        arrives(10, "hello");
        tell(new NodeEvent.MessageArrived(message(Conversation.EVERYONE, CHEN, 20, "to all")));
        model.open().set(WITH_BO);
        assertEquals(2, model.unread().get());
        assertEquals(1, model.unreadElsewhere());
    }

    private static Peer stranger(PeerId id) {
        return TestPeer.of(id, "Somebody").withStanding(Standing.STRANGER).peer();
    }
}
