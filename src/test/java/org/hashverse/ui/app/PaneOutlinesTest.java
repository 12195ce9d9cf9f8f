package org.hashverse.ui.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Control;
import javafx.stage.Stage;
import org.hashverse.node.api.NodeEvent;
import org.hashverse.store.settings.Appearance;
import org.hashverse.store.settings.Habits;
import org.hashverse.store.settings.Settings;
import org.hashverse.ui.kit.Scale;
import org.hashverse.ui.kit.Theme;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.Start;

/// The outlines shown first are where the panes of the window are later.
class PaneOutlinesTest extends WindowAlone {
    @Start
    void start(Stage shown) {
        show(shown);
    }

    @AfterEach
    void restoreTextSize() {
        FxThread.act(() -> Scale.take(100));
    }

    private static Appearance looks(int percent) {
        return new Appearance(Settings.Theme.DARK, Appearance.Accent.BLUE, percent, true, Optional.empty());
    }

    private PaneOutlines outlines(double width, boolean talking, Appearance looks) {
        var outlines = PaneOutlines.panes(Theme.early(looks), talking, Habits.USUAL_SIDEBAR);
        FxThread.act(() -> {
            Scale.take(looks.percent());
            new Scene(outlines, width, 760);
            outlines.resize(width, 760);
            outlines.layout();
            outlines.getChildrenUnmodifiable().forEach(child -> ((Parent) child).layout());
        });
        return outlines;
    }

    private static Optional<Bounds> place(Node root, Node node) {
        if (!visible(node)) return Optional.empty();
        var at = root.sceneToLocal(node.localToScene(node.getLayoutBounds()));
        return Optional.of(new BoundingBox(Math.rint(at.getMinX()), Math.rint(at.getMinY()), Math.rint(at.getWidth()), Math.rint(at.getHeight())));
    }

    private void assertSamePlaces(double width, boolean talking, int percent) {
        FxThread.act(() -> {
            var looks = looks(percent);
            model.apply(new NodeEvent.SettingsChanged(model.settings().get().withLooks(looks)));
            SmallScene.setWidth(stage, width);
            model.open().set(talking ? BO : null);
        });
        var outlines = outlines(window.getWidth(), talking, looks(percent));
        var size = width + " pixels at " + percent + " percent";
        FxThread.act(() -> {
            assertEquals(place(window, window.sidebar()), place(outlines, outlines.lookup("#outline-sidebar")), size);
            if (!talking) return;
            assertEquals(place(window, window.conversation().header()), place(outlines, outlines.lookup("#outline-header")), size);
            assertEquals(place(window, window.lookup(".composer-box")), place(outlines, outlines.lookup("#outline-composer")), size);
            assertEquals(Optional.ofNullable(window.panes().shownInspector()).flatMap(inspector -> place(window, inspector)), place(outlines, outlines.lookup("#outline-inspector")), size);
        });
    }

    @Test
    void theOutlinesAreWhereThePanesAreLater() {
        for (int percent : new int[] {100, 150})
            for (double width : new double[] {1200, 800, 500})
                for (boolean talking : new boolean[] {true, false}) assertSamePlaces(width, talking, percent);
    }

    @Test
    void theOutlinesNeedNoStylesheetAndNoControl() {
        var outlines = outlines(1200, true, looks(100));
        assertTrue(outlines.lookupAll("*").stream().noneMatch(Control.class::isInstance));
        assertFalse(visible(outlines(1200, false, looks(100)).lookup("#outline-composer")));
        assertTrue(PaneOutlines.logo().getChildren().getFirst().isVisible());
    }
}
