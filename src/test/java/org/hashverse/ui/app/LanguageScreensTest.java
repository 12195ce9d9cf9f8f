package org.hashverse.ui.app;

import java.util.EnumSet;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.NodeOrientation;
import org.hashverse.chat.Conversation;
import org.hashverse.node.api.NodeEvent;
import org.hashverse.store.settings.Settings;
import org.hashverse.ui.words.Language;
import org.hashverse.ui.words.Words;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.framework.junit5.ApplicationExtension;

/// Screenshots of the window and of two dialogs in all languages, in `target/screenshots`.
@Tag("screens")
@ExtendWith(ApplicationExtension.class)
class LanguageScreensTest {

    @AfterEach
    void english() {
        Words.speak(Language.ENGLISH);
    }

    private void picture(String name, Language language, int width, Consumer<MainWindow> then) {
        new WindowPicture(width, 780, () -> {
            Words.speak(language);
            var model = Cast.model();
            var settings = Cast.themed(Settings.Theme.LIGHT);
            model.apply(new NodeEvent.SettingsChanged(settings.withLooks(settings.looks().withLanguage(Optional.of(language.tag())))));
            Talk.fill(model);
            model.open().set(name.equals("everyone") ? Conversation.EVERYONE : WindowAlone.BO);
            return model;
        }, then).take("language-" + name + "-" + language.tag());
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
