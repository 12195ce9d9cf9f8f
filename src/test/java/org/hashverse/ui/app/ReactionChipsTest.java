package org.hashverse.ui.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import javafx.scene.control.Button;
import javafx.stage.Stage;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Delivery;
import org.hashverse.chat.ShownReaction;
import org.hashverse.node.api.ChangeOutcome;
import org.hashverse.node.api.NodeEvent;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// The chips under a bubble.
class ReactionChipsTest extends WindowOfReactions {
    @Start
    void start(Stage stage) {
        show(stage);
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
}
