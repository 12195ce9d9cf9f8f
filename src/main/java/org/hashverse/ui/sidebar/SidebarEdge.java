package org.hashverse.ui.sidebar;

import java.util.function.DoubleConsumer;
import javafx.geometry.NodeOrientation;
import javafx.scene.Cursor;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.Region;

/// The right edge of the sidebar: dragging it makes the sidebar wider or narrower, a double click gives it its usual width.
public final class SidebarEdge extends Region {
    /// How wide the strip is that the pointer can take hold of, in pixels.
    public static final double GRIP = 7;
    private double held;

    /// @param wider told by how many pixels the edge was dragged since the last time
    /// @param done  the edge was let go
    /// @param usual the usual width is wanted
    public SidebarEdge(DoubleConsumer wider, Runnable done, Runnable usual) {
        setId("sidebar-edge");
        setCursor(Cursor.H_RESIZE);
        setOnMousePressed(event -> {
            held = event.getSceneX();
            event.consume();
        });
        setOnMouseDragged(event -> {
            double by = event.getSceneX() - held;
            held = event.getSceneX();
            // where one reads from right to left the sidebar stands on the right
            wider.accept(getEffectiveNodeOrientation() == NodeOrientation.RIGHT_TO_LEFT ? -by : by);
            event.consume();
        });
        setOnMouseReleased(event -> {
            done.run();
            event.consume();
        });
        setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2) usual.run();
            event.consume();
        });
    }
}
