package org.hashverse.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.hashverse.chat.PeerName;
import org.hashverse.node.NodeEvent;
import org.hashverse.node.Self;
import org.hashverse.store.Habits;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// How wide the list of peers is, and what of one's own name it shows.
class SidebarWidthTest extends WindowAlone {
    private final List<Integer> kept = new ArrayList<>();
    private Panes panes;

    @Start
    void start(Stage stage) {
        show(stage);
        panes = new Panes(model, window.sidebar(), window.conversation(), new Region(), new Region(), new Region(), kept::add);
        panes.resize(980, 760);
        stage.getScene().setRoot(panes);
    }

    private void drag(FxRobot robot, double by) {
        robot.interact(() -> panes.widen(by));
        settle();
    }

    @Test
    void theListBecomesAsWideAsItIsDraggedWithinItsBounds(FxRobot robot) {
        assertEquals(Habits.USUAL_SIDEBAR, panes.left(), 1);
        drag(robot, 50);
        assertEquals(Habits.USUAL_SIDEBAR + 50, panes.left(), 1);
        drag(robot, 5_000);
        assertEquals(Habits.MOST_SIDEBAR, panes.left(), 1);
        drag(robot, -5_000);
        assertEquals(Habits.LEAST_SIDEBAR, panes.left(), 1);
    }

    @Test
    void aWidthThatWasKeptComesBackAndTheConversationKeepsItsRoom(FxRobot robot) {
        apply(robot, new NodeEvent.SettingsChanged(Cast.settings().withHabits(Habits.DEFAULT.withSidebar(Habits.MOST_SIDEBAR))));
        assertEquals(Habits.MOST_SIDEBAR, panes.left(), 1);
        robot.interact(() -> panes.resize(680, 760));
        assertEquals(380, panes.left(), 1);
        assertEquals(Habits.LEAST_SIDEBAR, Habits.DEFAULT.withSidebar(1).sidebar());
        assertEquals(Habits.MOST_SIDEBAR, Habits.DEFAULT.withSidebar(9_999).sidebar());
    }

    @Test
    void onesOwnNameIsShownBeyondItsEighthLetter(FxRobot robot) {
        var self = Cast.self();
        apply(robot, new NodeEvent.SelfChanged(new Self(self.id(), new PeerName("Anna-Lena M"), self.port(), self.address(), self.more(), true, self.portTaken(), self.invite(), self.folder(), self.locked())));
        var name = (Label) window.sidebar().lookup(".self-card .title");
        assertTrue(name.getWidth() >= name.prefWidth(-1), () -> name.getWidth() + " of " + name.prefWidth(-1));
    }
}
