package org.hashverse.ui.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.skin.TextAreaSkin;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.hashverse.ExpectedLog;
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

/// The area to write in: it takes texts of all scripts, and no text stops the layout of the window.
@ExtendWith(ApplicationExtension.class)
class GrowingAreaTest {
    private final VBox root = new VBox();
    private Stage stage;
    private GrowingArea area;
    private Label beside;

    @Start
    void start(Stage shown) {
        stage = shown;
        Theme.loadFonts();
        area = new GrowingArea();
        beside = new Label("beside");
        root.getChildren().addAll(area, beside);
        var scene = new Scene(root, 400, 300);
        Theme.follow(scene, new SimpleObjectProperty<>(Settings.defaults("ana")));
        SharedStage.show(stage, scene);
    }

    @Test
    void proseFromRightToLeftIsTypedLetterByLetterAndPastedAtOnce() throws Exception {
        for (var prose : new String[] {AnyTexts.HEBREW, AnyTexts.ARABIC}) {
            FxThread.run(area::clear);
            for (int letter : prose.codePoints().toArray()) FxThread.run(() -> {
                area.appendText(Character.toString(letter));
                root.layout();
            });
            FxThread.awaitLayout(stage);
            FxThread.run(() -> {
                assertEquals(prose, area.getText());
                assertFalse(area.isWrapText(), "JavaFX must not wrap it");
                area.setText("short");
                assertTrue(area.isWrapText());
                area.setText(prose + "\n" + prose);
            });
            FxThread.awaitLayout(stage);
        }
    }

    @Test
    void aLineThatScrollsSidewaysIsSeenInItsWholeHeight() throws Exception {
        FxThread.run(() -> area.setText(AnyTexts.HEBREW + AnyTexts.HEBREW));
        FxThread.awaitLayout(stage);
        FxThread.run(() -> {
            var shown = area.lookup(".viewport").localToScene(area.lookup(".viewport").getLayoutBounds());
            var text = area.lookup(".text").localToScene(area.lookup(".text").getLayoutBounds());
            assertTrue(text.getMinY() >= shown.getMinY() && text.getMaxY() <= shown.getMaxY(), text + " in " + shown);
        });
    }

    @Test
    void aDraftFromRightToLeftCanBePointedAtBeforeItIsLaidOut() throws Exception {
        FxThread.run(() -> area.setText("short"));
        FxThread.awaitLayout(stage);
        FxThread.run(() -> {
            area.setText((AnyTexts.HEBREW + " ").repeat(40));
            area.lookupAll(".text").forEach(Node::getBoundsInLocal);
            area.setStyle("-fx-font-size: 28px");
            area.applyCss();
            area.lookupAll(".text").forEach(Node::getBoundsInLocal);
        });
        FxThread.awaitLayout(stage);
    }

    @Test
    void emojiAreDrawnAsPicturesWhileOneWrites() throws Exception {
        FxThread.run(() -> area.setText("well 👍🏽 done 😀 1 © x"));
        FxThread.until(() -> area.lookupAll(".emoji").stream().filter(Node::isVisible).count() == 2);
        FxThread.run(() -> {
            var shown = area.lookupAll(".emoji").stream().map(EmojiView.class::cast).toList();
            assertEquals("👍🏽", shown.getFirst().emoji().text());
            assertTrue(shown.getFirst().getLayoutX() < shown.getLast().getLayoutX() && shown.getLast().getLayoutX() < area.getWidth());
        });
    }

    @Test
    void emojiInATextThatIsShapedAreDrawnWhereTheirPlaceIsKnown() throws Exception {
        picturesStandBehind("1️⃣ ", "a 1️⃣ b 😀", "a ", "a 1️⃣ b ");
        picturesStandBehind("❤️ ", "❤️ hello ❤️", "", "❤️ hello ");
        picturesStandBehind("Hebrew within Latin", "abc שלום 😀 xyz", "abc שלום ");
        picturesStandBehind("combining accents", "e\u0301 😀", "e\u0301 ");
        picturesStandBehind("a family, and nothing behind it in its paragraph", "a 👨‍👩‍👧 b 😀\nc 👍", "a ", "c ");
        picturesStandBehind("a paragraph that begins from right to left has none", "שלום 😀\nabc 👍", "abc ");
    }

    /// Each visible picture stands where the text before it in its paragraph ends.
    private void picturesStandBehind(String why, String text, String... before) throws Exception {
        FxThread.run(() -> area.setText(text));
        FxThread.until(() -> pictures().size() == before.length);
        FxThread.awaitLayout(stage);
        FxThread.run(() -> {
            double begin = area.lookup(".text").localToScene(0, 0).getX() - area.localToScene(0, 0).getX();
            for (int i = 0; i < before.length; i++) assertEquals(begin + TextWidths.of(before[i], area.getFont()), pictures().get(i).getLayoutX(), 4, why + ": " + i);
        });
    }

    private List<EmojiView> pictures() {
        return area.lookupAll(".emoji").stream().filter(Node::isVisible).map(EmojiView.class::cast).toList();
    }

    @Test
    @ExpectedLog("a text cannot be laid out where it is written")
    void aTextThatCannotBeLaidOutIsShownByANewSkinAndTheRestOfTheWindowToo() throws Exception {
        FxThread.run(() -> {
            area.setText("what is written");
            area.setSkin(new TextAreaSkin(area) {
                @Override
                protected void layoutChildren(double x, double y, double width, double height) {
                    throw new ArrayIndexOutOfBoundsException(-1);
                }
            });
            beside.setText("now");
        });
        FxThread.until(() -> area.getSkin() != null && area.getSkin().getClass() == TextAreaSkin.class);
        FxThread.awaitLayout(stage);
        FxThread.run(() -> {
            assertEquals("what is written", area.getText());
            assertFalse(area.isWrapText());
            assertTrue(beside.getWidth() > 0 && area.getHeight() > 0);
            area.setText("what is written next");
        });
        FxThread.awaitLayout(stage);
        FxThread.run(() -> {
            assertTrue(area.isWrapText(), "the next text is none the worse");
            assertTrue(area.lookup(".text").getLayoutBounds().getWidth() > 0);
        });
    }
}
