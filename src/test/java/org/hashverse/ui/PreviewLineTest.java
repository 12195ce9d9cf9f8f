package org.hashverse.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import javafx.scene.control.Label;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// What was said, on one line.
@ExtendWith(ApplicationExtension.class)
class PreviewLineTest {
    @Start
    void start(Stage stage) {
        // the platform runs
    }

    private static List<String> shown(String around, String written) throws Exception {
        return FxThread.ask(() -> {
            var line = new PreviewLine();
            line.say(around, written);
            return line.getChildrenUnmodifiable().stream().filter(Label.class::isInstance).map(part -> ((Label) part).getText()).toList();
        });
    }

    @Test
    void marksAreNotShownWhereverTheWordsStand() throws Exception {
        assertEquals(List.of("quoted and again bold"), shown(PreviewLine.WRITTEN, "> quoted\n> and again\n*bold*"));
        assertEquals(List.of("You: quoted and again bold"), shown("You: " + PreviewLine.WRITTEN, "> quoted\n> and again\n*bold*"));
        assertEquals(List.of("*Bo*: int x;"), shown("*Bo*: " + PreviewLine.WRITTEN, "```java\nint x;\n```"), "a name holds no marks");
        assertEquals(List.of("You: well ", " done"), shown("You: " + PreviewLine.WRITTEN, "well 👍 done"));
    }
}
