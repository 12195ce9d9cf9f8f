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
import org.testfx.api.FxRobot;
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

    private void arrives(FxRobot robot, PeerId from, String text) {
        FxThread.act(() -> Talk.arrives(model, from, Instant.now(), text));
    }

    private void change(FxRobot robot, UnaryOperator<Alerts> change) {
        var settings = model.settings().get();
        apply(robot, new NodeEvent.SettingsChanged(settings.withAlerts(change.apply(settings.alerts()))));
    }

    private void later(FxRobot robot) {
        FxThread.act(() -> {
            now = now.plus(Attention.RENEWED_EVERY);
            notifications.tick();
        });
    }

    @Test
    void aNotificationNamesTheAuthorAndIsUpdatedWithTheNumberOfMessages(FxRobot robot) {
        arrives(robot, Cast.BO, "Are you there?");
        assertEquals("Bo", desktop.title(Cast.BO.text()));
        assertEquals("Are you there?", desktop.text(Cast.BO.text()));
        FxThread.act(() -> {
            for (int i = 0; i < 1000; i++) Talk.arrives(model, Cast.BO, Instant.now(), "and " + i);
        });
        assertEquals(1, desktop.notifications);
        assertEquals(1, desktop.sounds);
        later(robot);
        assertEquals("1,001 messages · and 999", desktop.text(Cast.BO.text()));
        assertEquals(1, desktop.sounds);
        change(robot, alerts -> alerts.withWords(false));
        now = now.plus(Attention.RENEWED_EVERY);
        arrives(robot, Cast.BO, "secret");
        assertEquals("1,002 messages", desktop.text(Cast.BO.text()));
        assertEquals(1, desktop.shown.size());
    }

    @Test
    void theNotificationOfAReadMessageIsWithdrawn(FxRobot robot) {
        open(robot, CHEN);
        arrives(robot, Cast.BO, "hello");
        assertTrue(desktop.shown.containsKey(Cast.BO.text()));
        inFront = true;
        open(robot, BO);
        assertFalse(desktop.shown.containsKey(Cast.BO.text()));
        arrives(robot, Cast.BO, "seen at once");
        assertFalse(desktop.shown.containsKey(Cast.BO.text()));
    }

    @Test
    void messagesReadWhileMutedAreNotCountedLater(FxRobot robot) {
        change(robot, alerts -> alerts.withMute(new Mute(BO, Optional.empty())));
        arrives(robot, Cast.BO, "muted");
        open(robot, BO);
        change(robot, alerts -> alerts.withoutMute(BO));
        open(robot, CHEN);
        arrives(robot, Cast.BO, "heard");
        assertEquals("heard", desktop.text(Cast.BO.text()));
    }

    @Test
    void aMessageToEveryoneIsMarkedInItsNotification(FxRobot robot) {
        FxThread.act(() -> Talk.arrivesForAll(model, Cast.CHEN, Instant.now(), "Fire drill at eleven"));
        assertEquals("Chen, to everyone", desktop.title("everyone"));
        FxThread.act(() -> Talk.arrivesForAll(model, Cast.BO, Instant.now(), "Noted"));
        later(robot);
        assertEquals("To everyone", desktop.title("everyone"));
        assertEquals("2 messages · Bo: Noted", desktop.text("everyone"));
    }

    @Test
    void strangersShareOneNotificationWithoutTheirTexts(FxRobot robot) {
        apply(robot, new NodeEvent.PeerChanged(Cast.standing(Cast.contact(Cast.FAY, "Fay", "10.0.0.31:8000"), Standing.STRANGER)));
        assertEquals("Fay wants to talk", desktop.title("strangers"));
        arrives(robot, Cast.FAY, "Buy this");
        apply(robot, new NodeEvent.PeerChanged(Cast.standing(Cast.contact(Cast.GUS, "Gus", "10.0.0.40:8000"), Standing.STRANGER)));
        later(robot);
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
    void aClickOpensTheConversation(FxRobot robot) {
        arrives(robot, Cast.BO, "hello");
        FxThread.act(desktop.clicks.get(Cast.BO.text()));
        assertEquals(List.of(BO), opened);
    }

    @Test
    void hostileNamesAndTextsAreShownAsOneHarmlessLine(FxRobot robot) {
        var bo = model.peer(Cast.BO).orElseThrow().peer().get();
        var evil = new PeerName("\u202Eevil <b>\u200B");
        apply(robot, new NodeEvent.PeerChanged(new org.hashverse.node.api.Peer(bo.id(), evil, Optional.empty(), Optional.empty(), bo.standing(), bo.presence(), bo.address(), bo.since(), bo.lastHeard(),
                bo.roundTrip(), 0, false, true, Optional.empty(), false, Optional.empty(), Optional.empty())));
        arrives(robot, Cast.BO, "\u202Eone\n\n" + "Z\u0301\u0301\u0301\u0301\u0301\u0301".repeat(9) + "x".repeat(16_000));
        assertEquals("evil <b>", desktop.title(Cast.BO.text()));
        assertTrue(desktop.text(Cast.BO.text()).startsWith("one Z"), desktop.text(Cast.BO.text()));
        assertTrue(desktop.text(Cast.BO.text()).length() <= 200, desktop.text(Cast.BO.text()));
    }

    @Test
    void aMutedConversationCountsInItsRowButNotInTheTitleAndDoesNotNotify(FxRobot robot) {
        change(robot, alerts -> alerts.withMute(new Mute(BO, Optional.empty())));
        arrives(robot, Cast.BO, "hello");
        settle();
        assertNull(desktop.title(Cast.BO.text()));
        assertEquals(0, desktop.sounds);
        assertEquals("Hashverse — Ana", window.title().getValue());
        assertEquals(1, model.conversation(BO).unread().get());
        assertTrue(row("Bo").spoken().endsWith(", 1 unread, muted"), row("Bo").spoken());
        change(robot, alerts -> alerts.withoutMute(BO));
        assertEquals("(1) Hashverse — Ana", window.title().getValue());
        assertFalse(row("Bo").spoken().contains("muted"), row("Bo").spoken());
    }

    @Test
    void doNotDisturbIsShownBesideOurName(FxRobot robot) {
        assertFalse(window.lookup("#own-quiet").isVisible());
        change(robot, alerts -> alerts.withQuiet(true));
        assertTrue(window.lookup("#own-quiet").isVisible());
        arrives(robot, Cast.BO, "hello");
        assertEquals(0, desktop.notifications + desktop.sounds);
        change(robot, alerts -> alerts.withQuiet(false));
        assertFalse(window.lookup("#own-quiet").isVisible());
    }
}
