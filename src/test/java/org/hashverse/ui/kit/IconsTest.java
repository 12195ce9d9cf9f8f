package org.hashverse.ui.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.geometry.Bounds;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.PixelReader;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import javafx.scene.shape.Shape;
import org.hashverse.ui.app.FxThread;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.kordamp.ikonli.feather.Feather;
import org.testfx.framework.junit5.ApplicationExtension;

/// The icons.
@ExtendWith(ApplicationExtension.class)
class IconsTest {
    /// The pixels of an icon on a screen with two pixels a point.
    private static PixelReader twice(Region icon) {
        new Scene(new StackPane(icon));
        outline(icon).setFill(Color.BLACK);
        icon.autosize();
        icon.layout();
        var scaled = new SnapshotParameters();
        scaled.setTransform(new javafx.scene.transform.Scale(2, 2));
        return icon.snapshot(scaled, null).getPixelReader();
    }

    private static Shape outline(Region icon) {
        return (Shape) icon.getChildrenUnmodifiable().getFirst();
    }

    private static Bounds drawn(Region icon) {
        outline(icon).setFill(Color.BLACK); // without a stylesheet it has no colour, and so no size
        return outline(icon).getBoundsInParent();
    }

    @Test
    void strokesThatCrossLeaveNoHoleWhenTheScreenIsScaled() {
        FxThread.act(() -> {
            var plus = twice(Icons.of(Feather.PLUS, 24));
            assertTrue(plus.getColor(24, 24).getBrightness() < 0.2, "the middle of a plus is " + plus.getColor(24, 24));
            assertTrue(plus.getColor(16, 24).getBrightness() < 0.2, "the left of a plus is " + plus.getColor(16, 24));
            assertTrue(plus.getColor(16, 16).getBrightness() > 0.9, "beside a plus is " + plus.getColor(16, 16));
        });
    }

    @Test
    void anIconGrowsWithTheText() {
        FxThread.act(() -> {
            int before = Scale.percent();
            Scale.take(200);
            try {
                var icon = Icons.of(Feather.SQUARE, 24);
                assertEquals(36, icon.prefWidth(-1));
                icon.autosize();
                icon.layout();
                var drawn = drawn(icon);
                assertEquals(18, drawn.getCenterX(), 0.5);
                assertEquals(30, drawn.getWidth(), 1);
            } finally {
                Scale.take(before);
            }
        });
    }

    @Test
    void anIconStaysInItsSquare() {
        FxThread.act(() -> {
            for (var icon : Feather.values()) {
                var node = Icons.of(icon);
                assertEquals(Icons.SIZE, node.prefWidth(-1));
                var drawn = drawn(node);
                assertTrue(drawn.getWidth() > 1 && drawn.getMinX() > -1 && drawn.getMinY() > -1 && drawn.getMaxX() < Icons.SIZE + 1 && drawn.getMaxY() < Icons.SIZE + 1, icon + " is drawn at " + drawn);
            }
        });
    }
}
