package org.hashverse.ui.dialog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.hashverse.store.settings.Settings;
import org.hashverse.ui.app.Cast;
import org.hashverse.ui.app.FxThread;
import org.hashverse.ui.app.SharedStage;
import org.hashverse.ui.kit.Fields;
import org.hashverse.ui.kit.Theme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// Dialogs inside the window: what has the focus, what Esc closes, and that nothing is cut off.
@ExtendWith(ApplicationExtension.class)
class DialogLayerTest {
    private DialogLayer layer;
    private TextField below;
    private Stage stage;
    private int belowPressed;

    @Start
    void start(Stage shown) {
        stage = shown;
        layer = new DialogLayer();
        below = new TextField();
        var behind = new Button("behind");
        behind.setOnAction(_ -> belowPressed++);
        var root = new StackPane(new VBox(below, behind), layer);
        var scene = new Scene(root, 500, 480);
        Theme.follow(scene, new SimpleObjectProperty<Settings>(Cast.settings()));
        SharedStage.show(stage, scene);
        below.requestFocus();
    }

    private static DialogCard card(String id, int fields) {
        var card = new DialogCard(id, 420);
        card.head("Title", "What it is about");
        var parts = new Node[fields];
        for (int i = 0; i < fields; i++) parts[i] = Fields.text(id + "-" + i, "Field " + i);
        card.body(parts);
        card.buttons(null, DialogCard.button(id + "-no", "No", () -> { }), DialogCard.primary(id + "-yes", "Yes", () -> { }));
        return card;
    }

    private Node focus() {
        return stage.getScene().getFocusOwner();
    }

    @Test
    void tabGoesRoundInsideTheCard(FxRobot robot) {
        FxThread.act(() -> layer.show(card("a", 2)));
        assertEquals("a-0", focus().getId());
        for (var id : new String[] {"a-1", "a-no", "a-yes", "a-cross", "a-0"}) {
            robot.type(KeyCode.TAB);
            assertEquals(id, focus().getId());
        }
        robot.press(KeyCode.SHIFT).type(KeyCode.TAB).release(KeyCode.SHIFT);
        assertEquals("a-cross", focus().getId());
    }

    @Test
    void linesStandAtTheEdgesOfABodyThatScrollsAndOnlyThere() {
        assertFalse(edges(card("low", 2)));
        assertTrue(edges(card("high", 12)));
    }

    private boolean edges(DialogCard card) {
        FxThread.act(() -> layer.show(card));
        var edges = card.lookupAll(".dialog-edge").stream().map(Node::isVisible).distinct().toList();
        assertEquals(1, edges.size(), "both or none");
        return edges.getFirst();
    }

    @Test
    void theFocusCannotLeaveTheCardAndReturnsWhereItWas() {
        FxThread.act(() -> layer.show(card("a", 1)));
        FxThread.act(() -> below.requestFocus());
        assertEquals("a-0", focus().getId());
        FxThread.act(() -> layer.close());
        assertSame(below, focus());
        assertFalse(layer.showing());
    }

    @Test
    void escapeClosesTheTopCardOnly(FxRobot robot) {
        var closed = new StringBuilder();
        FxThread.act(() -> {
            layer.show(card("a", 1), () -> closed.append('a'));
            layer.show(card("b", 1), () -> closed.append('b'));
        });
        assertEquals("b-0", focus().getId());
        robot.type(KeyCode.ESCAPE);
        assertEquals("b", closed.toString());
        assertEquals("a-0", focus().getId());
        robot.type(KeyCode.ESCAPE);
        assertEquals("ba", closed.toString());
        assertSame(below, focus());
    }

    @Test
    void enterPressesTheMainButtonOrTheButtonThatHasTheFocus(FxRobot robot) {
        var pressed = new StringBuilder();
        FxThread.act(() -> {
            var card = card("a", 1);
            ((Button) card.lookup("#a-yes")).setOnAction(_ -> pressed.append("yes "));
            ((Button) card.lookup("#a-no")).setOnAction(_ -> pressed.append("no "));
            layer.show(card);
        });
        robot.type(KeyCode.ENTER);
        FxThread.act(() -> { layer.lookup("#a-no").requestFocus(); });
        robot.type(KeyCode.ENTER);
        assertEquals("yes no ", pressed.toString());
    }

    @Test
    void aClickBesideTheCardReachesNothingBelow(FxRobot robot) {
        FxThread.act(() -> layer.show(card("a", 1)));
        robot.clickOn(stage.getScene().getRoot().lookup(".button"));
        assertEquals(0, belowPressed);
        assertTrue(layer.showing());
    }

    @Test
    void inALowWindowTheBodyScrollsAndTheButtonsStay(FxRobot robot) {
        FxThread.act(() -> {
            stage.setWidth(360);
            stage.setHeight(480);
        });
        FxThread.act(() -> layer.show(card("a", 20)));
        FxThread.act(() -> { });
        var window = stage.getScene().getRoot().getLayoutBounds();
        var card = (Region) layer.lookup("#a");
        for (var node : new Node[] {card, layer.lookup("#a-yes"), layer.lookup("#a-no"), layer.lookup("#a-cross")}) {
            var box = node.localToScene(node.getLayoutBounds());
            assertTrue(window.contains(box), () -> node.getId() + " at " + box);
        }
        for (int i = 0; i < 19; i++) robot.type(KeyCode.TAB);
        FxThread.act(() -> { });
        var field = layer.lookup("#a-19");
        assertSame(field, focus());
        var box = field.localToScene(field.getLayoutBounds());
        assertTrue(box.getMaxY() <= layer.lookup("#a-yes").localToScene(layer.lookup("#a-yes").getLayoutBounds()).getMinY(), () -> "scrolled to " + box);
    }

    @Test
    void aControlThatGoesLeavesTheFocusToTheOneAfterIt() {
        FxThread.act(() -> layer.show(card("a", 20)));
        for (int gone : new int[] {18, 19}) {
            FxThread.act(() -> layer.lookup("#a-" + gone).requestFocus());
            FxThread.act(() -> ((Pane) layer.lookup("#a-" + gone).getParent()).getChildren().remove(layer.lookup("#a-" + gone)));
            FxThread.act(() -> assertEquals(gone == 18 ? "a-19" : "a-no", focus().getId()));
        }
    }

    @Test
    void aLongHeadWrapsInsideTheWindow() {
        FxThread.act(() -> {
            var card = card("a", 0);
            card.head("Remove " + "W".repeat(64) + "?", "x ".repeat(300));
            card.body(new Label("body"));
            layer.show(card);
        });
        var card = layer.lookup("#a");
        var box = card.localToParent(card.getLayoutBounds()); // without its shadow
        assertTrue(layer.getLayoutBounds().contains(box), box::toString);
    }
}
