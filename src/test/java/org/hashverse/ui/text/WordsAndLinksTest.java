package org.hashverse.ui.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Hyperlink;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

/// A sentence and its link: beside each other if there is room, else the link below.
@ExtendWith(ApplicationExtension.class)
class WordsAndLinksTest {
    private static final int MILLIS = 120_000;
    private Hyperlink link;

    private WordsAndLinks at(double width, double height) {
        return WaitForAsyncUtils.waitForAsyncFx(MILLIS, () -> {
            link = new Hyperlink("Add back");
            var both = new WordsAndLinks(6, HPos.LEFT, List.of(link));
            both.words().setText("Dara is not among your contacts.");
            new Scene(both, width, height);
            both.applyCss();
            both.resize(width, height);
            both.layout();
            for (var child : both.getChildrenUnmodifiable()) ((Parent) child).layout();
            return both;
        });
    }

    private static double middle(Node node) {
        return node.localToScene(node.getLayoutBounds()).getCenterY();
    }

    @Test
    void theLinkStandsBesideTheMiddleOfTheSentence() {
        var both = at(600, 80);
        assertEquals(middle(both.words()), middle(link), 1);
    }

    @Test
    void theLinkStandsBelowWhereTheSentenceWouldKeepNoRoom() {
        var both = at(170, 120);
        assertTrue(middle(link) > both.words().getBoundsInParent().getMaxY());
    }
}
