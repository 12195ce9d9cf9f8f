package org.hashverse.ui.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import org.hashverse.chat.Conversation;
import org.hashverse.store.settings.Appearance;
import org.hashverse.store.settings.Settings;
import org.hashverse.ui.app.AnasWindow;
import org.hashverse.ui.app.FxThread;
import org.hashverse.ui.kit.Motion;
import org.hashverse.ui.kit.Scale;
import org.hashverse.ui.kit.Sheets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// The settings and keyboard shortcuts change the appearance of a running window.
class AppearanceSettingsTest extends AnasWindow {
    @Start
    void start(Stage stage) throws IOException {
        show(stage);
    }

    @AfterEach
    void restoreAppearance() {
        FxThread.act(() -> Scale.take(100));
        FxThread.act(() -> Motion.allow(true));
    }

    private Appearance looks() {
        return model.settings().get().looks();
    }

    private double sizeOf(String id) {
        return ((Label) find(id)).getFont().getSize();
    }

    private Color background(String id) {
        return (Color) ((Region) find(id)).getBackground().getFills().getLast().getFill();
    }

    @Test
    void anAccentTakesEffectAtOnce() {
        FxThread.act(() -> window.dialogs().settings());
        var blue = background("settings-close");
        fire("settings-accent-green");
        until("the button is green", () -> {
            var now = background("settings-close");
            return !now.equals(blue) && now.getGreen() > now.getBlue() && now.getGreen() > now.getRed();
        });
        assertEquals(Appearance.Accent.GREEN, looks().accent());
        assertTrue(scene.getRoot().getStyleClass().contains("accent-green"));
        assertFalse(scene.getRoot().getStyleClass().contains("accent-blue"));
    }

    @Test
    void textGrowsAndShrinksStepByStepFrom80To200Percent() {
        FxThread.act(() -> window.dialogs().settings());
        until("the settings are there", () -> find("settings-size") != null);
        double usual = sizeOf("settings-size");
        double wide = window.sidebar().getWidth();
        for (int step : new int[] {110, 125, 150, 175, 200}) {
            fire("settings-larger");
            until(step + " percent", () -> text("settings-size").equals(step + "%") && Math.abs(sizeOf("settings-size") - usual * step / 100) < 0.1);
        }
        until("the largest has no larger one", () -> find("settings-larger").isDisabled());
        until("the sidebar grew half as much", () -> window.sidebar().getWidth() == wide * 1.5);
        for (int step : new int[] {175, 150, 125, 110, 100, 90, 80}) {
            fire("settings-smaller");
            until(step + " percent", () -> looks().percent() == step);
        }
        until("the smallest has no smaller one", () -> find("settings-smaller").isDisabled());
        until("the text is small", () -> Math.abs(sizeOf("settings-size") - usual * 0.8) < 0.1);
    }

    @Test
    void shortcutsChangeTheTextSizeEvenWhileADialogIsOpen(FxRobot robot) {
        robot.push(KeyCode.SHORTCUT, KeyCode.PLUS);
        until("larger", () -> looks().percent() == 110);
        robot.push(KeyCode.SHORTCUT, KeyCode.COMMA);
        until("the settings are there", () -> find("settings-size") != null);
        robot.push(KeyCode.SHORTCUT, KeyCode.EQUALS);
        until("larger still", () -> text("settings-size").equals("125%"));
        robot.push(KeyCode.SHORTCUT, KeyCode.DIGIT0);
        until("as usual", () -> text("settings-size").equals("100%"));
        robot.push(KeyCode.SHORTCUT, KeyCode.MINUS);
        until("smaller", () -> text("settings-size").equals("90%"));
    }

    @Test
    void themeAndMotionTakeEffectAtOnce(FxRobot robot) {
        FxThread.act(() -> window.dialogs().settings());
        fire("settings-theme-dark");
        until("it is dark", () -> scene.getRoot().getStyleClass().contains("dark"));
        fire("settings-theme-light");
        until("it is light", () -> scene.getRoot().getStyleClass().contains("light") && !scene.getRoot().getStyleClass().contains("dark"));
        fire("settings-motion");
        until("motion is off", () -> !Motion.wanted());
        robot.type(KeyCode.ESCAPE);
        FxThread.act(() -> {
            window.dialogs().add("");
            assertEquals(1.0, find("add").getOpacity());
            window.toasts().show("here");
            assertEquals(1.0, window.toasts().lookup(".toast").getOpacity());
        });
    }

    @Test
    void theComposersTextGrowsToo() throws Exception {
        FxThread.act(() -> model.commands().change(settings -> settings.withLooks(new Appearance(Settings.Theme.DARK, Appearance.Accent.PINK, 150, false, Optional.empty()))));
        until("it is pink", () -> scene.getRoot().getStyleClass().contains("accent-pink"));
        connect();
        FxThread.act(() -> window.open(Conversation.with(bo.id())));
        until("the composer's text is larger", () -> window.conversation().composer().area().getFont().getSize() == 21);
    }

    @Test
    void onlyTheClassMotionAnimates() throws IOException {
        var moving = Pattern.compile("new (Fade|Translate|Scale|Rotate|Fill|Stroke|Path|Parallel|Sequential)Transition|KeyValue");
        try (var files = Files.walk(Path.of("src", "main", "java", "org", "hashverse", "ui"))) {
            for (var file : files.filter(file -> Files.isRegularFile(file) && !file.endsWith("Motion.java")).toList()) assertFalse(moving.matcher(Files.readString(file)).find(), file.toString());
        }
    }

    @Test
    void everyFontSizeInTheStylesheetsScales() {
        assertEquals("a { -fx-font-size: 28.00px; -fx-padding: 4px; -fx-min-height: 51.00px; }",
                Sheets.scaled("a { -fx-font-size: 14px; -fx-padding: 4px; -fx-min-height: 34px; }", 200));
        assertEquals("a { -fx-font-size: 11.20px; -fx-min-width: 90.00px; }", Sheets.scaled("a { -fx-font-size: 14px; -fx-min-width: 100px; }", 80));
    }
}
