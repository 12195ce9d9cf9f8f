package org.hashverse.ui.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.Scene;
import org.hashverse.model.ChatModel;
import org.hashverse.ui.kit.Theme;
import org.testfx.util.WaitForAsyncUtils;

/// A screenshot of a whole window without a stage, because the headless screen is smaller.
final class WindowPicture {
    static final Path FOLDER = Path.of("target", "screenshots");
    private static final int MILLIS = 20_000;
    private final Scene scene;

    /// @param model created on the FX thread, with the wanted conversation already open, because a window without a stage does not follow the model
    /// @param then  prepares the window before the screenshot
    WindowPicture(int width, int height, Supplier<ChatModel> model, Consumer<MainWindow> then) {
        scene = WaitForAsyncUtils.waitForAsyncFx(MILLIS, () -> {
            Theme.loadFonts();
            var shown = model.get();
            var window = new MainWindow(shown, () -> { }, _ -> CompletableFuture.completedFuture(Cast.bosPeers()));
            var created = new Scene(window, width, height);
            Theme.follow(created, shown.settings());
            created.snapshot(null);
            then.accept(window);
            return created;
        });
    }

    Scene scene() {
        return scene;
    }

    /// Writes the screenshot after all changes. Puts dialogs at the end of their animation, because without a stage there are no pulses.
    void take(String name) {
        for (int pulses = 0; pulses < 4; pulses++) {
            FxThread.settle();
            WaitForAsyncUtils.waitForAsyncFx(MILLIS, () -> scene.snapshot(null));
        }
        WaitForAsyncUtils.waitForAsyncFx(MILLIS, () -> {
            scene.getRoot().lookupAll(".dialog").forEach(card -> {
                card.setOpacity(1);
                card.setTranslateY(0);
            });
            try {
                Png.shoot(scene, FOLDER.resolve(name + ".png"));
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        });
    }
}
