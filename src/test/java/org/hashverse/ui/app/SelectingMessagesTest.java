package org.hashverse.ui.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.hashverse.chat.ShownReaction;
import org.hashverse.node.api.NodeEvent;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// Several messages that the person selects, to copy, save or delete them together.
class SelectingMessagesTest extends WindowOfChanges {
    @Start
    void start(Stage stage) {
        show(stage);
    }

    @Test
    void severalMessagesAreSelectedCopiedAndDeleted(FxRobot robot) {
        theirs("one");
        theirs("two");
        theirs("three");
        choose(robot, 1, "select");
        var talk = model.conversation(BO);
        assertEquals(1, talk.selected().all().get().size());
        assertFalse(window.conversation().composer().isVisible());
        FxThread.act(() -> talk.selected().extendTo(talk.messages().getLast(), talk.messages()));
        assertTrue(labels("#selection-bar").contains("3 selected"), labels("#selection-bar")::toString);
        assertEquals(3, window.lookupAll(".message-view").stream().filter(SelectingMessagesTest::chosen).count());
        fire("selection-copy");
        FxThread.act(() -> assertEquals(3, Clipboard.getSystemClipboard().getString().lines().count()));
        assertTrue(window.conversation().composer().isVisible(), "the selection ends");
        choose(robot, 1, "select");
        fire("selection-delete");
        fire("delete-message-go");
        assertEquals(List.of("delete"), commands.wanted);
        assertFalse(talk.selected().active());
    }

    @Test
    void whileMessagesAreSelectedEachHasACircleAndNothingElseIsOffered(FxRobot robot) {
        var message = theirs("one");
        theirs("two");
        apply(new NodeEvent.MessageChanged(Talk.reacted(message, new ShownReaction(Cast.BO, "👍", false))));
        assertEquals(0, circles());
        choose(robot, 1, "select");
        assertEquals(2, circles());
        robot.moveTo(window.lookupAll("#messages .bubble").stream().filter(WindowAlone::visible).findFirst().orElseThrow());
        settle();
        assertFalse(window.lookupAll("#messages .message-bar").stream().anyMatch(WindowAlone::visible), "no bar beside a message");
        FxThread.act(() -> ((ButtonBase) window.lookup(".reaction-chip")).fire());
        assertEquals(List.of(), commands.wanted, "a click on a reaction only selects");
        robot.press(KeyCode.ESCAPE).release(KeyCode.ESCAPE);
        settle();
        assertEquals(0, circles());
    }

    private long circles() {
        return window.lookupAll("#messages .select-mark").stream().filter(WindowAlone::visible).count();
    }

    private static boolean chosen(Node view) {
        return visible(view) && view.getPseudoClassStates().contains(PseudoClass.getPseudoClass("chosen"));
    }

    @Test
    void escapeEndsTheSelectionAndSpaceTogglesTheFocusedMessage(FxRobot robot) {
        theirs("one");
        theirs("two");
        choose(robot, 1, "select");
        focusRow(2);
        robot.press(KeyCode.SPACE).release(KeyCode.SPACE);
        settle();
        assertEquals(2, model.conversation(BO).selected().all().get().size());
        robot.press(KeyCode.ESCAPE).release(KeyCode.ESCAPE);
        settle();
        assertFalse(model.conversation(BO).selected().active());
    }

    @Test
    void selectedMessagesAreSavedAsText(FxRobot robot) throws Exception {
        theirs("one");
        choose(robot, 1, "select");
        fire("selection-save");
        WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, () -> chosen != null && Files.exists(chosen));
        assertEquals("one", Files.readString(chosen).strip());
    }
}
