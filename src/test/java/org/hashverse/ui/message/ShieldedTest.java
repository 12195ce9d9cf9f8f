package org.hashverse.ui.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.hashverse.ExpectedLog;
import org.hashverse.ui.app.FxThread;
import org.hashverse.ui.app.SharedStage;
import org.hashverse.ui.words.Words;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// Content that cannot be laid out is replaced by a line of text. Everything beside it is still shown.
@ExtendWith(ApplicationExtension.class)
class ShieldedTest {
    private final VBox root = new VBox();
    private Stage stage;
    private boolean fails = true;

    /// Fails while `fails` is set, when it is measured or when it is laid out.
    private final class Failing extends Region {
        private final boolean measured;

        Failing(boolean measured) {
            this.measured = measured;
        }

        @Override
        protected double computePrefHeight(double width) {
            if (fails && measured) throw new ArrayIndexOutOfBoundsException(-1);
            return 20;
        }

        @Override
        protected void layoutChildren() {
            if (fails) throw new ArrayIndexOutOfBoundsException(-2);
        }
    }

    @Start
    void start(Stage shown) {
        stage = shown;
        SharedStage.show(stage, new Scene(root, 300, 200));
    }

    @Test
    @ExpectedLog("something cannot be shown")
    void contentThatCannotBeLaidOutIsReplacedByALineUntilAnotherIsShown() throws Exception {
        var shields = List.of(new Shielded<>(() -> new Failing(true)), new Shielded<>(() -> new Failing(false)));
        var beside = new Label("beside");
        FxThread.run(() -> {
            root.getChildren().addAll(shields);
            root.getChildren().add(beside);
        });
        FxThread.until(() -> shields.stream().allMatch(shield -> shield.getChildrenUnmodifiable().getFirst() instanceof Label words
                && words.getText().equals(Words.get("message.unshown")) && words.getWidth() > 0));
        FxThread.awaitLayout(stage);
        FxThread.run(() -> assertTrue(beside.getWidth() > 0, "it is laid out"));
        FxThread.run(() -> {
            fails = false;
            shields.forEach(Shielded::again);
        });
        FxThread.awaitLayout(stage);
        FxThread.run(() -> {
            for (var shield : shields) {
                assertEquals(List.of(shield.content()), shield.getChildrenUnmodifiable());
                assertEquals(shield.getWidth(), shield.content().getWidth());
            }
        });
    }
}
