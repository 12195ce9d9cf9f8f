package org.hashverse.ui.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.css.PseudoClass;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;
import javafx.stage.Stage;
import org.hashverse.chat.Content;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Delivery;
import org.hashverse.chat.MessageText;
import org.hashverse.node.api.ChangeOutcome;
import org.hashverse.node.api.NodeEvent;
import org.hashverse.node.api.SendOutcome;
import org.hashverse.store.settings.Appearance;
import org.hashverse.ui.kit.Scale;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// Pinned messages above the messages, and announcements that readers confirm.
class PinsAndAnnouncementsTest extends WindowOfChanges {
    @Start
    void start(Stage stage) {
        show(stage);
    }

    @Test
    void aPinnedMessageStandsAboveTheMessagesAndCanBeUnpinned(FxRobot robot) {
        var message = theirs("Room 3, 10:00");
        assertFalse(window.lookup("#pinned-bar").isVisible());
        choose(robot, 1, "pin");
        assertEquals(List.of("pin"), commands.wanted);
        commands.pinned = List.of(Talk.pinned(message));
        apply(new NodeEvent.MessageChanged(Talk.pinned(message)));
        assertTrue(visible(window.lookup("#pinned-bar")));
        assertTrue(labels("#pinned-bar").containsAll(List.of("Pinned message", "Room 3, 10:00")), labels("#pinned-bar")::toString);
        fire("unpin");
        assertEquals(List.of("pin", "unpin"), commands.wanted);
        commands.pinned = List.of();
        apply(new NodeEvent.MessageChanged(message));
        assertFalse(window.lookup("#pinned-bar").isVisible());
    }

    @Test
    void unpinningInTheBarCanBeUndone() {
        var message = theirs("Room 3, 10:00");
        commands.pinned = List.of(Talk.pinned(message));
        apply(new NodeEvent.MessageChanged(Talk.pinned(message)));
        commands.outcome = new ChangeOutcome.Done(message);
        fire("unpin");
        assertTrue(says("Message unpinned"));
        FxThread.act(() -> ((ButtonBase) window.lookup(".toast-action")).fire());
        assertEquals(List.of("unpin", "pin"), commands.wanted);
    }

    @Test
    void theBarShowsTheNextPinnedMessageAfterEachVisit(FxRobot robot) {
        var one = theirs("one");
        var two = theirs("two");
        commands.pinned = List.of(Talk.pinned(two), Talk.pinned(one));
        apply(new NodeEvent.MessageChanged(Talk.pinned(two)));
        assertTrue(labels("#pinned-bar").contains("Pinned message 1 of 2"));
        FxThread.act(() -> window.lookup("#pinned-bar").requestFocus());
        robot.press(KeyCode.ENTER).release(KeyCode.ENTER);
        settle();
        assertTrue(labels("#pinned-bar").containsAll(List.of("Pinned message 2 of 2", "one")), labels("#pinned-bar")::toString);
    }

    @Test
    void aReaderConfirmsAnAnnouncement() {
        var plain = Talk.theirs(Conversation.EVERYONE, Cast.BO, Instant.now(), "Fire drill at ten");
        open(Conversation.EVERYONE);
        apply(new NodeEvent.MessageArrived(Talk.announced(plain)));
        var button = (ButtonBase) window.lookup(".confirm-announcement");
        assertEquals("Confirm", button.getText());
        FxThread.act(button::fire);
        assertEquals(List.of("confirm"), commands.wanted);
        apply(new NodeEvent.MessageChanged(Talk.announced(plain, Cast.self().id())));
        assertEquals("✓ You confirmed this", button.getText());
        assertTrue(button.isDisabled());
    }

    @Test
    void theAuthorSeesWhoConfirmedAndSavesATable(FxRobot robot) throws Exception {
        var mine = Talk.announced(Talk.mine(Conversation.EVERYONE, Instant.now(), "Fire drill at ten", Map.of(Cast.BO, Delivery.DELIVERED, Cast.CHEN, Delivery.QUEUED)), Cast.BO);
        open(Conversation.EVERYONE);
        apply(new NodeEvent.MessageWritten(mine));
        assertTrue(says("1 of 2 confirmed · waiting for Chen"));
        choose(robot, model.conversation(Conversation.EVERYONE).messages().size(), "why");
        assertTrue(labels("#trail").containsAll(List.of("1 of 2 have the message · 1 of 2 confirmed", "Bo confirmed this", "Still on your computer")), labels("#trail")::toString);
        assertTrue(labels("#trail").stream().anyMatch(text -> text.contains("to all contacts, who are asked to confirm")), "it reaches also who was not connected");
        fire("confirm-csv");
        WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, () -> chosen != null && Files.exists(chosen));
        assertTrue(chosen.toString().endsWith(".csv"));
        assertEquals(List.of("\uFEFF\"Name\",\"Key\",\"Confirmed\"", "\"Bo\",\"" + Cast.BO + "\",\"yes\"", "\"Chen\",\"" + Cast.CHEN + "\",\"no\""), Files.readAllLines(chosen, StandardCharsets.UTF_8));
    }

    @Test
    void aClickOnTheLineBelowAnAnnouncementShowsItsDetails() {
        var mine = Talk.announced(Talk.mine(Conversation.EVERYONE, Instant.now(), "Fire drill at ten", Map.of(Cast.BO, Delivery.DELIVERED)));
        open(Conversation.EVERYONE);
        apply(new NodeEvent.MessageWritten(mine));
        var below = window.lookupAll("#messages .below").stream().filter(WindowAlone::visible).findFirst().orElseThrow();
        var at = below.localToScene(below.getLayoutBounds());
        FxThread.act(() -> below.fireEvent(new MouseEvent(MouseEvent.MOUSE_CLICKED, at.getCenterX(), at.getCenterY(), 0, 0, MouseButton.PRIMARY, 1, false, false, false, false,
                false, false, false, false, false, true, new PickResult(below, at.getCenterX(), at.getCenterY()))));
        assertTrue(labels("#trail").contains("Delivered to Bo · not confirmed yet"), labels("#trail")::toString);
    }

    @Test
    void theComposerSaysThatReadersWillBeAskedToConfirm() {
        open(Conversation.EVERYONE);
        fire("ask-confirmation");
        assertTrue(says("Everyone is asked to confirm this message, also those who are offline now."));
        fire("ask-confirmation");
        assertFalse(says("Everyone is asked to confirm this message, also those who are offline now."));
    }

    @Test
    void aNarrowComposerForEveryoneLeavesRoomToWrite() {
        open(Conversation.EVERYONE);
        for (var width : List.of(1200.0, 360.0)) {
            FxThread.act(() -> SmallScene.setWidth(stage, width));
            var send = (ButtonBase) window.lookup("#send-all");
            boolean narrow = width < 400;
            assertEquals(narrow ? ContentDisplay.GRAPHIC_ONLY : ContentDisplay.TEXT_ONLY, send.getContentDisplay());
            assertEquals(narrow, send.getTooltip() != null, "a picture has its words in the tooltip");
            assertTrue(composer().getWidth() > 120, "room to write in a window of " + width + ": " + composer().getWidth());
        }
    }

    @Test
    void withTheLargestTextNothingIsCutOffInANarrowWindow(FxRobot robot) {
        theirs("one");
        choose(robot, 1, "select");
        FxThread.act(() -> SmallScene.setWidth(stage, 360));
        apply(new NodeEvent.SettingsChanged(Cast.settings().withLooks(Appearance.DEFAULT.withPercent(Appearance.LARGEST))));
        try {
            var count = (Labeled) window.lookup("#selection-count");
            WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, () -> count.getText().equals("1"));
            assertFalse(count.isTextTruncated());
            robot.press(KeyCode.ESCAPE).release(KeyCode.ESCAPE);
            open(Conversation.EVERYONE);
            WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, () -> composer().getWidth() > 140);
            var send = window.lookup("#send-all");
            assertTrue(window.sceneToLocal(send.localToScene(send.getLayoutBounds())).getMaxX() <= 360, "the button is within the window");
        } catch (TimeoutException late) {
            throw new AssertionError("count: " + ((Labeled) window.lookup("#selection-count")).getText() + ", room to write: " + composer().getWidth(), late);
        } finally {
            FxThread.act(() -> Scale.take(100));
        }
    }

    private boolean asks() {
        return window.lookup("#ask-confirmation").getPseudoClassStates().contains(PseudoClass.getPseudoClass("on"));
    }

    @Test
    void anAnnouncementKeepsItsQuoteAndReturnsWholeIfItIsRefused() throws Exception {
        var question = Talk.theirs(Conversation.EVERYONE, Cast.BO, Instant.now(), "When is the drill?");
        open(Conversation.EVERYONE);
        apply(new NodeEvent.MessageArrived(question));
        FxThread.act(() -> window.conversation().composer().reply(question.message()));
        fire("ask-confirmation");
        type("At ten");
        fire("send-all");
        assertEquals(List.of(new Content.Text("At ten", Optional.of(question.message().key()), true)), commands.sent);
        commands.sending.getFirst().complete(new SendOutcome.DiskFull());
        FxThread.until(() -> composer().getText().equals("At ten"));
        FxThread.act(() -> {
            assertTrue(asks(), "pressing again must not send an ordinary message");
            assertEquals(question.message(), model.conversation(Conversation.EVERYONE).draft().replyTo().get());
        });
    }

    private boolean offersParts() {
        return window.lookupAll(".hyperlink").stream().anyMatch(node -> visible(node) && ((Labeled) node).getText().equals("Send in 2 parts"));
    }

    @Test
    void anAnnouncementIsNotOfferedInParts() {
        open(Conversation.EVERYONE);
        type("word ".repeat(MessageText.MAX_BYTES / 4));
        assertTrue(offersParts());
        fire("ask-confirmation");
        assertFalse(offersParts());
    }

    @Test
    void whatThePersonWasAskedAboutIsSentAlsoIfAnotherConversationIsOpenThen(FxRobot robot) {
        for (int i = 100; i <= 121; i++) apply(new NodeEvent.PeerChanged(Cast.contact(Cast.id("Person " + i), "Person " + i, "10.0.1." + i + ":8000")));
        open(Conversation.EVERYONE);
        fire("ask-confirmation");
        type("Fire drill at ten");
        fire("send-all");
        open(BO);
        FxThread.act(() -> model.conversation(Conversation.EVERYONE).draft().restore("an earlier text")); // the node rejects it meanwhile
        robot.clickOn("#confirm-everyone-send");
        settle();
        assertEquals(List.of("announce Fire drill at ten"), commands.wanted);
        assertEquals("an earlier text\nFire drill at ten", model.conversation(Conversation.EVERYONE).draft().text().get(), "it was not asked about");
    }

    @Test
    void theNextMessageToEveryoneCanBeAnAnnouncement() {
        open(BO);
        assertFalse(visible(window.lookup("#ask-confirmation")), "only in Everyone");
        open(Conversation.EVERYONE);
        fire("ask-confirmation");
        type("Fire drill at ten");
        fire("send-all");
        assertEquals(List.of("announce Fire drill at ten"), commands.wanted);
        assertEquals("", composer().getText());
        assertFalse(window.lookup("#ask-confirmation").getPseudoClassStates().contains(PseudoClass.getPseudoClass("on")), "the next one is no announcement");
    }
}
