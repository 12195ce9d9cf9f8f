package org.hashverse.ui.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.skin.VirtualFlow;
import javafx.stage.Stage;
import org.hashverse.chat.Delivery;
import org.hashverse.node.api.FileState;
import org.hashverse.node.api.NodeEvent;
import org.hashverse.store.settings.Appearance;
import org.hashverse.ui.files.SomeFiles;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.Start;

/// The button that goes to the newest message.
class EndButtonTest extends WindowAlone {
    @Start
    void start(Stage shown) {
        show(shown);
    }

    @Test
    void itHidesTheMiddleOfNoOtherButton() {
        for (int percent : new int[] {Appearance.LARGEST, 100}) {
            apply(new NodeEvent.SettingsChanged(Cast.settings().withLooks(Appearance.DEFAULT.withPercent(percent).withMotion(false))));
            for (int i = 0; i < 4; i++) {
                apply(new NodeEvent.MessageWritten(SomeFiles.mine(BO, Cast.ANA, Instant.now(), "", Map.of(Cast.BO, Delivery.DELIVERED), SomeFiles.file("mine.pdf", 100))));
                var theirs = SomeFiles.theirs(BO, Cast.BO, Instant.now(), "", SomeFiles.file("a rather long name of a file that fills the row.pdf", 100), SomeFiles.file("b.pdf", 100));
                apply(new NodeEvent.MessageArrived(theirs));
                apply(new NodeEvent.FilesChanged(List.of(SomeFiles.state(theirs, 0, FileState.Stage.GETTING, 10, 1))));
            }
            open(BO);
            FxThread.act(() -> SmallScene.setWidth(stage, 400));
            int seen = 0;
            for (int step = 0; step < 12; step++) {
                FxThread.act(() -> ((VirtualFlow<?>) window.lookup("#messages .virtual-flow")).scrollPixels(-10));
                seen += checked();
            }
            assertTrue(seen > 12, seen + " buttons were checked at " + percent + "%");
        }
    }

    @Test
    void theNumberStandsInTheButtonWhileMessagesFadeOutBehindIt() {
        for (int i = 0; i < 30; i++) FxThread.act(() -> Talk.arrives(model, Cast.BO, Instant.now(), "Hello"));
        open(BO);
        FxThread.act(() -> ((VirtualFlow<?>) window.lookup("#messages .virtual-flow")).scrollPixels(-400));
        FxThread.act(() -> Talk.arrives(model, Cast.BO, Instant.now(), "Hello"));
        FxThread.act(() -> {
            var button = window.lookup("#to-end");
            assertTrue(visible(button) && visible(window.lookup("#to-end-unread")));
            assertTrue(bounds(button).contains(bounds(window.lookup("#to-end-unread"))), "the number is part of the button");
            assertTrue(((Labeled) window.lookup("#to-end-unread")).getText().matches("[1-9]\\d*"));
            var fade = window.lookup(".messages > .fade");
            assertTrue(visible(fade) && fade.isMouseTransparent());
            assertEquals(bounds(window.lookup("#messages")).getMaxY(), bounds(fade).getMaxY(), 0.01);
            ((Button) button).fire();
        });
        FxThread.act(() -> ((Button) window.lookup("#to-end")).fire());
        FxThread.act(() -> assertTrue(!visible(window.lookup("#to-end")) && !visible(window.lookup(".messages > .fade")), "nothing is below"));
    }

    private int checked() {
        var seen = new int[1];
        FxThread.act(() -> {
            var list = bounds(window.lookup("#messages"));
            for (var button : window.lookupAll("#messages .file-row .button")) {
                var at = bounds(button);
                if (!visible(button) || at.getMaxY() > list.getMaxY() || at.getMinY() < list.getMinY()) continue;
                seen[0]++;
                for (var over : List.of("#to-end", "#to-end-unread")) {
                    var node = window.lookup(over);
                    assertTrue(!visible(node) || !bounds(node).contains(at.getCenterX(), at.getCenterY()), over + " at " + bounds(node) + " hides a button at " + at);
                }
            }
        });
        return seen[0];
    }

    private static Bounds bounds(Node node) {
        return node.localToScene(node.getLayoutBounds());
    }
}
