package org.hashverse.ui.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import javafx.css.PseudoClass;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Delivered;
import org.hashverse.chat.Delivery;
import org.hashverse.chat.ShownReaction;
import org.hashverse.chat.Standing;
import org.hashverse.node.api.ChangeOutcome;
import org.hashverse.node.api.NodeEvent;
import org.hashverse.ui.kit.Scale;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// The chips under a bubble, the bar beside it, and choosing a reaction by pointer and by keyboard.
class ReactionsTest extends WindowOfChanges {
    private static final ShownReaction BOS_THUMB = new ShownReaction(Cast.BO, "👍", false);
    private static final ShownReaction ANAS_THUMB = new ShownReaction(Cast.ANA, "👍", false);

    @Start
    void start(Stage stage) {
        show(stage);
    }

    private Delivered arrives(Conversation in, String text) {
        var message = Talk.theirs(in, Cast.BO, Instant.now(), text);
        open(in);
        apply(new NodeEvent.MessageArrived(message));
        return message;
    }

    private void react(Delivered message, ShownReaction... reactions) {
        apply(new NodeEvent.MessageChanged(Talk.reacted(message, reactions)));
    }

    private List<Button> chips() {
        return window.lookupAll(".reaction-chip").stream().filter(WindowAlone::visible).map(Button.class::cast).toList();
    }

    private static boolean is(Node node, String state) {
        return node.getPseudoClassStates().contains(PseudoClass.getPseudoClass(state));
    }

    private Node bar() {
        var bar = window.lookup("#message-bar");
        return bar != null && visible(bar) ? bar : null;
    }

    private boolean quick() {
        var quick = window.lookup("#quick-reactions");
        return quick != null && visible(quick);
    }

    private List<Node> bubbles() {
        return window.lookupAll("#messages .bubble").stream().filter(WindowAlone::visible).sorted(FROM_TOP).toList();
    }

    private Bounds onWindow(Node node) {
        return window.sceneToLocal(node.localToScene(node.getLayoutBounds()));
    }

    /// Focuses the last message as a person without a pointer does.
    private void focusLast() {
        FxThread.act(() -> window.lookup("#messages").requestFocus());
    }

    @Test
    void aChipCountsAndSaysWho() {
        var message = arrives(BO, "Lunch?");
        react(message, BOS_THUMB, ANAS_THUMB, new ShownReaction(Cast.CHEN, "❤️", false));
        assertEquals(List.of("2", ""), chips().stream().map(Button::getText).toList());
        assertEquals("Bo and you", chips().getFirst().getTooltip().getText());
        assertEquals("👍 Bo and you", chips().getFirst().getAccessibleText());
        assertTrue(is(chips().getFirst(), "mine"));
        assertFalse(is(chips().getLast(), "mine"));
        assertEquals("Chen", chips().getLast().getTooltip().getText());
        assertTrue(bubbles().getLast().getParent().getAccessibleText().endsWith(" Reactions: 👍 Bo and you, ❤️ Chen"), bubbles().getLast().getParent().getAccessibleText());
        assertEquals(1, chips().getFirst().lookupAll(".emoji").size(), "drawn by a picture");
        react(message);
        assertEquals(List.of(), chips());
    }

    @Test
    void aChipOfMineThatHasNotArrivedSaysSo() {
        react(arrives(BO, "Lunch?"), new ShownReaction(Cast.ANA, "👍", true));
        assertEquals("You · not yet on Bo’s computer", chips().getFirst().getTooltip().getText());
        assertTrue(is(chips().getFirst(), "waiting"));
        assertTrue(chips().getFirst().lookup(".emoji").getOpacity() < 1);
    }

    @Test
    void aClickOnAChipTogglesMyReactionAndLeavesTheFocus(FxRobot robot) {
        var message = arrives(BO, "Lunch?");
        react(message, BOS_THUMB);
        FxThread.act(() -> composer().requestFocus());
        robot.clickOn(chips().getFirst());
        react(message, BOS_THUMB, ANAS_THUMB, new ShownReaction(Cast.CHEN, "❤️", false));
        robot.clickOn(chips().getFirst());
        robot.clickOn(chips().getLast());
        assertEquals(List.of("react 👍", "react none", "react ❤️"), commands.wanted);
        assertTrue(composer().isFocused());
    }

    @Test
    void aReactionThatIsNotMadeIsToldInAToast(FxRobot robot) {
        commands.outcome = new ChangeOutcome.NobodyToTell();
        react(arrives(BO, "Lunch?"), BOS_THUMB);
        robot.clickOn(chips().getFirst());
        settle();
        assertTrue(says("Bo is not a contact any more, so your reaction would not arrive."));
    }

    @Test
    void manyEmojiStayInsideThePaneAndMineIsAmongThem() {
        var message = arrives(Conversation.EVERYONE, "Vote!");
        var all = new ShownReaction[60];
        for (int i = 0; i < all.length; i++) all[i] = new ShownReaction(i == 59 ? Cast.ANA : Cast.id("p" + i), Character.toString(0x1F400 + i), false);
        react(message, all);
        assertEquals(24, chips().size());
        assertTrue(is(chips().getFirst(), "mine"));
        var pane = onWindow(window.conversation().messages());
        for (var chip : chips()) assertTrue(pane.getMaxX() - 24 >= onWindow(chip).getMaxX(), onWindow(chip) + " in " + pane);
        assertTrue(onWindow(chips().getLast()).getMinY() > onWindow(chips().getFirst()).getMaxY(), "they wrap");
    }

    @Test
    void anEmojiOfANewerProgramIsShownAsOneCharacter() {
        react(arrives(BO, "Lunch?"), new ShownReaction(Cast.BO, "\uD83E\uDEFF", false));
        assertEquals("\uD83E\uDEFF", chips().getFirst().getText());
    }

    @Test
    void theBarStandsBesideTheBubbleUnderThePointerAndMovesNothing(FxRobot robot) throws Exception {
        arrives(BO, "Short");
        arrives(BO, "Many words about the measurements, the weather and what to do at eleven, \u05E9\u05DC\u05D5\u05DD. ".repeat(3).strip());
        apply(new NodeEvent.MessageWritten(Talk.mine(BO, Instant.now(), "Many words of mine about the measurements and the weather. ".repeat(3).strip(), Map.of(Cast.BO, Delivery.READ))));
        for (int width : new int[] {980, 360})
            for (int percent : new int[] {100, 200}) {
                FxThread.act(() -> {
                    SmallScene.setWidth(stage, width);
                    model.apply(new NodeEvent.SettingsChanged(Cast.settings().withLooks(Cast.settings().looks().withPercent(percent).withMotion(false))));
                });
                for (int i = 0; i < 3; i++) barStandsBeside(robot, i, width + " px, " + percent + " %");
            }
    }

    private void barStandsBeside(FxRobot robot, int index, String where) throws Exception {
        robot.moveTo(window.conversation().header());
        standStill();
        var places = FxThread.ask(() -> bubbles().stream().map(this::onWindow).toList());
        assertNull(FxThread.ask(this::bar), where);
        if (index >= places.size()) return; // scrolled out of a low window
        robot.moveTo(FxThread.ask(() -> bubbles().get(index)));
        standStill();
        FxThread.run(() -> {
            assertEquals(places, bubbles().stream().map(this::onWindow).toList(), where);
            var place = onWindow(bar());
            for (var bubble : places) assertFalse(bubble.intersects(place), where + ": " + place + " covers " + bubble);
            var list = onWindow(window.lookup("#messages"));
            assertTrue(place.getMinX() >= list.getMinX() && place.getMaxX() <= list.getMaxX() - Scale.space(10), where + ": " + place + " in " + list);
            for (var button : bar().lookupAll(".bar-button"))
                if (button.isVisible()) assertTrue(place.contains(onWindow(button)), where + ": " + onWindow(button) + " in " + place);
            assertTrue(bar().lookup("#message-bar-more").isVisible(), where);
        });
    }

    /// Waits until the messages have not moved for some pulses: a list that is laid out at another width scrolls afterwards.
    private void standStill() throws Exception {
        settle();
        List<Bounds> before = List.of();
        for (int same = 0; same < 3; ) {
            FxThread.awaitLayout(stage);
            var now = FxThread.ask(() -> bubbles().stream().map(this::onWindow).toList());
            same = now.equals(before) ? same + 1 : 0;
            before = now;
        }
    }

    @Test
    void theBarOffersReactionsAndTheChosenOneIsSent(FxRobot robot) {
        arrives(BO, "Lunch?");
        FxThread.act(() -> composer().requestFocus());
        type("half a");
        robot.moveTo(bubbles().getFirst());
        settle();
        robot.clickOn("#message-bar-react");
        settle();
        assertTrue(quick());
        robot.clickOn(window.lookupAll(".reaction-place").stream().filter(WindowAlone::visible).skip(2).findFirst().orElseThrow());
        settle();
        assertEquals(List.of("react 😂"), commands.wanted);
        assertFalse(quick());
        assertTrue(composer().isFocused(), "the person goes on writing");
        assertEquals("half a", composer().getText());
    }

    @Test
    void aClickElsewhereClosesTheOffer(FxRobot robot) {
        arrives(BO, "Lunch?");
        robot.moveTo(bubbles().getFirst());
        settle();
        robot.clickOn("#message-bar-react");
        settle();
        assertTrue(quick());
        robot.clickOn(window.lookup(".self-card .title")); // takes no focus
        settle();
        assertFalse(quick());
        assertEquals(List.of(), commands.wanted);
    }

    @Test
    void atTheEndAReactionMovesTheMessagesUpSoThatItIsSeen() {
        var last = Talk.mine(BO, Instant.now(), "Lunch?", Map.of(Cast.BO, Delivery.READ));
        FxThread.act(() -> {
            Talk.manyMessages(model, Cast.BO, 40, i -> "Line " + i);
            model.apply(new NodeEvent.MessageWritten(last));
            model.seen(BO, model.conversation(BO).messages().getLast());
        });
        open(BO);
        react(last, BOS_THUMB);
        settle();
        var list = onWindow(window.lookup("#messages"));
        assertEquals(1, chips().size());
        assertTrue(onWindow(chips().getFirst()).getMaxY() <= list.getMaxY(), onWindow(chips().getFirst()) + " in " + list);
    }

    @Test
    void byKeysAReactionIsOfferedChosenAndLeft(FxRobot robot) {
        arrives(BO, "Lunch?");
        focusLast();
        assertTrue(bar() != null, "the bar of the focused row");
        robot.type(KeyCode.ADD);
        settle();
        assertTrue(quick());
        robot.type(KeyCode.RIGHT);
        robot.type(KeyCode.ENTER);
        settle();
        assertEquals(List.of("react ❤️"), commands.wanted);
        assertFalse(quick());
        assertTrue(window.lookup("#messages").isFocused(), "the focus is back among the messages");
        robot.type(KeyCode.ADD);
        robot.type(KeyCode.ESCAPE);
        settle();
        assertFalse(quick());
        assertEquals(1, commands.wanted.size());
        assertEquals("", composer().getText(), "the key types nothing");
    }

    @Test
    void myReactionIsEndedByKeys(FxRobot robot) {
        react(arrives(BO, "Lunch?"), new ShownReaction(Cast.ANA, "🎉", false));
        focusLast();
        robot.type(KeyCode.ADD);
        settle();
        robot.type(KeyCode.ENTER);
        settle();
        assertEquals(List.of("react none"), commands.wanted);
    }

    @Test
    void anyOtherEmojiIsFoundInThePicker(FxRobot robot) {
        arrives(BO, "Lunch?");
        focusLast();
        robot.type(KeyCode.ADD);
        settle();
        robot.type(KeyCode.END);
        robot.type(KeyCode.ENTER);
        settle();
        assertFalse(quick());
        assertTrue(visible(window.lookup("#reaction-emoji")));
        FxThread.act(() -> ((TextField) window.lookup("#reaction-emoji #emoji-search")).setText("tada"));
        robot.type(KeyCode.ENTER);
        settle();
        assertEquals(List.of("react 🎉"), commands.wanted);
        assertFalse(visible(window.lookup("#reaction-emoji")));
    }

    @Test
    void nobodyReactsToAStrangerThatWaitsForADecision(FxRobot robot) {
        apply(new NodeEvent.PeerChanged(Cast.standing(Cast.contact(Cast.FAY, "Fay", "10.0.0.31:8000"), Standing.STRANGER)));
        var fay = Conversation.with(Cast.FAY);
        open(fay);
        var message = Talk.theirs(fay, Cast.FAY, Instant.now(), "Hi");
        apply(new NodeEvent.MessageArrived(message));
        robot.moveTo(bubbles().getFirst());
        settle();
        assertFalse(bar().lookup("#message-bar-react").isVisible());
        focusLast();
        robot.type(KeyCode.ADD);
        settle();
        assertFalse(quick());
        react(message, new ShownReaction(Cast.FAY, "👍", false));
        robot.clickOn(chips().getFirst());
        assertEquals(List.of(), commands.wanted);
        apply(new NodeEvent.PeerChanged(Cast.contact(Cast.FAY, "Fay", "10.0.0.31:8000")));
        robot.clickOn(chips().getFirst());
        assertEquals(List.of("react 👍"), commands.wanted);
    }
}
