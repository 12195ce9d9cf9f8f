package org.hashverse.ui.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.hashverse.store.settings.Settings;
import org.hashverse.ui.app.AnyTexts;
import org.hashverse.ui.app.FxThread;
import org.hashverse.ui.app.SharedStage;
import org.hashverse.ui.emoji.EmojiView;
import org.hashverse.ui.kit.Theme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// The beginning of a message, as *Details* shows it.
@ExtendWith(ApplicationExtension.class)
class ExcerptTest {
    private final VBox root = new VBox();
    private Stage stage;

    @Start
    void start(Stage shown) {
        stage = shown;
        Theme.loadFonts();
        var scene = new Scene(root, 400, 300);
        Theme.follow(scene, new SimpleObjectProperty<>(Settings.defaults("ana")));
        SharedStage.show(stage, scene);
    }

    private Excerpt show(String text) throws Exception {
        var excerpt = FxThread.ask(() -> new Excerpt(text));
        FxThread.run(() -> root.getChildren().setAll(excerpt));
        FxThread.awaitLayout(stage);
        return excerpt;
    }

    private static List<String> words(Excerpt excerpt) throws Exception {
        return FxThread.ask(() -> excerpt.lookupAll(".message-text").stream().filter(Text.class::isInstance).map(text -> ((Text) text).getText()).toList());
    }

    private static boolean cut(Excerpt excerpt) throws Exception {
        return FxThread.ask(() -> excerpt.getChildrenUnmodifiable().stream().filter(Label.class::isInstance).anyMatch(Node::isVisible));
    }

    @Test
    void emojiArePicturesAndMarksStandAsTheyWereWritten() throws Exception {
        var excerpt = show("well 👍🏽 *done*");
        var emoji = FxThread.ask(() -> excerpt.lookupAll(".emoji").stream().map(EmojiView.class::cast).map(view -> view.emoji().text()).toList());
        assertEquals(List.of("👍🏽"), emoji);
        assertEquals(List.of("well ", " *done*"), words(excerpt));
        assertTrue(!cut(excerpt) && excerpt.getWidth() < 200);
    }

    @Test
    void aLongTextOfAnyScriptIsCutWithAnEllipsis() throws Exception {
        for (var text : List.of("word ".repeat(2_000), (AnyTexts.HEBREW + " ").repeat(20), "😀".repeat(2_000), "x".repeat(Excerpt.MOST - 1) + "😀")) {
            var excerpt = show(text);
            assertTrue(excerpt.getWidth() <= 400 && excerpt.getHeight() <= 140, excerpt.getWidth() + " by " + excerpt.getHeight());
            assertTrue(cut(excerpt));
        }
    }
}
