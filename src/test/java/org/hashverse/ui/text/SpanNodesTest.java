package org.hashverse.ui.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.scene.Node;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import org.hashverse.markup.Markup;
import org.hashverse.markup.Span;
import org.hashverse.ui.app.FxThread;
import org.hashverse.ui.emoji.EmojiView;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;

/// Each span has a node, and the nodes are used again.
@ExtendWith(ApplicationExtension.class)
class SpanNodesTest {
    private final AtomicInteger fontChanges = new AtomicInteger();
    private final SpanNodes nodes = new SpanNodes(fontChanges::incrementAndGet);

    private static List<Span> spans(String message) {
        return Markup.of(message).getFirst().spans();
    }

    private boolean show(String message) {
        return nodes.show(message, spans(message), "paragraph");
    }

    private static List<String> words(List<Node> nodes) {
        return nodes.stream().map(node -> node instanceof Text text ? text.getText() : "(picture)").toList();
    }

    @Test
    void aPictureIsOneCharacterAmongTheWords() throws Exception {
        FxThread.run(() -> {
            show("one *two* 👍 three");
            assertEquals(List.of("one ", "two", " ", "(picture)", " three"), words(nodes.shown()));
            assertEquals("one two \uFFFC three", nodes.characters());
            assertInstanceOf(EmojiView.class, nodes.shown().get(3));
        });
    }

    @Test
    void theNodesAreUsedAgainAndKeepTheirStylesIfTheseAreTheSame() throws Exception {
        FxThread.run(() -> {
            assertTrue(show("one 👍 two"), "new nodes need styles");
            var before = nodes.shown();
            assertFalse(show("three 👎 four"));
            assertEquals(before, nodes.shown());
            assertEquals(List.of("three ", "(picture)", " four"), words(nodes.shown()));
            assertTrue(show("three 👎 `four`"));
            show("words alone");
            assertEquals(before.subList(0, 1), nodes.shown());
            assertFalse(nodes.emojiSize(20), "the emoji that are not shown do not count");
        });
    }

    @Test
    void aNewlineBeforeAPictureIsANodeAndAnyOtherStandsInItsText() throws Exception {
        FxThread.run(() -> {
            var message = "one 👍 two";
            show(message);
            var places = new ShownPlaces(spans(message));
            assertEquals(List.of("one", "\n", "(picture)", "\ntwo"), words(nodes.inLines(new DrawnLines(nodes.characters(), List.of(4, 6)), places)));
            assertEquals(List.of("one ", "(picture)", " two"), words(nodes.inLines(new DrawnLines(nodes.characters(), List.of()), places)));
        });
    }

    @Test
    void theOwnerIsToldOfAnotherFont() throws Exception {
        FxThread.run(() -> {
            show("one");
            fontChanges.set(0);
            ((Text) nodes.shown().getFirst()).setFont(Font.font(40));
            assertEquals(1, fontChanges.get());
        });
    }
}
