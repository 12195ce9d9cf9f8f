package org.hashverse.ui.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javafx.stage.Stage;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.PeerName;
import org.hashverse.chat.Standing;
import org.hashverse.model.Attention;
import org.hashverse.node.api.NodeEvent;
import org.hashverse.store.settings.Alerts;
import org.hashverse.store.settings.Mute;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.Start;

/// The notifications that a person gets, and how the window shows muted conversations.
class NotificationsTest extends WindowAlone {
    private final ShownDesktop desktop = new ShownDesktop();
    private final List<Conversation> opened = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-22T09:00:00Z");
    private boolean inFront;
    private Notifications notifications;

    @Start
    void start(Stage stage) {
        show(stage);
        notifications = new Notifications(model, desktop, new Attention(() -> now), () -> new Attention.Viewing(inFront, model.open().get()), opened::add);
    }

    @AfterEach
    void close() {
        org.testfx.util.WaitForAsyncUtils.waitForAsyncFx(120_000, notifications::close);
    }

    private void arrives(PeerId from, String text) {
        FxThread.act(() -> Talk.arrives(model, from, Instant.now(), text));
    }

    private void change(UnaryOperator<Alerts> change) {
        var settings = model.settings().get();
        apply(new NodeEvent.SettingsChanged(settings.withAlerts(change.apply(settings.alerts()))));
    }

    private void later() {
        FxThread.act(() -> {
            now = now.plus(Attention.RENEWED_EVERY);
            notifications.tick();
        });
    }

    @Test
    void aNotificationNamesTheAuthorAndIsUpdatedWithTheNumberOfMessages() {
        arrives(Cast.BO, "Are you there?");
        assertEquals("Bo", desktop.title(Cast.BO.text()));
        assertEquals("Are you there?", desktop.text(Cast.BO.text()));
        FxThread.act(() -> {
            for (int i = 0; i < 1000; i++) Talk.arrives(model, Cast.BO, Instant.now(), "and " + i);
        });
        assertEquals(1, desktop.notifications);
        assertEquals(1, desktop.sounds);
        later();
        assertEquals("1,001 messages · and 999", desktop.text(Cast.BO.text()));
        assertEquals(1, desktop.sounds);
        change(alerts -> alerts.withWords(false));
        now = now.plus(Attention.RENEWED_EVERY);
        arrives(Cast.BO, "secret");
        assertEquals("1,002 messages", desktop.text(Cast.BO.text()));
        assertEquals(1, desktop.shown.size());
    }

    @Test
    void theNotificationOfAReadMessageIsWithdrawn() {
        open(CHEN);
        arrives(Cast.BO, "hello");
        assertTrue(desktop.shown.containsKey(Cast.BO.text()));
        inFront = true;
        open(BO);
        assertFalse(desktop.shown.containsKey(Cast.BO.text()));
        arrives(Cast.BO, "seen at once");
        assertFalse(desktop.shown.containsKey(Cast.BO.text()));
    }

    @Test
    void theNotificationOfAnUnreadMessageStaysWhenEventsWereMissed() {
        arrives(Cast.BO, "hello");
        var bo = model.peer(Cast.BO).orElseThrow().peer().get();
        apply(new NodeEvent.Resync());
        assertTrue(desktop.shown.containsKey(Cast.BO.text()));
        apply(new NodeEvent.PeerChanged(bo));
        apply(new NodeEvent.UnreadChanged(BO, 1));
        apply(new NodeEvent.CallingChanged(List.of()));
        assertTrue(desktop.shown.containsKey(Cast.BO.text()));
        apply(new NodeEvent.UnreadChanged(BO, 0));
        assertFalse(desktop.shown.containsKey(Cast.BO.text()));
    }

    @Test
    void messagesReadWhileMutedAreNotCountedLater() {
        change(alerts -> alerts.withMute(new Mute(BO, Optional.empty())));
        arrives(Cast.BO, "muted");
        open(BO);
        change(alerts -> alerts.withoutMute(BO));
        open(CHEN);
        arrives(Cast.BO, "heard");
        assertEquals("heard", desktop.text(Cast.BO.text()));
    }

    @Test
    void aMessageToEveryoneIsMarkedInItsNotification() {
        FxThread.act(() -> Talk.arrivesForAll(model, Cast.CHEN, Instant.now(), "Fire drill at eleven"));
        assertEquals("Chen, to everyone", desktop.title("everyone"));
        FxThread.act(() -> Talk.arrivesForAll(model, Cast.BO, Instant.now(), "Noted"));
        later();
        assertEquals("To everyone", desktop.title("everyone"));
        assertEquals("2 messages · Bo: Noted", desktop.text("everyone"));
    }

    @Test
    void strangersShareOneNotificationWithoutTheirTexts() {
        apply(new NodeEvent.PeerChanged(Cast.standing(Cast.contact(Cast.FAY, "Fay", "10.0.0.31:8000"), Standing.STRANGER)));
        assertEquals("Fay wants to talk", desktop.title("strangers"));
        arrives(Cast.FAY, "Buy this");
        apply(new NodeEvent.PeerChanged(Cast.standing(Cast.contact(Cast.GUS, "Gus", "10.0.0.40:8000"), Standing.STRANGER)));
        later();
        assertEquals("2 people want to talk", desktop.title("strangers"));
        assertEquals("You have not met before.", desktop.text("strangers"));
        assertEquals(1, desktop.shown.size());
        FxThread.act(desktop.clicks.get("strangers"));
        assertEquals(List.of(Conversation.with(Cast.GUS)), opened);
        inFront = true;
        FxThread.act(notifications::tick);
        assertEquals(0, desktop.shown.size());
    }

    @Test
    void aClickOpensTheConversation() {
        arrives(Cast.BO, "hello");
        FxThread.act(desktop.clicks.get(Cast.BO.text()));
        assertEquals(List.of(BO), opened);
    }

    @Test
    void hostileNamesAndTextsAreShownAsOneHarmlessLine() {
        var bo = model.peer(Cast.BO).orElseThrow().peer().get();
        var evil = new PeerName("\u202Eevil <b>\u200B");
        apply(new NodeEvent.PeerChanged(new org.hashverse.node.api.Peer(bo.id(), evil, Optional.empty(), Optional.empty(), bo.standing(), bo.presence(), bo.address(), bo.since(), bo.lastHeard(),
                bo.roundTrip(), 0, false, true, Optional.empty(), false, Optional.empty(), Optional.empty(), Optional.empty())));
        arrives(Cast.BO, "\u202Eone\n\n" + "Z\u0301\u0301\u0301\u0301\u0301\u0301".repeat(9) + "x".repeat(16_000));
        assertEquals("evil <b>", desktop.title(Cast.BO.text()));
        assertTrue(desktop.text(Cast.BO.text()).startsWith("one Z"), desktop.text(Cast.BO.text()));
        assertTrue(desktop.text(Cast.BO.text()).length() <= 200, desktop.text(Cast.BO.text()));
    }

    @Test
    void aMutedConversationCountsInItsRowButNotInTheTitleAndDoesNotNotify() {
        change(alerts -> alerts.withMute(new Mute(BO, Optional.empty())));
        arrives(Cast.BO, "hello");
        settle();
        assertNull(desktop.title(Cast.BO.text()));
        assertEquals(0, desktop.sounds);
        assertEquals("Hashverse — Ana", window.title().getValue());
        assertEquals(1, model.conversation(BO).unread().get());
        assertTrue(row("Bo").spoken().endsWith(", 1 unread, muted"), row("Bo").spoken());
        change(alerts -> alerts.withoutMute(BO));
        assertEquals("(1) Hashverse — Ana", window.title().getValue());
        assertFalse(row("Bo").spoken().contains("muted"), row("Bo").spoken());
    }

    @Test
    void doNotDisturbIsShownBesideOurName() {
        assertFalse(window.lookup("#own-quiet").isVisible());
        change(alerts -> alerts.withQuiet(true));
        assertTrue(window.lookup("#own-quiet").isVisible());
        arrives(Cast.BO, "hello");
        assertEquals(0, desktop.notifications + desktop.sounds);
        change(alerts -> alerts.withQuiet(false));
        assertFalse(window.lookup("#own-quiet").isVisible());
    }
}
