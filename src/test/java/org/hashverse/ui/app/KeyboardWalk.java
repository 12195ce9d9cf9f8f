package org.hashverse.ui.app;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javafx.geometry.Bounds;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/// Walks through a window with Tab and checks that every control is reached, shows its focus and has a name for screen readers.
final class KeyboardWalk {
    private static final int MOST_STOPS = 80;
    private static final int AROUND = 10;
    // pixels that a focus ring changes at least; more than a caret
    private static final int RING = 40;
    private final Scene scene;
    private final FxRobot robot;

    KeyboardWalk(Scene scene, FxRobot robot) {
        this.scene = scene;
        this.robot = robot;
    }

    private static boolean stops(Node node) {
        return node.isFocusTraversable() && !(node instanceof ScrollPane) && !(node instanceof VirtualFlow<?>);
    }

    private static void collect(Node node, List<Node> found) {
        if (!node.isVisible() || node.isDisabled()) return;
        if (stops(node)) found.add(node);
        if (node instanceof Parent parent) parent.getChildrenUnmodifiable().forEach(child -> collect(child, found));
    }

    private static String name(Node node) {
        return node.getClass().getSimpleName() + " " + node.getId() + " " + (node instanceof Labeled labeled ? labeled.getText() : "");
    }

    private static boolean spoken(Node node) {
        var text = node.getAccessibleText();
        return text != null && !text.isBlank() || node instanceof Labeled labeled && labeled.getText() != null && !labeled.getText().isBlank();
    }

    private WritableImage picture() {
        FxThread.settle();
        return WaitForAsyncUtils.waitForAsyncFx(120_000, () -> scene.snapshot(null));
    }

    private static int differing(WritableImage one, WritableImage other, Bounds box) {
        int count = 0;
        int right = (int) Math.min(Math.min(one.getWidth(), other.getWidth()), box.getMaxX() + AROUND);
        int bottom = (int) Math.min(Math.min(one.getHeight(), other.getHeight()), box.getMaxY() + AROUND);
        for (int y = (int) Math.max(0, box.getMinY() - AROUND); y < bottom; y++)
            for (int x = (int) Math.max(0, box.getMinX() - AROUND); x < right; x++)
                if (one.getPixelReader().getArgb(x, y) != other.getPixelReader().getArgb(x, y)) count++;
        return count;
    }

    /// Tabs through `within` until the focus is at its start again.
    ///
    /// @return the faults found
    List<String> through(Parent within) {
        var wrong = new ArrayList<String>();
        Set<Node> met = new LinkedHashSet<>();
        var all = new ArrayList<Node>();
        FxThread.act(() -> collect(within, all));
        for (var node : all) {
            if (!spoken(node)) wrong.add("has no name: " + name(node));
            if (node.getAccessibleRole() == AccessibleRole.NODE || node.getAccessibleRole() == AccessibleRole.PARENT) wrong.add("does not say what it is: " + name(node));
        }
        robot.type(KeyCode.TAB); // a control focused without the keyboard need not show its focus
        var with = picture();
        for (int i = 0; i < MOST_STOPS; i++) {
            var focused = scene.getFocusOwner();
            boolean again = focused == null || !met.add(focused);
            var box = focused == null ? null : focused.localToScene(focused.getBoundsInLocal());
            robot.type(KeyCode.TAB);
            var without = picture();
            if (!again && scene.getFocusOwner() != focused && differing(with, without, box) < RING) wrong.add("does not show that it has the focus: " + name(focused));
            if (again && met.contains(scene.getFocusOwner())) break;
            with = without;
        }
        for (var node : all) if (!met.contains(node)) wrong.add("is not reached: " + name(node));
        return wrong;
    }
}
