package org.hashverse.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hashverse.chat.Content;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Delivered;
import org.hashverse.chat.Message;
import org.hashverse.chat.SomeMarks;
import org.hashverse.node.api.NodeEvent;
import org.junit.jupiter.api.Test;

/// A search: its pages, changes of its text, and failures.
class HitsTest extends TestModel {
    private int changes;

    private Hits hits(Optional<Conversation> in) {
        return model.search(in, () -> changes++);
    }

    private static List<String> found(Hits hits) {
        return hits.found().stream().map(item -> item.message().text()).toList();
    }

    @Test
    void messagesOfOneConversationOrOfAllAreFoundNewestFirst() {
        store(10, "the red boat", false);
        store(20, "a blue one", false);
        stored.add(message(Conversation.EVERYONE, CHEN, 30, "Red again"));
        var everywhere = hits(Optional.empty());
        everywhere.look(" red ");
        assertEquals(List.of("Red again", "the red boat"), found(everywhere));
        assertTrue(everywhere.complete());
        var here = hits(Optional.of(WITH_BO));
        here.look("red");
        assertEquals(List.of("the red boat"), found(here));
        here.look("green");
        assertEquals(List.of(), found(here));
        assertEquals("green", here.text());
    }

    @Test
    void furtherPagesAreLoadedOnRequest() {
        for (int i = 1; i <= Hits.PAGE + 5; i++) store(i, "m" + i, false);
        var hits = hits(Optional.empty());
        hits.look("m");
        assertEquals(Hits.PAGE, found(hits).size());
        assertFalse(hits.complete());
        hits.more();
        assertEquals(Hits.PAGE + 5, found(hits).size());
        assertEquals("m1", found(hits).getLast());
        assertTrue(hits.complete());
        hits.more();
        assertEquals(2, requests.stream().filter("search m"::equals).count());
    }

    @Test
    void theAnswerForAnOldTextIsDroppedAndOnlyTheLastTextIsSearchedFor() {
        store(10, "a", false);
        store(20, "ab", false);
        store(30, "abc", false);
        commands.held = true;
        var hits = hits(Optional.empty());
        hits.look("a");
        hits.look("ab");
        hits.look("abc");
        commands.answers.removeFirst().run();
        assertEquals(List.of(), found(hits));
        assertEquals(0, changes);
        commands.release();
        assertEquals(List.of("abc"), found(hits));
        assertEquals(1, changes);
        assertEquals(List.of("search a", "search abc"), requests.subList(requests.size() - 2, requests.size()));
    }

    @Test
    void aFailureIsReportedAndTheSearchIsTriedAgain() {
        store(10, "a", false);
        var hits = hits(Optional.empty());
        commands.failing = true;
        hits.look("a");
        assertTrue(hits.failed());
        assertFalse(hits.complete());
        assertEquals("a", hits.text());
        commands.failing = false;
        hits.look("a");
        assertFalse(hits.failed());
        assertEquals(List.of("a"), found(hits));
    }

    @Test
    void noTextFindsNothing() {
        store(10, "a", false);
        var hits = hits(Optional.empty());
        hits.look("a");
        hits.look("  ");
        assertEquals(List.of(), found(hits));
        assertEquals("", hits.text());
        assertEquals(2, changes);
    }

    private static Delivered edited(Delivered before, String text) {
        var message = before.message();
        return new Delivered(new Message(message.id(), message.conversation(), message.author(), message.stamp(), message.shown(), Content.text(text)), before.mine(), false, Optional.empty(), Map.of(),
                SomeMarks.of(Optional.of(message.shown()), List.of(), false, Set.of()));
    }

    private static Delivered takenBack(Delivered before) {
        var message = before.message();
        return new Delivered(new Message(message.id(), message.conversation(), message.author(), message.stamp(), message.shown(), new Content.TakenBack()), before.mine(), false, Optional.empty(), Map.of());
    }

    @Test
    void aFoundMessageShowsItsNewestTextAndGoesWhenItIsTakenBackOrDeleted() {
        store(10, "a boat", false);
        store(20, "a car", false);
        store(30, "a bike", false);
        var hits = hits(Optional.empty());
        hits.look("a");
        tell(new NodeEvent.MessageChanged(edited(stored.get(0), "a ship")));
        assertEquals(List.of("a bike", "a car", "a ship"), found(hits));
        tell(new NodeEvent.MessageChanged(takenBack(stored.get(1))));
        assertEquals(List.of("a bike", "a ship"), found(hits));
        tell(new NodeEvent.MessageDeleted(WITH_BO, stored.get(2).message().key()));
        assertEquals(List.of("a ship"), found(hits));
        assertEquals(4, changes);
        hits.close();
        tell(new NodeEvent.MessageDeleted(WITH_BO, stored.get(0).message().key()));
        assertEquals(List.of("a ship"), found(hits));
        assertEquals(4, changes, "a closed search follows nothing");
    }

    @Test
    void whatHappensWhileAPageIsReadCounts() {
        store(10, "a boat", false);
        store(20, "a car", false);
        store(30, "a bike", false);
        commands.held = true;
        var hits = hits(Optional.empty());
        hits.look("a");
        tell(new NodeEvent.MessageChanged(edited(stored.get(0), "a ship")), new NodeEvent.MessageChanged(takenBack(stored.get(1))),
                new NodeEvent.MessageDeleted(WITH_BO, stored.get(2).message().key()));
        commands.release();
        assertEquals(List.of("a ship"), found(hits));
    }
}
