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

/// What stands in the scene of a running node, built anew whenever another language is chosen: the model stays, with the open conversation, what is loaded of it
/// and the drafts; the settings, where the choice is made, are open again.
final class Content {
    private final Scene scene;
    private final ChatModel model;
    private final Supplier<MainWindow> build;
    private final Consumer<MainWindow> built;
    private MainWindow window;

    /// @param build makes the window
    /// @param built told of each one that stands in the scene
    Content(Scene scene, ChatModel model, Supplier<MainWindow> build, Consumer<MainWindow> built) {
        this.scene = scene;
        this.model = model;
        this.build = build;
        this.built = built;
        speak(model.settings().get(), scene);
        stand();
        model.settings().addListener((_, _, now) -> {
            if (speak(now, scene)) renew();
        });
    }

    /// Speaks the language that settings want, and lets the scene run its way.
    ///
    /// @return whether it is another than before
    static boolean speak(Settings settings, Scene scene) {
        boolean other = Words.speak(Language.of(settings.looks().language()));
        scene.setNodeOrientation(Words.language().direction());
        return other;
    }

    /// The window as it stands now.
    MainWindow window() {
        return window;
    }

    private void renew() {
        var open = model.open().get();
        var read = window.conversation().messages().read();
        boolean settings = window.layer().shows(SettingsCard.class);
        var spot = window.layer().spot();
        scene.setRoot(new StackPane()); // the drafts are in the model once the old window has left
        stand();
        model.open().set(open);
        read.ifPresent(window.conversation().messages()::show);
        if (!settings) return;
        window.applyCss();
        window.layout(); // how far the settings are scrolled hangs on their height
        window.dialogs().settings();
        spot.ifPresent(window.layer()::go);
    }

    private void stand() {
        window = build.get();
        scene.setRoot(window);
        built.accept(window);
    }
}
