package org.hashverse.ui.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Delivery;
import org.hashverse.chat.ShownReaction;
import org.hashverse.chat.Standing;
import org.hashverse.node.api.NodeEvent;
import org.hashverse.ui.kit.Scale;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// The bar beside a bubble, and choosing a reaction by pointer and by keyboard.
class ChooseReactionTest extends WindowOfReactions {
    @Start
    void start(Stage stage) {
        show(stage);
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
        robot.moveTo(FxThread.ask(() -> onScreen(bubbles().get(index))));
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

    /// The middle of the part of a bubble that is on screen.
    private Point2D onScreen(Node bubble) {
        var all = bubble.localToScreen(bubble.getLayoutBounds());
        var list = window.lookup("#messages");
        var seen = list.localToScreen(list.getLayoutBounds());
        return new Point2D(all.getCenterX(), (Math.max(all.getMinY(), seen.getMinY()) + Math.min(all.getMaxY(), seen.getMaxY())) / 2);
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
