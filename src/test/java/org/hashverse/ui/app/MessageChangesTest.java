package org.hashverse.ui.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.shape.Path;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.hashverse.chat.Content;
import org.hashverse.chat.Delivered;
import org.hashverse.chat.Delivery;
import org.hashverse.chat.Message;
import org.hashverse.chat.MessageId;
import org.hashverse.chat.ShownReaction;
import org.hashverse.node.TestNode;
import org.hashverse.node.api.ChangeOutcome;
import org.hashverse.node.api.NodeEvent;
import org.hashverse.node.api.TestPeer;
import org.hashverse.store.history.MessageStore;
import org.hashverse.ui.text.PreviewLine;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// Editing, taking back and deleting messages from their menu, and how such messages look.
class MessageChangesTest extends WindowOfChanges {
    @Start
    void start(Stage stage) {
        show(stage);
    }

    private List<String> offered() {
        var items = List.copyOf(menu(lastRow()));
        FxThread.act(() -> items.getFirst().getParentPopup().hide());
        return items.stream().map(item -> item instanceof SeparatorMenuItem ? "-" : item.getId().replace("message-", "")).toList();
    }

    private Node lastBubble() {
        return window.lookupAll("#messages .bubble").stream().filter(WindowAlone::visible).max(FROM_TOP).orElseThrow();
    }

    private String time() {
        return ((Labeled) lastBubble().lookup(".meta-line .meta")).getText();
    }

    private String words(Node in) {
        return String.join("", in.lookupAll(".message-text").stream().filter(WindowAlone::visible).map(Text.class::cast).map(Text::getText).toList());
    }

    @Test
    void theMenuOffersWhatCanBeDone() {
        theirs("Hello");
        assertEquals(List.of("react", "reply", "pin", "-", "copy", "copyWith", "-", "select", "details", "-", "delete"), offered());
        var mine = mine("Hi", Delivery.READ);
        assertEquals(List.of("react", "reply", "pin", "edit", "-", "copy", "copyWith", "-", "select", "details", "-", "takeBack", "delete"), offered());
        apply(new NodeEvent.MessageChanged(Talk.takenBack(mine)));
        assertEquals(List.of("select", "details", "-", "delete"), offered());
    }

    @Test
    void toAPeerThatDoesNotUnderstandChangesTheMenuOffersNone() {
        theirs("Hello");
        apply(new NodeEvent.PeerChanged(TestPeer.of(Cast.BO, "Bo").withFeatures(Set.of()).peer()));
        assertEquals(List.of("reply", "-", "copy", "copyWith", "-", "select", "details", "-", "delete"), offered());
    }

    @Test
    void whatRemovesAMessageStandsApartInTheMenu() {
        mine("Hi", Delivery.QUEUED);
        var items = List.copyOf(menu(lastRow()));
        FxThread.act(() -> items.getFirst().getParentPopup().hide());
        var removing = items.stream().filter(item -> item.getStyleClass().contains("removing")).map(MenuItem::getId).toList();
        assertEquals(List.of("message-cancel", "message-takeBack", "message-delete"), removing);
    }

    @Test
    void editPutsTheTextIntoTheDraft(FxRobot robot) {
        var mine = mine("Helo", Delivery.READ);
        choose(robot, lastRow(), "edit");
        assertEquals(mine.message(), model.conversation(BO).draft().edited().get());
    }

    @Test
    void takingBackAsksOnceAndSaysThatItIsARequest(FxRobot robot) {
        mine("Helo", Delivery.READ);
        choose(robot, lastRow(), "takeBack");
        var card = window.lookup("#take-back");
        assertEquals("Take back this message? It is deleted here, and Hashverse asks Bo’s computer to delete it too. That is a request: Bo may have read or copied it already.",
                card.getAccessibleText());
        assertTrue(window.lookup("#take-back-cancel").isFocused());
        fire("take-back-cancel");
        assertNull(window.lookup("#take-back"));
        assertEquals(List.of(), commands.wanted);
        commands.outcome = new ChangeOutcome.DiskFull();
        choose(robot, lastRow(), "takeBack");
        fire("take-back-go");
        assertEquals(List.of("takeBack"), commands.wanted);
        assertNull(window.lookup("#take-back"));
        assertTrue(says("The disk is full. Nothing was changed."));
    }

    @Test
    void ofAMessageThatWaitsTheQuestionsSayThatNobodyHasSeenIt(FxRobot robot) {
        mine("Helo", Delivery.QUEUED);
        choose(robot, lastRow(), "takeBack");
        assertEquals("Take back this message? It has not left this computer, so nobody has seen it.", window.lookup("#take-back").getAccessibleText());
        fire("take-back-cancel");
        choose(robot, lastRow(), "delete");
        assertEquals("Delete this message here? It has not left this computer, and is not sent any more.", window.lookup("#delete-message").getAccessibleText());
    }

    @Test
    void deletingHereAsksOnceAndTheRowGoes(FxRobot robot) {
        var message = theirs("Spam");
        choose(robot, lastRow(), "delete");
        assertEquals("Delete this message here? It disappears from this computer only. Bo’s computer is not asked to delete anything.", window.lookup("#delete-message").getAccessibleText());
        fire("delete-message-cancel");
        assertEquals(List.of(), commands.wanted);
        choose(robot, lastRow(), "delete");
        fire("delete-message-go");
        assertEquals(List.of("delete"), commands.wanted);
        assertTrue(says("Message deleted here"));
        apply(new NodeEvent.MessageDeleted(BO, message.message().key()));
        assertFalse(window.lookupAll("#messages .bubble").stream().anyMatch(WindowAlone::visible));
    }

    @Test
    void anEditedTextSaysSoBeforeItsTime() {
        var message = theirs("Lunch at one");
        assertFalse(time().startsWith("edited"), time());
        apply(new NodeEvent.MessageChanged(Talk.edited(message, "Lunch at two", Instant.now())));
        assertTrue(time().startsWith("edited "), time());
        assertEquals("Lunch at two", words(lastBubble()));
        assertEquals("Lunch at two", preview());
    }

    @Test
    void aMessageThatWasTakenBackIsAQuietLine() {
        apply(new NodeEvent.PeerChanged(Cast.contact(Cast.BO, "*B* https://x.example", "10.0.0.9:8000")));
        var first = theirs("First");
        var reply = Talk.theirs(BO, Cast.BO, Instant.now(), "Second");
        reply = new Delivered(new Message(MessageId.random(), BO, Cast.BO, Instant.now().toEpochMilli(), Instant.now(), new Content.Text("Second", Optional.of(first.message().key()))), false, Map.of());
        apply(new NodeEvent.MessageArrived(reply));
        apply(new NodeEvent.MessageChanged(Talk.reacted(reply, new ShownReaction(Cast.BO, "👍", false))));
        assertTrue(visible(lastBubble().lookup(".quote-box")));
        apply(new NodeEvent.MessageChanged(Talk.takenBack(first)));
        assertEquals("*B* https://x.example took back a message", drawn(lastBubble().lookup(".quote-box .quote-words")));
        apply(new NodeEvent.MessageChanged(Talk.takenBack(reply)));
        assertEquals("*B* https://x.example took back a message", words(lastBubble()));
        assertTrue(lastBubble().getPseudoClassStates().contains(PseudoClass.getPseudoClass("taken-back")));
        assertFalse(visible(lastBubble().lookup(".quote-box")));
        assertEquals(0, window.lookupAll(".reaction-chip").stream().filter(WindowAlone::visible).count());
        assertEquals(0, lastBubble().lookupAll(".message-link").stream().filter(WindowAlone::visible).count());
    }

    /// What a preview line draws.
    private static String drawn(Node line) {
        return String.join("", line.lookupAll(".label").stream().filter(WindowAlone::visible).map(Labeled.class::cast).map(Labeled::getText).filter(text -> !text.equals("…")).toList());
    }

    /// What Bo's row in the sidebar draws below the name.
    private String preview() {
        return drawn(row("Bo").lookupAll("*").stream().filter(PreviewLine.class::isInstance).findFirst().orElseThrow());
    }

    @Test
    void mineThatWasTakenBackIsAnsweredByNoKey(FxRobot robot) {
        var mine = mine("Oops", Delivery.READ);
        apply(new NodeEvent.MessageChanged(Talk.takenBack(mine)));
        assertEquals("You took back a message", words(lastBubble()));
        assertEquals("You took back a message", preview());
        FxThread.act(() -> window.lookup("#messages").requestFocus());
        robot.type(KeyCode.R);
        robot.type(KeyCode.ADD);
        settle();
        assertNull(model.conversation(BO).draft().replyTo().get());
        assertEquals("", composer().getText());
        assertFalse(visible(window.lookup("#quick-reactions")));
    }

    private String count() {
        return ((Labeled) window.lookup("#find-count")).getText();
    }

    @Test
    void theFindBarFollowsWhatBecomesOfItsHits(FxRobot robot) {
        var first = theirs("a needle");
        var second = theirs("a second needle");
        commands.stored = List.of(second, first);
        FxThread.act(() -> window.conversation().find());
        FxThread.act(() -> ((TextField) window.lookup("#find-field")).setText("needle"));
        until(() -> count().equals("1 of 2"));
        robot.type(KeyCode.UP);
        settle();
        assertEquals("2 of 2", count());
        apply(new NodeEvent.MessageChanged(Talk.takenBack(second)));
        assertEquals("1 of 1", count(), "the hit that was shown stays the current one");
        assertEquals(0, window.lookupAll("#messages .bubble").stream().filter(WindowAlone::visible).filter(bubble -> words(bubble).contains("took back"))
                .flatMap(bubble -> bubble.lookupAll(".found-words").stream()).filter(found -> !((Path) found).getElements().isEmpty()).count(), "nothing is marked in its sentence");
        apply(new NodeEvent.MessageDeleted(BO, first.message().key()));
        assertEquals("Nothing found for “needle”.", count());
    }

    @Test
    void theSearchDialogFollowsWhatBecomesOfItsHits() {
        var first = theirs("a needle");
        var second = theirs("a second needle");
        commands.stored = List.of(second, first);
        FxThread.act(window::find);
        FxThread.act(() -> ((TextField) window.lookup("#find-all-field")).setText("needle"));
        until(() -> hits().size() == 2);
        apply(new NodeEvent.MessageChanged(Talk.edited(first, "a needle in the hay", Instant.now())));
        until(() -> hits().equals(List.of("a second needle", "a needle in the hay")));
        apply(new NodeEvent.MessageChanged(Talk.takenBack(second)));
        until(() -> hits().equals(List.of("a needle in the hay")));
    }

    private List<String> hits() {
        return window.lookupAll(".find-row").stream().filter(WindowAlone::visible).sorted(FROM_TOP).map(MessageChangesTest::drawnIn).toList();
    }

    private static String drawnIn(Node row) {
        return drawn(row.lookupAll("*").stream().filter(PreviewLine.class::isInstance).findFirst().orElseThrow());
    }

    private static void until(BooleanSupplier condition) {
        try {
            WaitForAsyncUtils.waitFor(TestNode.PATIENCE.toSeconds(), TimeUnit.SECONDS, () -> WaitForAsyncUtils.waitForAsyncFx(120_000, condition::getAsBoolean));
        } catch (TimeoutException timeout) {
            throw new AssertionError(timeout);
        }
    }

    @Test
    void theDetailsOfAnEditedMessageListItsEarlierTexts(FxRobot robot) {
        var message = theirs("Lunch at one");
        apply(new NodeEvent.MessageChanged(Talk.edited(message, "Lunch at three", Instant.now())));
        commands.trail = new MessageQueries.Trail(List.of(), List.of(new MessageQueries.Version("Lunch at one", Instant.now().minusSeconds(90)),
                new MessageQueries.Version("Lunch at two", Instant.now().minusSeconds(60)), new MessageQueries.Version("Lunch at three", Instant.now())), List.of());
        choose(robot, lastRow(), "details");
        settle();
        assertEquals(List.of("Lunch at two", "Lunch at one"), window.lookup("#versions").lookupAll(".excerpt").stream().map(Node::getAccessibleText).toList());
        assertTrue(visible(window.lookup("#versions")));
    }
}
