package org.hashverse.ui.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.UnaryOperator;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import org.hashverse.store.settings.Alerts;
import org.hashverse.ui.app.FxThread;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;

@ExtendWith(ApplicationExtension.class)
class AlertSettingsTest {
    private Alerts now = Alerts.DEFAULT;
    private AlertSettings section;

    private void open(boolean shows, boolean sounds) {
        FxThread.act(() -> section = new AlertSettings(now, Locks.NONE, this::change, shows, sounds));
    }

    private void change(UnaryOperator<Alerts> change) {
        now = change.apply(now);
    }

    private CheckBox box(String name) {
        return section.getChildren().stream().filter(node -> ("settings-alerts-" + name).equals(node.getId())).map(CheckBox.class::cast).findFirst().orElseThrow();
    }

    private void fire(String name) {
        FxThread.act(() -> box(name).fire());
    }

    @Test
    void eachCheckBoxChangesItsOwnSetting() {
        open(true, true);
        assertTrue(section.getChildren().stream().noneMatch(Node::isDisabled));
        fire("words");
        assertEquals(Alerts.DEFAULT.withWords(false), now);
        fire("sound");
        assertEquals(Alerts.DEFAULT.withWords(false).withSound(false), now);
        fire("quiet");
        assertEquals(Alerts.DEFAULT.withWords(false).withSound(false).withQuiet(true), now);
        fire("show");
        assertEquals(new Alerts(false, false, false, true, now.muted(), now.marked()), now);
        assertTrue(box("words").isDisabled(), "without notifications there are no words to show");
        fire("show");
        assertFalse(box("words").isDisabled());
    }

    @Test
    void unsupportedNotificationsAreDisabled() {
        open(false, true);
        assertTrue(box("show").isDisabled() && box("words").isDisabled());
        assertFalse(box("sound").isDisabled());
        open(true, false);
        assertFalse(box("show").isDisabled() || box("words").isDisabled());
        assertTrue(box("sound").isDisabled());
    }
}
