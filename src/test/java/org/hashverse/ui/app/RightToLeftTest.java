package org.hashverse.ui.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import javafx.geometry.NodeOrientation;
import javafx.scene.Node;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.Start;

/// The window's layout in a right-to-left language. The program has no such language, so the test turns the scene.
class RightToLeftTest extends WindowAlone {
    @Start
    void start(Stage stage) {
        show(stage);
        stage.getScene().setNodeOrientation(NodeOrientation.RIGHT_TO_LEFT);
    }

    private double centre(Node node) {
        var box = node.localToScene(node.getBoundsInLocal());
        return (box.getMinX() + box.getMaxX()) / 2;
    }

    private void assertLeftToRight(String id) {
        var node = window.lookup("#" + id);
        assertEquals(NodeOrientation.LEFT_TO_RIGHT, node.getEffectiveNodeOrientation(), id);
    }

    @Test
    void theSidebarIsAtTheRightAndAddressesStayLeftToRight() {
        open(BO);
        FxThread.act(() -> window.panes().toggleInspector()); // a drawer at this width
        settle();
        assertTrue(centre(window.sidebar()) > centre(window.conversation()), "the sidebar is at " + centre(window.sidebar()));
        assertEquals(NodeOrientation.RIGHT_TO_LEFT, window.sidebar().getEffectiveNodeOrientation());
        assertLeftToRight("own-address");
        assertLeftToRight("inspector-address");
        assertLeftToRight("inspector-key");
        FxThread.act(() -> window.dialogs().add(""));
        for (var field : new String[] {"add-address", "add-port", "add-invite"}) assertLeftToRight(field);
        FxThread.act(() -> {
            window.layer().close();
            stage.getScene().setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
            window.applyCss();
            window.layout();
        });
        assertTrue(centre(window.sidebar()) < centre(window.conversation()));
    }

    private NodeOrientation direction(String text) {
        return window.lookupAll(".message-text").stream().map(Text.class::cast).filter(shown -> shown.getText().equals(text) && visible(shown)).findFirst().orElseThrow()
                .getEffectiveNodeOrientation();
    }

    @Test
    void aMessageHasTheDirectionOfItsText() {
        open(BO);
        FxThread.act(() -> {
            Talk.arrives(model, Cast.BO, Instant.now(), "good morning");
            Talk.arrives(model, Cast.BO, Instant.now(), "שלום Bo");
        });
        for (var window : NodeOrientation.values()) {
            if (window == NodeOrientation.INHERIT) continue;
            FxThread.act(() -> stage.getScene().setNodeOrientation(window));
            assertEquals(NodeOrientation.LEFT_TO_RIGHT, direction("good morning"));
            assertEquals(NodeOrientation.RIGHT_TO_LEFT, direction("שלום Bo"));
        }
    }
}
