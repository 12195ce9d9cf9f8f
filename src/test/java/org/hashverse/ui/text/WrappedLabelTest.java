package org.hashverse.ui.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.geometry.NodeOrientation;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import org.hashverse.ui.app.FxThread;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;

/// A label that wraps.
@ExtendWith(ApplicationExtension.class)
class WrappedLabelTest {
    private static String wrapped(String text, double width) throws Exception {
        return FxThread.ask(() -> {
            var label = new WrappedLabel(text);
            var root = new StackPane(label);
            new Scene(root, width, 400);
            root.applyCss();
            root.resize(width, 400);
            root.layout();
            return label.getText();
        });
    }

    @Test
    void eachLineOfASentenceHasItsDirection() throws Exception {
        var lines = wrapped("as מיכל בת אברהם בן יצחק בן יעקב told it 3 s ago", 130).lines().toList();
        assertTrue(lines.size() > 2, lines::toString);
        for (var line : lines) assertEquals(NodeOrientation.LEFT_TO_RIGHT, Direction.of(line), line);
        for (var line : wrapped("מיכל בת אברהם Hello World, a b c d e f g בן יצחק", 130).lines().toList()) assertEquals(NodeOrientation.RIGHT_TO_LEFT, Direction.of(line), line);
    }
}
