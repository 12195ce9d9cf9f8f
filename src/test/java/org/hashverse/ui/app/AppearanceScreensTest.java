package org.hashverse.ui.app;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.hashverse.chat.Conversation;
import org.hashverse.node.api.NodeEvent;
import org.hashverse.store.settings.Appearance;
import org.hashverse.store.settings.Settings;
import org.hashverse.ui.kit.Scale;
import org.hashverse.ui.kit.Theme;
import org.hashverse.ui.peer.RemoveOrBlockCard;
import org.hashverse.ui.settings.SettingsCard;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

/// Screenshots of accents and text sizes, and of the dialog with the keyboard shortcuts, in `target/screenshots`.
@Tag("screens")
@ExtendWith(ApplicationExtension.class)
class AppearanceScreensTest {
    private static final Conversation BO = Conversation.with(Cast.BO);

    @AfterEach
    void restoreTextSize() {
        WaitForAsyncUtils.waitForAsyncFx(120_000, () -> Scale.take(100));
    }

    private void picture(String name, int width, UnaryOperator<Appearance> chosen, Consumer<MainWindow> then) {
        for (var theme : List.of(Settings.Theme.LIGHT, Settings.Theme.DARK)) {
            new WindowPicture(width, 780, () -> {
                var model = Cast.model();
                model.apply(new NodeEvent.SettingsChanged(Cast.settings().withLooks(chosen.apply(Appearance.DEFAULT.withTheme(theme).withMotion(false)))));
                Talk.fill(model);
                if (!name.startsWith("list")) model.open().set(BO);
                return model;
            }, then).take("looks-" + name + "-" + theme.name().toLowerCase(Locale.ROOT));
        }
    }

    private static void bo(MainWindow window) {
        window.model().open().set(BO);
    }

    @Test
    void everyAccent() {
        for (var accent : Appearance.Accent.values()) picture(Theme.accent(accent), 1200, looks -> looks.withAccent(accent), AppearanceScreensTest::bo);
    }

    @Test
    void theLargestAndTheSmallestText() {
        for (int percent : new int[] {Appearance.LARGEST, Appearance.SMALLEST})
            for (int width : new int[] {1200, 700}) {
                picture("text-" + percent + "-" + width, width, looks -> looks.withPercent(percent), AppearanceScreensTest::bo);
                picture("list-" + percent + "-" + width, width, looks -> looks.withPercent(percent), _ -> { });
            }
    }

    @Test
    void dialogsWithTheLargestText() {
        picture("text-200-add", 700, looks -> looks.withPercent(Appearance.LARGEST), window -> window.dialogs().add(""));
        picture("text-200-keys", 700, looks -> looks.withPercent(Appearance.LARGEST), window -> window.dialogs().keys());
        picture("text-200-settings", 700, looks -> looks.withPercent(Appearance.LARGEST), AppearanceScreensTest::settings);
        picture("text-200-remove", 700, looks -> looks.withPercent(Appearance.LARGEST), window -> window.layer().show(new RemoveOrBlockCard(RemoveOrBlockCard.Way.REMOVE,
                window.model().peer(Cast.DARA).orElseThrow(), CompletableFuture.completedFuture(214), _ -> { }, () -> { })));
        picture("text-200-find", 700, looks -> looks.withPercent(Appearance.LARGEST), MainWindow::find);
    }

    @Test
    void keysNamesAndSettings() {
        picture("keys", 1000, UnaryOperator.identity(), window -> window.dialogs().keys());
        picture("name", 1000, UnaryOperator.identity(), window -> window.dialogs().name(Cast.BO));
        picture("settings", 1000, UnaryOperator.identity(), AppearanceScreensTest::settings);
    }

    private static void settings(MainWindow window) {
        window.layer().show(new SettingsCard(window.model(), new IdleSettingsActions(), () -> { }));
    }
}
