package org.hashverse.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hashverse.chat.Content;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Delivered;
import org.hashverse.chat.Message;
import org.hashverse.chat.Presence;
import org.hashverse.node.api.NodeEvent;
import org.hashverse.store.settings.Mute;
import org.hashverse.store.settings.MuteSpan;
import org.hashverse.store.settings.Settings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Mutes that end by themselves, conversations marked as unread, and mentions of us.
class ConversationAlertsTest extends TestModel {
    @BeforeEach
    void settings() {
        tell(new NodeEvent.SettingsChanged(Settings.defaults("ana")));
    }

    /// Makes the changes that the model asked for, as the node does.
    private int changed() {
        int asked = commands.changes.size();
        while (!commands.changes.isEmpty()) tell(new NodeEvent.SettingsChanged(commands.changes.removeFirst().apply(model.settings().get())));
        return asked;
    }

    private Delivered toAll(long stamp, String text) {
        return message(Conversation.EVERYONE, BO, stamp, text);
    }

    @Test
    void aMuteEndsAtItsTimeWhileTheProgramRuns() {
        model.alerts().mute(WITH_BO, MuteSpan.HOUR);
        changed();
        arrives(1, "hello");
        assertEquals(0, model.unread().get());
        now = now.plus(Duration.ofHours(1)).minusNanos(1);
        model.tick();
        assertEquals(0, changed());
        assertTrue(model.alerts().muted(WITH_BO));
        now = now.plusNanos(1);
        assertFalse(model.alerts().muted(WITH_BO), "at once");
        model.tick();
        assertEquals(1, changed());
        assertEquals(1, model.unread().get());
        assertEquals(List.of(), model.settings().get().alerts().muted());
        model.tick();
        assertEquals(0, changed());
    }

    @Test
    void aMuteThatEndedWhileTheProgramDidNotRunIsOver() {
        var settings = Settings.defaults("ana");
        tell(new NodeEvent.SettingsChanged(settings.withAlerts(settings.alerts().withMute(new Mute(WITH_BO, Optional.of(now))))));
        assertFalse(model.alerts().muted(WITH_BO));
        model.tick();
        changed();
        assertEquals(List.of(), model.settings().get().alerts().muted());
    }

    @Test
    void aMuteWithoutAnEndLastsUntilThePersonEndsIt() {
        model.alerts().mute(WITH_BO, MuteSpan.ALWAYS);
        changed();
        now = now.plus(Duration.ofDays(10_000));
        model.tick();
        changed();
        assertTrue(model.alerts().muted(WITH_BO));
        model.alerts().unmute(WITH_BO);
        changed();
        assertFalse(model.alerts().muted(WITH_BO));
    }

    @Test
    void aMarkedConversationHasABadgeUntilItIsOpened() {
        model.alerts().markUnread(WITH_BO);
        changed();
        assertEquals(1, bo().badge());
        assertEquals(0, bo().unread().get());
        assertEquals(1, model.unread().get());
        model.open().set(WITH_BO);
        assertEquals(0, bo().badge());
        changed();
        assertEquals(List.of(), model.settings().get().alerts().marked());
        assertEquals(0, model.unread().get());
    }

    @Test
    void anOpenConversationThatIsMarkedStaysMarkedUntilItIsOpenedAgain() {
        model.open().set(WITH_BO);
        changed();
        assertEquals(Optional.of(BO.text()), model.settings().get().lastOpen());
        model.alerts().markUnread(WITH_BO);
        changed();
        assertTrue(bo().marked());
        assertEquals(Optional.empty(), model.settings().get().lastOpen(), "the next start does not open it");
        model.open().set(Conversation.EVERYONE);
        assertTrue(bo().marked());
        model.open().set(WITH_BO);
        assertFalse(bo().marked());
    }

    @Test
    void aMarkSurvivesARestartAndCountsAsOneWithUnreadMessages() {
        model.alerts().markUnread(WITH_BO);
        changed();
        var next = new ChatModel(commands, () -> now);
        next.apply(new NodeEvent.SettingsChanged(model.settings().get()));
        next.apply(new NodeEvent.PeerChanged(peer(BO, "Bo", Presence.ONLINE)));
        assertEquals(1, next.conversation(WITH_BO).badge());
        next.apply(new NodeEvent.UnreadChanged(WITH_BO, 3));
        assertEquals(3, next.conversation(WITH_BO).badge());
    }

    @Test
    void aMentionInEveryoneCountsAlthoughTheConversationIsMuted() {
        model.alerts().mute(Conversation.EVERYONE, MuteSpan.ALWAYS);
        changed();
        var talk = model.conversation(Conversation.EVERYONE);
        tell(new NodeEvent.MessageArrived(toAll(1, "hello @Anabel")));
        assertFalse(talk.mentioned());
        assertEquals(0, model.unread().get());
        tell(new NodeEvent.MessageArrived(toAll(2, "hello @Ana")));
        assertTrue(talk.mentioned());
        assertEquals(2, model.unread().get());
        model.seen(Conversation.EVERYONE, talk.messages().getLast());
        assertFalse(talk.mentioned());
        assertEquals(0, model.unread().get());
    }

    @Test
    void aMentionThatIsReadOrTakenBackMarksNothingMore() {
        var talk = model.conversation(Conversation.EVERYONE);
        tell(new NodeEvent.MessageArrived(toAll(1, "@Ana?")), new NodeEvent.MessageArrived(toAll(2, "anybody?")), new NodeEvent.MessageArrived(toAll(3, "@Ana!")));
        model.seen(Conversation.EVERYONE, talk.messages().get(1));
        assertTrue(talk.mentioned());
        assertEquals(1, talk.unread().get());
        tell(new NodeEvent.MessageArrived(toAll(4, "well")));
        var before = toAll(3, "@Ana!").message();
        var takenBack = new Message(before.id(), before.conversation(), before.author(), before.stamp(), before.shown(), new Content.TakenBack());
        tell(new NodeEvent.MessageChanged(new Delivered(takenBack, false, false, Optional.empty(), Map.of())));
        assertFalse(talk.mentioned());
    }

    @Test
    void aMentionInADirectConversationIsAMessageLikeAnother() {
        model.alerts().mute(WITH_BO, MuteSpan.ALWAYS);
        changed();
        arrives(1, "hello @Ana");
        assertFalse(bo().mentioned());
        assertEquals(0, model.unread().get());
    }
}
