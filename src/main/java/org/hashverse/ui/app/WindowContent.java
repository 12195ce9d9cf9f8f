package org.hashverse.ui.app;

import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import org.hashverse.model.ChatModel;
import org.hashverse.store.settings.Settings;
import org.hashverse.ui.settings.SettingsCard;
import org.hashverse.ui.words.Language;
import org.hashverse.ui.words.Words;

/// Puts the main window into the scene and builds it again when the person chooses another language. The model stays, with the open conversation, its loaded messages
/// and the drafts. The settings dialog opens again, because the language is chosen there.
final class WindowContent {
    private final Scene scene;
    private final ChatModel model;
    private final Supplier<MainWindow> build;
    private final Consumer<MainWindow> built;
    private MainWindow window;

    /// @param build creates the window
    /// @param built told of each window after it is in the scene
    WindowContent(Scene scene, ChatModel model, Supplier<MainWindow> build, Consumer<MainWindow> built) {
        this.scene = scene;
        this.model = model;
        this.build = build;
        this.built = built;
        applyLanguage(model.settings().get(), scene);
        showNew();
        model.settings().addListener((_, _, now) -> {
            if (applyLanguage(now, scene)) rebuild();
        });
    }

    /// Applies the language of the settings to all texts and its direction to the scene.
    ///
    /// @return whether the language changed
    static boolean applyLanguage(Settings settings, Scene scene) {
        boolean other = Words.speak(Language.of(settings.looks().language()));
        scene.setNodeOrientation(Words.language().direction());
        return other;
    }

    /// The current window.
    MainWindow window() {
        return window;
    }

    private void rebuild() {
        var open = model.open().get();
        var read = window.conversation().messages().firstOnScreen();
        boolean settings = window.layer().shows(SettingsCard.class);
        var spot = window.layer().spot();
        scene.setRoot(new StackPane()); // removing the old window writes its drafts into the model
        showNew();
        model.open().set(open);
        read.ifPresent(window.conversation().messages()::show);
        if (!settings) return;
        window.applyCss();
        window.layout(); // restoring the scroll position of the settings needs their height
        window.dialogs().settings();
        spot.ifPresent(window.layer()::restore);
    }

    private void showNew() {
        window = build.get();
        scene.setRoot(window);
        built.accept(window);
    }
}
