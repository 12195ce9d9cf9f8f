package org.hashverse.ui.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import javafx.stage.Stage;
import org.hashverse.store.settings.Settings;
import org.hashverse.ui.kit.Theme;
import org.hashverse.ui.message.Bubble;
import org.hashverse.ui.text.GrowingArea;
import org.hashverse.ui.text.TextBlock;
import org.hashverse.ui.text.TextWidths;
import org.hashverse.ui.text.WrappedCheckBox;
import org.hashverse.ui.text.WrappedFlow;
import org.hashverse.ui.text.WrappedLabel;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// Texts and names of all scripts are drawn completely and within every width.
@ExtendWith(ApplicationExtension.class)
class AnyTextTest {
    private static final long SEED = Long.getLong("hashverse.seed", 14);
    private static final int FEW = 100;
    private static final int MANY = 10_000;
    private static final int AT_ONCE = 20;
    private static final int NARROWEST = 200;
    private static final int WIDEST = 1_200;
    /// Space left and right of the text in a bubble, in pixels.
    private static final double AROUND = 26;
    private final VBox root = new VBox();
    private Bubble bubble;
    private WrappedLabel label;
    private WrappedCheckBox box;
    private WrappedFlow flow;
    private GrowingArea area;
    private final SnapshotParameters shot = new SnapshotParameters();
    private final WritableImage picture = new WritableImage(64, 64);

    @Start
    void start(Stage stage) {
        Theme.loadFonts();
        bubble = new Bubble(_ -> { });
        label = new WrappedLabel();
        box = new WrappedCheckBox("");
        flow = new WrappedFlow();
        area = new GrowingArea();
        shot.setViewport(new Rectangle2D(0, 0, 64, 64));
        var scene = new Scene(root, WIDEST, 900);
        Theme.follow(scene, new SimpleObjectProperty<>(Settings.defaults("ana")));
        root.getChildren().addAll(bubble, label, box, flow, area);
        bubble.setManaged(false);
        SharedStage.show(stage, scene);
    }

    @Test
    void textsOfAllScriptsAreDrawnAtEveryWidth() throws Exception {
        draw(FEW);
    }

    @Test
    @Tag("soak")
    void tenThousandTextsOfAllScriptsAreDrawnAtEveryWidth() throws Exception {
        draw(MANY);
    }

    private void draw(int count) throws Exception {
        var texts = new AnyTexts(SEED);
        var faults = new ArrayList<String>();
        var before = FxThread.ask(() -> Thread.currentThread().getUncaughtExceptionHandler());
        FxThread.run(() -> Thread.currentThread().setUncaughtExceptionHandler((_, fault) -> faults.add("in a pulse: " + fault)));
        for (int done = 0; done < count; done += AT_ONCE) {
            int from = done;
            FxThread.run(() -> {
                for (int i = from; i < from + AT_ONCE; i++) {
                    var message = texts.message();
                    var name = texts.name();
                    double width = texts.between(NARROWEST, WIDEST);
                    try {
                        check(message, name, width);
                    } catch (RuntimeException | AssertionError fault) {
                        faults.add(i + " at " + width + ": " + fault + " <" + message + "> <" + name + ">");
                    }
                }
            });
        }
        FxThread.run(() -> Thread.currentThread().setUncaughtExceptionHandler(before));
        assertTrue(faults.isEmpty(), () -> faults.size() + " of " + count + " with seed " + SEED + ":\n" + String.join("\n", faults.subList(0, Math.min(5, faults.size()))));
    }

    private void check(String message, String name, double width) {
        bubble.show(message, "10:02", false, null, null, "");
        label.setText(name);
        box.setText(name);
        area.setText(message);
        var head = new Text(name);
        flow.show(List.of(head, new Text("\n" + name)));
        for (var wrapped : List.of(label, box, flow, area)) {
            wrapped.setMinWidth(width);
            wrapped.setMaxWidth(width);
        }
        root.applyCss();
        double fitted = bubble.fit(width);
        bubble.resizeRelocate(0, 0, fitted, bubble.fittedHeight());
        root.layout();
        root.snapshot(shot, picture);
        var drawn = new StringBuilder();
        for (var text : texts(bubble.text())) {
            drawn.append(text.getText());
            var inside = text.getBoundsInParent();
            if (inside.getWidth() > width) assertTrue(widestCharacter(text) > width - AROUND, "text is " + inside.getWidth() + " wide in " + width);
        }
        for (var node : bubble.text().lookupAll(".text-block")) if (node.isVisible()) checkPositions((TextBlock) node);
        assertEquals(letters(name), letters(label.getText()));
        assertEquals(letters(name + name), letters(head.getText() + ((Text) flow.getChildren().get(1)).getText()));
    }

    /// Every point of a block is a text position, and all of its text can be selected.
    private static void checkPositions(TextBlock block) {
        for (double y = 1; y < block.getHeight(); y += 17) {
            for (double x = 1; x < block.getWidth(); x += block.getWidth() / 4) {
                int place = block.placeAt(x, y);
                assertTrue(place >= block.from() && place <= block.to(), place + " of " + block.from() + " to " + block.to());
            }
        }
        block.select(block.from(), block.to());
        block.select(0, 0);
    }

    /// Width of the widest character. A letter with combining marks is one character, which cannot be wrapped.
    private static double widestCharacter(Text text) {
        var characters = BreakIterator.getCharacterInstance();
        characters.setText(text.getText());
        double widest = 0;
        for (int from = 0, to = characters.next(); to != BreakIterator.DONE; from = to, to = characters.next())
            widest = Math.max(widest, TextWidths.of(text.getText().substring(from, to), text.getFont()));
        return widest;
    }

    private static String letters(String text) {
        return text.codePoints().filter(c -> (c < 0x200B || c > 0x200F) && !Character.isWhitespace(c)).collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }

    private static List<Text> texts(Node in) {
        var texts = new ArrayList<Text>();
        if (in instanceof Text text && text.isVisible() && text.getStyleClass().contains("message-text") && text.getParent() instanceof TextFlow) texts.add(text);
        if (in instanceof Parent parent && in.isVisible()) parent.getChildrenUnmodifiable().forEach(child -> texts.addAll(texts(child)));
        return texts;
    }
}
