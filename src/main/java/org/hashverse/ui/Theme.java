package org.hashverse.ui;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.util.List;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.value.ObservableValue;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.text.Font;
import org.hashverse.store.Settings;

/// Light or dark: AtlantaFX's Primer below, our stylesheet above. The colours are tokens of `hashverse.css`, looked up under
/// the style class `light` or `dark` of the root.
final class Theme {
    private static final String LIGHT = "light";
    private static final String DARK = "dark";

    private Theme() {}

    /// Makes the bundled fonts known; once, before the first scene.
    static void loadFonts() {
        for (var weight : List.of("400Regular", "400Regular_Italic", "600SemiBold", "600SemiBold_Italic", "700Bold"))
            try (var in = Theme.class.getResourceAsStream("fonts/Inter_" + weight + ".ttf")) {
                Font.loadFont(in, 14);
            } catch (java.io.IOException unreadable) {
                throw new java.io.UncheckedIOException(unreadable);
            }
    }

    /// Dresses a scene, and again whenever the choice or, under SYSTEM, the system changes.
    static void follow(Scene scene, ObservableValue<Settings> settings) {
        for (var sheet : List.of("hashverse.css", "dialogs.css")) scene.getStylesheets().add(Theme.class.getResource(sheet).toExternalForm());
        Runnable dress = () -> dress(scene.getRoot(), settings.getValue() == null ? Settings.Theme.SYSTEM : settings.getValue().looks().theme());
        settings.addListener((_, _, _) -> dress.run());
        scene.rootProperty().addListener((_, _, _) -> dress.run());
        Platform.getPreferences().colorSchemeProperty().addListener((_, _, _) -> dress.run());
        dress.run();
    }

    private static void dress(Parent root, Settings.Theme theme) {
        boolean dark = switch (theme) {
            case LIGHT -> false;
            case DARK -> true;
            case SYSTEM -> Platform.getPreferences().getColorScheme() == ColorScheme.DARK;
        };
        var agent = (dark ? new PrimerDark() : new PrimerLight()).getUserAgentStylesheet();
        if (!agent.equals(Application.getUserAgentStylesheet())) Application.setUserAgentStylesheet(agent);
        root.getStyleClass().removeAll(LIGHT, DARK);
        root.getStyleClass().add(dark ? DARK : LIGHT);
    }
}
