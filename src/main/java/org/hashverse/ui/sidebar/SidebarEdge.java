package org.hashverse.ui.sidebar;

import java.util.function.DoubleConsumer;
import javafx.geometry.NodeOrientation;
import javafx.scene.Cursor;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.Region;

/// The right edge of the sidebar. Dragging it makes the sidebar wider or narrower; a double click restores the default width.
public final class SidebarEdge extends Region {
    /// Width of the strip that the pointer can drag, in pixels.
    public static final double GRIP = 7;
    private double lastX;

    /// @param wider told by how many pixels to widen the sidebar; negative to make it narrower. Called at each movement while the person drags
    /// @param done  runs when the person releases the edge
    /// @param reset runs on a double click
    public SidebarEdge(DoubleConsumer wider, Runnable done, Runnable reset) {
        setId("sidebar-edge");
        setCursor(Cursor.H_RESIZE);
        setOnMousePressed(event -> {
            lastX = event.getSceneX();
            event.consume();
        });
        setOnMouseDragged(event -> {
            double by = event.getSceneX() - lastX;
            lastX = event.getSceneX();
            // in right-to-left languages the sidebar is on the right
            wider.accept(getEffectiveNodeOrientation() == NodeOrientation.RIGHT_TO_LEFT ? -by : by);
            event.consume();
        });
        setOnMouseReleased(event -> {
            done.run();
            event.consume();
        });
        setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2) reset.run();
            event.consume();
        });
    }
}
