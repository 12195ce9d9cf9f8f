package org.hashverse.ui.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.control.skin.ComboBoxListViewSkin;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.hashverse.node.api.NodeEvent;
import org.hashverse.store.settings.Settings;
import org.hashverse.ui.kit.Theme;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// Menus, lists and tooltips are separate windows, so they need their own backgrounds.
class PopupsTest extends WindowAlone {
    /// At its own size, because the lists of a menu are not drawn smaller.
    @Override
    Scene scene() {
        return new Scene(window, 760, 560);
    }

    @Start
    void start(Stage shown) {
        show(shown);
    }

    private ListView<?> languages() {
        FxThread.act(() -> window.dialogs().settings());
        var choice = (ComboBox<?>) window.lookup("#settings-language");
        FxThread.act(choice::show);
        return (ListView<?>) ((ComboBoxListViewSkin<?>) choice.getSkin()).getPopupContent();
    }

    private static List<BackgroundFill> fills(Region region) {
        return region.getBackground().getFills();
    }

    private static boolean square(BackgroundFill fill) {
        var radii = fill.getRadii();
        var insets = fill.getInsets();
        return radii.getTopLeftHorizontalRadius() == 0 && radii.getBottomRightHorizontalRadius() == 0
                && insets.getTop() >= 0 && insets.getRight() >= 0 && insets.getBottom() >= 0 && insets.getLeft() >= 0;
    }

    @Test
    void theListOfLanguagesHasThePanelsColourInBothThemesAndItsTextNoShadow() {
        for (var theme : List.of(Settings.Theme.LIGHT, Settings.Theme.DARK)) {
            apply(new NodeEvent.SettingsChanged(Cast.themed(theme)));
            var list = languages();
            FxThread.act(() -> {
                list.applyCss();
                var ground = (Color) fills(list).getLast().getFill();
                assertEquals(Theme.early(Cast.themed(theme).looks()).panel(), ground, theme::toString);
                assertNull(list.getEffect());
                window.layer().close();
            });
        }
    }

    @Test
    void withoutTransparentWindowsPopupsAreSquareAndHaveNoShadow() {
        FxThread.act(() -> {
            if (!window.getStyleClass().contains(Theme.OPAQUE)) window.getStyleClass().add(Theme.OPAQUE);
        });
        var list = languages();
        var menu = new ContextMenu(new MenuItem("entry"));
        var tip = new Tooltip("tip");
        FxThread.act(() -> {
            menu.show(window, 20, 20);
            tip.show(window, 200, 20);
        });
        FxThread.act(() -> {
            for (var popup : List.of(list, (Region) menu.getSkin().getNode(), (Region) tip.getSkin().getNode()))
                assertTrue(fills(popup).stream().allMatch(PopupsTest::square), () -> popup + " " + fills(popup).stream().map(fill -> fill.getInsets() + " " + fill.getRadii()).toList());
            menu.hide();
            tip.hide();
        });
    }

    @Test
    void theEntriesOfAButtonsMenuLookLikeThoseOfAnyMenu() {
        var menu = new ContextMenu(new MenuItem("entry"));
        FxThread.act(() -> menu.show(window.lookup("#self-menu"), 20, 20));
        FxThread.act(() -> {
            var label = (Label) menu.getSkin().getNode().lookup(".menu-item .label");
            assertEquals("Inter", label.getFont().getName().replace(" Regular", ""));
            menu.hide();
        });
    }

    private Color firstEntry() throws Exception {
        settle();
        return FxThread.ask(() -> {
            var menu = Window.getWindows().stream().filter(ContextMenu.class::isInstance).map(ContextMenu.class::cast).findFirst().orElseThrow();
            var entry = (Region) menu.getSkin().getNode().lookup(".menu-item");
            entry.applyCss();
            return entry.getBackground() == null ? Color.TRANSPARENT : (Color) entry.getBackground().getFills().getLast().getFill();
        });
    }

    @Test
    void theFirstEntryOfAMenuIsMarkedOnlyWithTheKeyboard(FxRobot robot) throws Exception {
        FxThread.act(() -> composer().requestFocus());
        robot.clickOn("#self-menu");
        assertEquals(Color.TRANSPARENT, firstEntry(), "opened with the pointer");
        robot.type(KeyCode.DOWN);
        robot.type(KeyCode.UP);
        assertNotEquals(Color.TRANSPARENT, firstEntry(), "after a key press");
        robot.type(KeyCode.ESCAPE);
        robot.moveTo(composer());
        FxThread.act(() -> ((Button) window.lookup("#self-menu")).fire());
        assertNotEquals(Color.TRANSPARENT, firstEntry(), "opened with the keyboard");
        robot.type(KeyCode.ESCAPE);
    }

    @Test
    void aListOfLanguagesThatOpensUpwardsEndsAtItsField() {
        var screen = Screen.getPrimary().getVisualBounds();
        FxThread.act(() -> {
            stage.setY(screen.getMaxY() - stage.getHeight()); // at the screen's edge, because headless windows cannot be beyond it
            window.dialogs().settings();
        });
        var choice = (ComboBox<?>) window.lookup("#settings-language");
        FxThread.act(choice::requestFocus);
        FxThread.act(choice::show);
        FxThread.act(() -> {
            var list = ((ComboBoxListViewSkin<?>) choice.getSkin()).getPopupContent();
            var field = choice.localToScreen(choice.getLayoutBounds());
            var shown = list.localToScreen(list.getLayoutBounds());
            assertTrue(shown.getMinY() < field.getMinY(), () -> shown + " has no room above " + field);
            assertEquals(field.getMinY(), shown.getMaxY(), 4);
            choice.hide();
            window.layer().close();
        });
    }
}
