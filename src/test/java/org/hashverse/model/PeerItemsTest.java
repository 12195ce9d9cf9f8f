package org.hashverse.model;

import org.hashverse.model.notes.Note;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.hashverse.chat.CloseReason;
import org.hashverse.chat.Presence;
import org.hashverse.node.api.NodeEvent;
import org.hashverse.node.api.TestPeer;
import org.junit.jupiter.api.Test;

/// The model's peers: their labels, and the notes in their conversations.
class PeerItemsTest extends TestModel {
    @Test
    void anAbsenceOverAMinuteAddsANoteAndAShortOneDoesNot() {
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
    void aRenameAddsANote() {
        tell(new NodeEvent.PeerChanged(peer(BO, "Bob", Presence.ONLINE)));
        assertEquals(List.of(new Note.Renamed(now, "Bo", "Bob")), model.conversation(WITH_BO).notes());
        assertEquals("Bob", label(BO));
    }

    @Test
    void renamesWithoutMessagesBetweenThemAreOneNote() {
        var talk = model.conversation(WITH_BO);
        for (var name : List.of("Bob", "Robert", "Rob")) {
            now = now.plusSeconds(1);
            tell(new NodeEvent.PeerChanged(peer(BO, name, Presence.ONLINE)));
        }
        var first = new Note.Renamed(now, "Bo", "Rob");
        assertEquals(List.of(first), talk.notes());
        arrives(now.plusSeconds(1).toEpochMilli(), "I am Rob now");
        now = now.plusSeconds(2);
        tell(new NodeEvent.PeerChanged(peer(BO, "Bobby", Presence.ONLINE)));
        assertEquals(List.of(first, new Note.Renamed(now, "Rob", "Bobby")), talk.notes());
        tell(new NodeEvent.PeerChanged(peer(BO, "Rob", Presence.ONLINE)));
        assertEquals(List.of(first), talk.notes(), "it has its old name again");
    }

    @Test
    void similarNamesAreShownWithTheirCodes() {
        assertEquals("Bo", label(BO));
        for (var similar : List.of("Bo", "bo", "B0", "Во", " B\u200Bo")) {
            tell(new NodeEvent.PeerChanged(peer(CHEN, similar, Presence.ONLINE)));
            assertEquals("Bo · " + BO.code(), label(BO), similar);
            assertTrue(label(CHEN).endsWith(" · " + CHEN.code()), similar);
        }
        tell(new NodeEvent.PeerChanged(peer(CHEN, "Chen", Presence.ONLINE)));
        assertEquals("Bo", label(BO));
    }

    @Test
    void aPeerThatResemblesAnotherIsShownWithItsCode() {
        var chen = peer(CHEN, "Bo \u00b7 " + BO.code(), Presence.ONLINE);
        tell(new NodeEvent.PeerChanged(chen));
        tell(new NodeEvent.PeerChanged(TestPeer.like(chen).withResembles(BO).peer()));
        assertEquals("Bo \u00b7 " + BO.code() + " \u00b7 " + CHEN.code(), label(CHEN));
        tell(new NodeEvent.PeerChanged(chen));
        assertEquals("Bo \u00b7 " + BO.code(), label(CHEN));
    }

    @Test
    void reservedNamesOurOwnAndInvisibleOnesAreShownWithTheirCodes() {
        model.reserve(List.of("Everyone", "You"));
        for (var claimed : List.of("Everyone", "You", "y\u043eu", "ana")) {
            tell(new NodeEvent.PeerChanged(peer(CHEN, claimed, Presence.ONLINE)));
            assertEquals(claimed + " · " + CHEN.code(), label(CHEN));
        }
        tell(new NodeEvent.PeerChanged(peer(CHEN, "\u0308\u200B", Presence.ONLINE)));
        assertEquals(CHEN.code(), label(CHEN));
        tell(new NodeEvent.PeerChanged(peer(CHEN, "Dara\u202E", Presence.ONLINE)));
        assertEquals("Dara", label(CHEN));
    }

    @Test
    void theConversationOfAForgottenPeerIsGone() {
        arrives(10, "hello");
        model.open().set(WITH_BO);
        tell(new NodeEvent.PeerGone(BO));
        assertNull(model.open().get());
        assertEquals(0, model.unread().get());
        assertEquals(Optional.empty(), model.peer(BO));
    }

    @Test
    void aMessageOrTheEndOfTheConnectionEndsTyping() {
        var item = model.peer(BO).orElseThrow();
        tell(new NodeEvent.TypingChanged(BO, true));
        assertTrue(item.typing().get());
        arrives(10, "done");
        assertFalse(item.typing().get());
        tell(new NodeEvent.TypingChanged(BO, true), new NodeEvent.PeerChanged(peer(BO, "Bo", Presence.OFFLINE)));
        assertFalse(item.typing().get());
    }
}
