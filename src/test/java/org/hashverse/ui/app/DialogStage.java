package org.hashverse.ui.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.hashverse.model.ChatModel;
import org.hashverse.node.api.NodeEvent;
import org.hashverse.store.settings.Settings;
import org.hashverse.ui.dialog.DialogLayer;
import org.hashverse.ui.dialog.Toasts;
import org.hashverse.ui.kit.Theme;
import org.testfx.util.WaitForAsyncUtils;

/// A stage for screenshots of dialogs, light and dark.
abstract class DialogStage {
    final SimpleObjectProperty<Settings> settings = new SimpleObjectProperty<>(Cast.settings());
    StackPane root;
    Toasts toasts;
    Stage stage;
    ChatModel model;
    DialogLayer layer;

    void show(Stage shown) {
        stage = shown;
        root = new StackPane();
        toasts = new Toasts();
        Theme.loadFonts();
        var scene = new Scene(root, 1000, 800);
        Theme.follow(scene, settings);
        stage.setScene(scene);
        stage.show();
    }

    void reset() {
        model = Cast.model();
        layer = new DialogLayer();
        root.getChildren().setAll(new Region(), layer, toasts);
    }

    @FunctionalInterface
    interface Scenario {
        void play();
    }

    void picture(String name, double width, double height, Scenario scenario) {
        for (var theme : List.of(Settings.Theme.LIGHT, Settings.Theme.DARK)) {
            WaitForAsyncUtils.waitForAsyncFx(120_000, () -> {
                settings.set(Cast.themed(theme));
                stage.setX(0); // the headless screen has 1000 x 1000 pixels, and a window beyond its edge cannot be drawn
                stage.setY(0);
                stage.setWidth(width);
                stage.setHeight(height);
                reset();
                Cast.tell(model, new NodeEvent.SettingsChanged(settings.get()));
                scenario.play();
            });
            FxThread.settle();
            settled();
            WaitForAsyncUtils.waitForAsyncFx(120_000, () -> {
                try {
                    Png.shoot(root.getScene(), WindowPicture.FOLDER.resolve(name + "-" + theme.name().toLowerCase(Locale.ROOT) + ".png"));
                } catch (IOException failed) {
                    throw new UncheckedIOException(failed);
                }
            });
        }
    }

    /// Waits until dialogs have finished their animation of 120 ms.
    void settled() {
        try {
            WaitForAsyncUtils.waitFor(120, TimeUnit.SECONDS, () -> WaitForAsyncUtils.waitForAsyncFx(120_000,
                    () -> root.lookupAll(".dialog").stream().allMatch(card -> card.getOpacity() == 1 && card.getTranslateY() == 0)));
        } catch (TimeoutException timeout) {
            throw new AssertionError(timeout);
        }
        FxThread.settle();
    }
}
