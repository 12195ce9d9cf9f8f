package org.hashverse.ui;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javafx.geometry.NodeOrientation;
import javafx.scene.Scene;
import org.hashverse.chat.Conversation;
import org.hashverse.node.NodeEvent;
import org.hashverse.store.Settings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

/// Pictures of the window and of two dialogs in the languages, in `target/screenshots`.
@Tag("screens")
@ExtendWith(ApplicationExtension.class)
class LanguageScreensTest {
    private static final Path FOLDER = Path.of("target", "screenshots");

    @AfterEach
    void english() {
        Words.speak(Language.ENGLISH);
    }

    private void picture(String name, Language language, int width, Consumer<MainWindow> then) {
        var scene = WaitForAsyncUtils.waitForAsyncFx(20_000, () -> {
            Theme.loadFonts();
            Words.speak(language);
            var model = Cast.model();
            var settings = Cast.themed(Settings.Theme.LIGHT);
            model.apply(new NodeEvent.SettingsChanged(settings.withLooks(settings.looks().withLanguage(Optional.of(language.tag())))));
            Talk.fill(model);
            model.open().set(name.equals("everyone") ? Conversation.EVERYONE : WindowAlone.BO); // before the window: what is not on a stage does not follow
            var window = new MainWindow(model, () -> { }, _ -> CompletableFuture.completedFuture(Cast.bosPeers()));
            // not on a stage: the headless screen is smaller than the window
            var made = new Scene(window, width, 780);
            Theme.follow(made, model.settings());
            made.snapshot(null);
            then.accept(window);
            return made;
        });
        for (int pulses = 0; pulses < 4; pulses++) {
            WaitForAsyncUtils.waitForFxEvents(5);
            WaitForAsyncUtils.waitForAsyncFx(20_000, () -> scene.snapshot(null));
        }
        WaitForAsyncUtils.waitForAsyncFx(20_000, () -> {
            // whoever comes in softly stands there now: without a stage there is no pulse to move it
            scene.getRoot().lookupAll(".dialog").forEach(card -> {
                card.setOpacity(1);
                card.setTranslateY(0);
            });
            try {
                Png.shoot(scene, FOLDER.resolve("language-" + name + "-" + language.tag() + ".png"));
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        });
    }

    @ParameterizedTest
    @EnumSource
    void theWindowAndItsDialogs(Language language) {
        picture("window", language, 1200, _ -> { });
        if (!EnumSet.of(Language.GERMAN, Language.CHINESE).contains(language)) return;
        picture("window-400", language, 400, _ -> { });
        picture("add", language, 1200, window -> window.dialogs().add(""));
        picture("settings", language, 1200, window -> window.dialogs().settings());
        picture("find", language, 700, MainWindow::find);
        picture("everyone", language, 1200, _ -> { });
    }

    @Test
    void aWindowFromRightToLeft() {
        picture("turned", Language.ENGLISH, 1200, window -> window.getScene().setNodeOrientation(NodeOrientation.RIGHT_TO_LEFT));
    }
}
