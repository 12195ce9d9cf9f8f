package org.hashverse.ui.kit;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.util.List;
import java.util.Locale;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.ConditionalFeature;
import javafx.application.Platform;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import org.hashverse.store.settings.Appearance;
import org.hashverse.store.settings.Settings;

/// How the window looks: AtlantaFX's Primer below, our stylesheets above. The colours are tokens, looked up under the style classes `light` or `dark`
/// and `accent-…` of the root; another size of text is another set of sheets ([Sheets]).
public final class Theme {
    private static final String LIGHT = "light";
    private static final String DARK = "dark";
    /// The root's style class where menus, lists and tips are drawn without shadows and round corners, because no window can be transparent.
    public static final String OPAQUE = "opaque";

    private static boolean fonts; // known; under the class's lock

    private Theme() {}

    /// Makes the bundled fonts known, before the first scene; the first call does it, further ones do nothing.
    public static synchronized void loadFonts() {
        if (fonts) return;
        fonts = true;
        for (var weight : List.of("400Regular", "400Regular_Italic", "600SemiBold", "600SemiBold_Italic", "700Bold"))
            try (var in = Theme.class.getResourceAsStream("/org/hashverse/ui/fonts/Inter_" + weight + ".ttf")) {
                Font.loadFont(in, 14);
            } catch (java.io.IOException unreadable) {
                throw new java.io.UncheckedIOException(unreadable);
            }
    }

    /// Colours for what is drawn before there is a stylesheet, the same as its tokens.
    public record Early(Color ground, Color panel, Color raised, Color line) {
        private static Early of(String ground, String panel, String raised, String line) {
            return new Early(Color.web(ground), Color.web(panel), Color.web(raised), Color.web(line));
        }
    }

    /// What the window is drawn with before it is dressed.
    public static Early early(Appearance looks) {
        return dark(looks) ? Early.of("#13151A", "#191C22", "#20242C", "#2A2F38") : Early.of("#F6F7F9", "#FFFFFF", "#FFFFFF", "#E3E6EB");
    }

    /// Dresses a scene, and again whenever the choice or, under SYSTEM, the system changes.
    public static void follow(Scene scene, ObservableValue<Settings> settings) {
        Runnable dress = () -> dress(scene, settings.getValue() == null ? Appearance.DEFAULT : settings.getValue().looks());
        settings.addListener((_, before, now) -> {
            if (before == null || now == null || !before.looks().equals(now.looks())) dress.run();
        });
        scene.rootProperty().addListener((_, _, _) -> dress.run());
        Platform.getPreferences().colorSchemeProperty().addListener((_, _, _) -> dress.run());
        dress.run();
    }

    /// The style class under which an accent's tokens stand.
    public static String accent(Appearance.Accent accent) {
        return "accent-" + accent.name().toLowerCase(Locale.ROOT);
    }

    private static void dress(Scene scene, Appearance looks) {
        boolean dark = dark(looks);
        Motion.allow(looks.motion());
        var agent = (dark ? new PrimerDark() : new PrimerLight()).getUserAgentStylesheet();
        if (!agent.equals(Application.getUserAgentStylesheet())) Application.setUserAgentStylesheet(agent);
        var wanted = List.of(dark ? DARK : LIGHT, accent(looks.accent()));
        var classes = scene.getRoot().getStyleClass();
        classes.removeIf(name -> !wanted.contains(name) && (name.equals(LIGHT) || name.equals(DARK) || name.startsWith("accent-")));
        for (var name : wanted) if (!classes.contains(name)) classes.add(name);
        if (!Platform.isSupported(ConditionalFeature.TRANSPARENT_WINDOW) && !classes.contains(OPAQUE)) classes.add(OPAQUE);
        boolean resized = Scale.take(looks.percent());
        if (!scene.getStylesheets().equals(Sheets.at(looks.percent()))) scene.getStylesheets().setAll(Sheets.at(looks.percent()));
        if (resized) measureAnew(scene.getRoot());
    }

    private static boolean dark(Appearance looks) {
        return switch (looks.theme()) {
            case LIGHT -> false;
            case DARK -> true;
            case SYSTEM -> Platform.getPreferences().getColorScheme() == ColorScheme.DARK;
        };
    }

    /// What code measured is kept by what it measured.
    private static void measureAnew(Node node) {
        if (!(node instanceof Parent parent)) return;
        parent.requestLayout();
        parent.getChildrenUnmodifiable().forEach(Theme::measureAnew);
    }
}
