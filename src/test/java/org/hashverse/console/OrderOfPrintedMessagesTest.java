package org.hashverse.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.hashverse.chat.Content;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Delivered;
import org.hashverse.chat.Message;
import org.hashverse.chat.Presence;
import org.hashverse.chat.Standing;
import org.hashverse.console.words.FileNumbers;
import org.hashverse.node.api.NodeEvent;
import org.junit.jupiter.api.Test;

/// That a console prints each message once, and older ones first, whether events tell them or the history has them as unread.
class OrderOfPrintedMessagesTest extends PrintedEvents {
    @Test
    void messagesOfTwoAuthorsWithOneIdAreBothPrinted() {
        start(peer(BO, "Bo", Standing.CONTACT, Presence.ONLINE), peer(CHEN, "Chen", Standing.CONTACT, Presence.ONLINE));
        var fresh = new Events(new Sent(), new FileNumbers(), new MadeHere(), lines::add, () -> statesTold++, _ -> { });
        for (var name : Map.of(BO, "Bo", CHEN, "Chen").entrySet()) fresh.on(new NodeEvent.PeerChanged(peer(name.getKey(), name.getValue(), Standing.CONTACT, Presence.OFFLINE)));
        printed();
        var first = message(BO, Conversation.EVERYONE, "one", Map.of());
        fresh.on(new NodeEvent.MessageArrived(first));
        var same = new Message(first.message().id(), Conversation.EVERYONE, CHEN, 1, Instant.EPOCH, Content.text("two"));
        fresh.on(new NodeEvent.CallingChanged(List.of()));
        fresh.printUnread(List.of(first, new Delivered(same, false, Map.of())));
        assertEquals(List.of("message Bo 127.0.0.1:8001 one", "message Chen 127.0.0.1:8001 two"), printed());
    }

    @Test
    void eachMessageIsPrintedOnceWhetherItIsToldOrReadFirst() {
        events.on(new NodeEvent.SelfChanged(self("Ana")));
        events.on(new NodeEvent.PeerChanged(peer(BO, "Bo", Standing.CONTACT, Presence.ONLINE)));
        events.on(new NodeEvent.CallingChanged(List.of()));
        printed();
        var both = message(BO, Conversation.EVERYONE, "second", Map.of());
        events.on(new NodeEvent.MessageArrived(both));
        var first = message(BO, Conversation.EVERYONE, "first", Map.of());
        events.printUnread(List.of(first, both));
        events.on(new NodeEvent.MessageArrived(first));
        events.unreadPrinted();
        assertEquals(List.of("message Bo 127.0.0.1:8001 first", "message Bo 127.0.0.1:8001 second"), printed());
    }

    @Test
    void whatChangesWhileItWaitsIsPrintedAsItIsThen() {
        start(peer(BO, "Bo", Standing.CONTACT, Presence.ONLINE));
        events.on(new NodeEvent.Resync());
        events.on(new NodeEvent.PeerChanged(peer(BO, "Bo", Standing.CONTACT, Presence.ONLINE)));
        events.on(new NodeEvent.CallingChanged(List.of()));
        var all = new ArrayList<Delivered>();
        for (var text : List.of("edited", "taken back", "deleted", "read from the history")) {
            all.add(message(BO, Conversation.EVERYONE, text, Map.of()));
            events.on(new NodeEvent.MessageArrived(all.getLast()));
        }
        events.on(new NodeEvent.MessageChanged(with(all.get(0), Content.text("anew"))));
        events.on(new NodeEvent.MessageChanged(with(all.get(1), new Content.TakenBack())));
        events.on(new NodeEvent.MessageDeleted(Conversation.EVERYONE, all.get(2).message().key()));
        printed();
        events.printUnread(List.of(all.get(3)));
        events.printUnread(IntStream.range(0, PrintedMessages.MOST_REMEMBERED).mapToObj(i -> message(BO, Conversation.EVERYONE, "one of many", Map.of())).toList());
        assertEquals("message Bo 127.0.0.1:8001 read from the history", printed().getFirst());
        events.unreadPrinted();
        assertEquals(List.of("message Bo 127.0.0.1:8001 anew"), printed());
    }

    private static Delivered with(Delivered delivered, Content content) {
        var before = delivered.message();
        return new Delivered(new Message(before.id(), before.conversation(), before.author(), before.stamp(), before.shown(), content), false, Map.of());
    }

    @Test
    void aConversationThatIsClearedHasNothingMoreToPrint() {
        start(peer(BO, "Bo", Standing.CONTACT, Presence.ONLINE));
        events.on(new NodeEvent.Resync());
        events.on(new NodeEvent.CallingChanged(List.of()));
        events.on(new NodeEvent.MessageArrived(message(BO, Conversation.with(BO), "cleared", Map.of())));
        events.on(new NodeEvent.ConversationCleared(Conversation.with(BO)));
        printed();
        events.unreadPrinted();
        assertEquals(List.of(), printed());
    }

    @Test
    void whatArrivesWaitsForTheUnreadMessagesBeforeItUnlessItIsTooMuch() {
        start(peer(BO, "Bo", Standing.CONTACT, Presence.ONLINE));
        events.on(new NodeEvent.Resync());
        events.on(new NodeEvent.PeerChanged(peer(BO, "Bo", Standing.CONTACT, Presence.ONLINE)));
        events.on(new NodeEvent.CallingChanged(List.of()));
        printed();
        for (int i = 0; i < PrintedMessages.MOST_WAITING; i++) events.on(new NodeEvent.MessageArrived(message(BO, Conversation.EVERYONE, "later", Map.of())));
        assertEquals(List.of(), printed());
        events.on(new NodeEvent.MessageArrived(message(BO, Conversation.EVERYONE, "one too many", Map.of())));
        events.printUnread(List.of(message(BO, Conversation.EVERYONE, "missed", Map.of())));
        assertEquals(List.of("message Bo 127.0.0.1:8001 one too many", "message Bo 127.0.0.1:8001 missed"), printed());
        events.unreadPrinted();
        assertEquals(PrintedMessages.MOST_WAITING, printed().stream().filter("message Bo 127.0.0.1:8001 later"::equals).count());
        events.on(new NodeEvent.MessageArrived(message(BO, Conversation.EVERYONE, "now", Map.of())));
        assertEquals(List.of("message Bo 127.0.0.1:8001 now"), printed());
    }

    @Test
    void onlyTheLastPrintedMessagesAreRemembered() {
        start(peer(BO, "Bo", Standing.CONTACT, Presence.ONLINE));
        var first = message(BO, Conversation.EVERYONE, "first", Map.of());
        events.on(new NodeEvent.MessageArrived(first));
        for (int i = 1; i < PrintedMessages.MOST_REMEMBERED; i++) events.on(new NodeEvent.MessageArrived(message(BO, Conversation.EVERYONE, "next", Map.of())));
        printed();
        events.printUnread(List.of(first));
        assertEquals(List.of(), printed());
        events.on(new NodeEvent.MessageArrived(message(BO, Conversation.EVERYONE, "one too many", Map.of())));
        events.printUnread(List.of(first));
        assertEquals(List.of("message Bo 127.0.0.1:8001 one too many", "message Bo 127.0.0.1:8001 first"), printed());
    }

    @Test
    void aForgottenStrangerThatSendsItsMessageAgainIsPrintedAgain() {
        start();
        printed();
        var message = message(CHEN, Conversation.with(CHEN), "let me in", Map.of());
        for (int i = 0; i < 2; i++) {
            events.on(new NodeEvent.MessageArrived(message));
            assertEquals(List.of("waiting CCCC - " + CHEN + " let me in"), printed());
            events.on(new NodeEvent.ConversationCleared(Conversation.with(CHEN)));
        }
    }
}
