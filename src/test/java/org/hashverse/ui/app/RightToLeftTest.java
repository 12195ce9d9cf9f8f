package org.hashverse.ui.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import javafx.geometry.NodeOrientation;
import javafx.scene.Node;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// The window as a language lays it out that runs from right to left; none of ours does, so the scene is turned here.
class RightToLeftTest extends WindowAlone {
    @Start
    void start(Stage stage) {
        show(stage);
        stage.getScene().setNodeOrientation(NodeOrientation.RIGHT_TO_LEFT);
    }

    private double middle(Node node) {
        var box = node.localToScene(node.getBoundsInLocal());
        return (box.getMinX() + box.getMaxX()) / 2;
    }

    private void runsLeftToRight(String id) {
        var node = window.lookup("#" + id);
        assertEquals(NodeOrientation.LEFT_TO_RIGHT, node.getEffectiveNodeOrientation(), id);
    }

    @Test
    void theSidebarStandsAtTheRightAndWhatIsWrittenTheSameEverywhereStaysLeftToRight(FxRobot robot) {
        open(robot, BO);
        robot.interact(() -> window.panes().toggleInspector()); // a drawer at this width
        settle();
        assertTrue(middle(window.sidebar()) > middle(window.conversation()), "the sidebar stands at " + middle(window.sidebar()));
        assertEquals(NodeOrientation.RIGHT_TO_LEFT, window.sidebar().getEffectiveNodeOrientation());
        runsLeftToRight("own-address");
        runsLeftToRight("inspector-address");
        runsLeftToRight("inspector-key");
        robot.interact(() -> window.dialogs().add(""));
        for (var field : new String[] {"add-address", "add-port", "add-invite"}) runsLeftToRight(field);
        robot.interact(() -> {
            window.layer().close();
            stage.getScene().setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
            window.applyCss();
            window.layout();
        });
        assertTrue(middle(window.sidebar()) < middle(window.conversation()));
    }

    private NodeOrientation direction(String text) {
        return window.lookupAll(".message-text").stream().map(Text.class::cast).filter(shown -> shown.getText().equals(text) && visible(shown)).findFirst().orElseThrow()
                .getEffectiveNodeOrientation();
    }

    @Test
    void aMessageRunsAsItsOwnTextDoes(FxRobot robot) {
        open(robot, BO);
        robot.interact(() -> {
            Talk.arrives(model, Cast.BO, Instant.now(), "good morning");
            Talk.arrives(model, Cast.BO, Instant.now(), "שלום Bo");
        });
        settle();
        for (var window : NodeOrientation.values()) {
            if (window == NodeOrientation.INHERIT) continue;
            robot.interact(() -> stage.getScene().setNodeOrientation(window));
            assertEquals(NodeOrientation.LEFT_TO_RIGHT, direction("good morning"));
            assertEquals(NodeOrientation.RIGHT_TO_LEFT, direction("שלום Bo"));
        }
    }
}
