package org.hashverse.ui.kit;

import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;

/// Sets the text that a screen reader reads for a node whose text changes by itself.
public final class ScreenReaderText {
    private ScreenReaderText() {}

    /// Sets the text of a node, and notifies screen readers if it changed.
    public static void set(Node node, String words) {
        if (words.equals(node.getAccessibleText())) return;
        node.setAccessibleText(words);
        node.notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
    }
}
