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

/// A whole window that is on no stage, for the headless screen is smaller, and its picture.
final class WindowPicture {
    static final Path FOLDER = Path.of("target", "screenshots");
    private static final int MILLIS = 20_000;
    private final Scene scene;

    /// @param model made on the FX thread; what is to be open is open in it already, since without a stage the window does not follow
    /// @param then  what happens in the window before it is taken
    WindowPicture(int width, int height, Supplier<ChatModel> model, Consumer<MainWindow> then) {
        scene = WaitForAsyncUtils.waitForAsyncFx(MILLIS, () -> {
            Theme.loadFonts();
            var shown = model.get();
            var window = new MainWindow(shown, () -> { }, _ -> CompletableFuture.completedFuture(Cast.bosPeers()));
            var made = new Scene(window, width, height);
            Theme.follow(made, shown.settings());
            made.snapshot(null);
            then.accept(window);
            return made;
        });
    }

    Scene scene() {
        return scene;
    }

    /// Writes it once nothing changes any more. Whoever comes in softly stands there then: without a stage there is no pulse to move it.
    void take(String name) {
        for (int pulses = 0; pulses < 4; pulses++) {
            WaitForAsyncUtils.waitForFxEvents(5);
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
