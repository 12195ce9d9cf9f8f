package org.hashverse.ui.text;

import java.text.Bidi;
import javafx.geometry.NodeOrientation;
import javafx.scene.Node;

/// Which way a text runs that does not follow the window's language.
public final class Direction {
    private Direction() {}

    /// Keeps code, addresses, keys and numbers as they are written everywhere.
    public static <T extends Node> T leftToRight(T node) {
        node.setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        return node;
    }

    /// Mirrors an icon that points somewhere, where the window runs from right to left: a glyph is not mirrored by itself.
    public static <T extends Node> T turning(T icon) {
        icon.effectiveNodeOrientationProperty().subscribe(now -> icon.setScaleX(now == NodeOrientation.RIGHT_TO_LEFT ? -1 : 1));
        return icon;
    }

    /// The direction of what somebody wrote: that of its first letter that has one.
    static NodeOrientation of(String text) {
        return new Bidi(text, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT).baseIsLeftToRight() ? NodeOrientation.LEFT_TO_RIGHT : NodeOrientation.RIGHT_TO_LEFT;
    }
}
