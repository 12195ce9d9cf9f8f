package org.hashverse.ui.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import javafx.stage.Stage;
import org.hashverse.ui.app.FxThread;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// A message's text on one line of a list.
@ExtendWith(ApplicationExtension.class)
class PreviewLineTest {
    @Start
    void start(Stage stage) {
        // JavaFX runs now
    }

    private static List<String> shown(String around, String written) throws Exception {
        return FxThread.ask(() -> {
            var line = new PreviewLine();
            line.say(around, written);
            return line.getChildrenUnmodifiable().stream().filter(Label.class::isInstance).map(part -> ((Label) part).getText()).filter(words -> !words.equals("…")).toList();
        });
    }

    @Test
    void marksAreNotShownWhereverTheWordsStand() throws Exception {
        assertEquals(List.of("quoted and again bold"), shown(PreviewLine.WRITTEN, "> quoted\n> and again\n*bold*"));
        assertEquals(List.of("You: quoted and again bold"), shown("You: " + PreviewLine.WRITTEN, "> quoted\n> and again\n*bold*"));
        assertEquals(List.of("*Bo*: int x;"), shown("*Bo*: " + PreviewLine.WRITTEN, "```java\nint x;\n```"), "a name holds no marks");
        assertEquals(List.of("You: well ", " done"), shown("You: " + PreviewLine.WRITTEN, "well 👍 done"));
    }

    private static PreviewLine laidOut(String written, double width) {
        var line = new PreviewLine();
        line.say(written);
        var root = new Group(line);
        new Scene(root);
        root.applyCss();
        line.resize(width, line.prefHeight(-1));
        line.layout();
        return line;
    }

    private static double middle(Node part) {
        return part.localToScene(part.getBoundsInLocal()).getCenterX();
    }

    private static double middle(PreviewLine line, String words) {
        return ((TextFlow) line.getChildrenUnmodifiable().getFirst()).getChildren().stream().filter(part -> part instanceof Text text && text.getText().contains(words)).mapToDouble(PreviewLineTest::middle)
                .findFirst().orElseThrow();
    }

    @Test
    void wordsFromRightToLeftKeepTheirOrderAmongSignsAndEmoji() throws Exception {
        FxThread.ask(() -> {
            var hebrew = laidOut("שלום, מה שלומך? 👍 abc", 400);
            assertTrue(middle(hebrew, "שלום") > middle(hebrew, ","), "a comma stands left of the word before it");
            assertTrue(middle(hebrew, ",") > middle(hebrew, "מה"));
            assertTrue(middle(hebrew, "מה") > middle(hebrew, "?"));
            assertTrue(middle(hebrew, "?") > middle(hebrew, "abc"));
            var mixed = laidOut("Bo said שלום, מה", 400);
            assertTrue(middle(mixed, "Bo said") < middle(mixed, "מה"));
            return null;
        });
    }

    @Test
    void wordsFromRightToLeftEndWithDotsWhereTheRoomEnds() throws Exception {
        FxThread.ask(() -> {
            for (boolean fits : List.of(true, false)) {
                var line = laidOut("שלום, מה שלומך היום? אני כותב בעברית", fits ? 400 : 90);
                var dots = line.getChildrenUnmodifiable().getLast();
                assertEquals(!fits, dots.isVisible());
                var flow = line.getChildrenUnmodifiable().getFirst();
                var sight = flow.localToScene(flow.getClip().getBoundsInParent());
                assertTrue(sight.getMinX() < middle(line, "שלום") && middle(line, "שלום") < sight.getMaxX(), () -> "the first word is hidden, in sight is " + sight);
                if (!fits) assertTrue(sight.getMinX() > middle(line, "בעברית"), "the last word is hidden");
                if (!fits) assertTrue(dots.getBoundsInParent().getMaxX() <= 91, () -> "the dots end at " + dots.getBoundsInParent().getMaxX());
            }
            return null;
        });
    }

    /// The dots that show a cut: of the line itself, or of a label that has less room than its words.
    private static boolean dotted(PreviewLine line) {
        return line.getChildrenUnmodifiable().stream().filter(part -> part.isVisible() && part instanceof Label)
                .anyMatch(part -> ((Label) part).getText().equals("…") || ((Label) part).getWidth() < part.prefWidth(-1));
    }

    @Test
    void dotsShowThatSomethingIsCutAtEveryWidthAlsoAPictureAlone() throws Exception {
        FxThread.ask(() -> {
            for (var text : List.of("Nice to meet you 🦊", "🦊 Nice to meet you", "🦊🦊🦊", "well 👍 done", "words alone")) {
                double whole = laidOut(text, 1_000).prefWidth(-1);
                for (double width = 20; width <= whole + 5; width++) {
                    var line = laidOut(text, width);
                    double at = width;
                    assertEquals(width < whole, dotted(line), () -> text + " at " + at + " of " + whole);
                    for (var part : line.getChildrenUnmodifiable()) if (part.isVisible()) assertTrue(part.getBoundsInParent().getMaxX() <= width + 1, () -> text + " ends behind " + at);
                }
            }
            return null;
        });
    }

    @Test
    void theWordBeforeADraftHasAColourOfItsOwnInEveryScript() throws Exception {
        for (var written : List.of("not sent yet", "שלום"))
            assertTrue(FxThread.ask(() -> {
                var line = new PreviewLine();
                line.draft(written);
                var root = new Group(line);
                new Scene(root);
                root.applyCss();
                var marked = line.lookupAll(".draft");
                return marked.size() == 1 && !words(marked.iterator().next()).contains(written) && words(marked.iterator().next()).contains("Draft");
            }), written);
    }

    private static String words(Node part) {
        return part instanceof Label label ? label.getText() : ((Text) part).getText();
    }

    @Test
    void aLongerTextIsNotBrokenToTheWidthOfTheOneBefore() throws Exception {
        FxThread.ask(() -> {
            var line = laidOut("\uFDFA".repeat(60), 400);
            line.say("\uFDFA".repeat(120));
            // as when the pointer moves before the next layout
            line.getParent().getBoundsInLocal();
            line.getChildrenUnmodifiable().forEach(Node::getBoundsInParent);
            return null;
        });
    }
}
