package org.hashverse.ui.text;

import java.text.Bidi;
import javafx.geometry.NodeOrientation;
import javafx.scene.Node;

/// Sets the direction of texts and icons that do not simply follow the window's language.
public final class Direction {
    private Direction() {}

    /// Makes a node run from left to right in every language, as code, addresses, keys and numbers do.
    public static <T extends Node> T leftToRight(T node) {
        node.setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        return node;
    }

    /// Mirrors an icon that points somewhere while the window runs from right to left: JavaFX does not mirror a glyph.
    public static <T extends Node> T mirroredIfRightToLeft(T icon) {
        icon.effectiveNodeOrientationProperty().subscribe(direction -> icon.setScaleX(direction == NodeOrientation.RIGHT_TO_LEFT ? -1 : 1));
        return icon;
    }

    /// The direction of a text that somebody wrote: that of its first letter that has a direction.
    static NodeOrientation of(String text) {
        return new Bidi(text, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT).baseIsLeftToRight() ? NodeOrientation.LEFT_TO_RIGHT : NodeOrientation.RIGHT_TO_LEFT;
    }
}
