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

/// How the window looks: AtlantaFX's Primer, overridden by our stylesheets.
///
/// Colours are tokens, looked up under the root's style classes `light` or `dark` and `accent-…`. Each size of text has its own set of sheets ([Sheets]).
public final class Theme {
    private static final String LIGHT = "light";
    private static final String DARK = "dark";
    /// The root's style class where no window can be transparent: menus, lists and tips then have neither shadows nor round corners.
    public static final String OPAQUE = "opaque";

    private static boolean fontsLoaded; // guarded by the class's lock

    private Theme() {}

    /// Loads the bundled fonts; must be called before the first scene is made. Only the first call does something. Any thread.
    public static synchronized void loadFonts() {
        if (fontsLoaded) return;
        fontsLoaded = true;
        for (var weight : List.of("400Regular", "400Regular_Italic", "600SemiBold", "600SemiBold_Italic", "700Bold"))
            try (var in = Theme.class.getResourceAsStream("/org/hashverse/ui/fonts/Inter_" + weight + ".ttf")) {
                Font.loadFont(in, 14);
            } catch (java.io.IOException unreadable) {
                throw new java.io.UncheckedIOException(unreadable);
            }
    }

    /// Colours for drawing before the stylesheets are loaded, the same as their tokens.
    public record Early(Color ground, Color panel, Color raised, Color line) {
        private static Early of(String ground, String panel, String raised, String line) {
            return new Early(Color.web(ground), Color.web(panel), Color.web(raised), Color.web(line));
        }
    }

    /// The colours for drawing before the stylesheets are loaded.
    public static Early early(Appearance looks) {
        return dark(looks) ? Early.of("#13151A", "#191C22", "#20242C", "#2A2F38") : Early.of("#F6F7F9", "#FFFFFF", "#FFFFFF", "#E3E6EB");
    }

    /// Styles a scene now, and again whenever the settings, its root or, with the theme SYSTEM, the system's colours change. Also sets what the whole program shares: the
    /// theme's own stylesheet, the size of text ([Scale]) and whether things move ([Motion]). Never ends: meant for a scene that lives as long as the
    /// program. FX thread only.
    public static void follow(Scene scene, ObservableValue<Settings> settings) {
        Runnable restyle = () -> restyle(scene, settings.getValue() == null ? Appearance.DEFAULT : settings.getValue().looks());
        settings.addListener((_, before, now) -> {
            if (before == null || now == null || !before.looks().equals(now.looks())) restyle.run();
        });
        scene.rootProperty().addListener((_, _, _) -> restyle.run());
        Platform.getPreferences().colorSchemeProperty().addListener((_, _, _) -> restyle.run());
        restyle.run();
    }

    /// The style class that sets an accent's tokens.
    public static String accent(Appearance.Accent accent) {
        return "accent-" + accent.name().toLowerCase(Locale.ROOT);
    }

    private static void restyle(Scene scene, Appearance looks) {
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
        if (resized) remeasure(scene.getRoot());
    }

    private static boolean dark(Appearance looks) {
        return switch (looks.theme()) {
            case LIGHT -> false;
            case DARK -> true;
            case SYSTEM -> Platform.getPreferences().getColorScheme() == ColorScheme.DARK;
        };
    }

    /// Requests a new layout from every node: nodes keep what they measured at the old size.
    private static void remeasure(Node node) {
        if (!(node instanceof Parent parent)) return;
        parent.requestLayout();
        parent.getChildrenUnmodifiable().forEach(Theme::remeasure);
    }
}
