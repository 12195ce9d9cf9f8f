package org.hashverse.ui;

import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;

/// What a screen reader says of something that changes by itself.
final class Spoken {
    private Spoken() {}

    /// Gives a node its words, and tells whoever listens that they are new.
    static void say(Node node, String words) {
        if (words.equals(node.getAccessibleText())) return;
        node.setAccessibleText(words);
        node.notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
    }
}
