package org.hashverse.ui.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.stage.Stage;
import org.hashverse.node.api.NodeEvent;
import org.hashverse.node.api.Self;
import org.hashverse.store.settings.Setting;
import org.hashverse.ui.settings.SettingsCard;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// The settings show values fixed by an administrator, and the person cannot change them.
@ExtendWith(ApplicationExtension.class)
class LockedSettingsTest {
    private final DialogStage dialogs = new DialogStage() { };
    private static final Map<Setting, String> CONTROLS = Map.ofEntries(Map.entry(Setting.PORT, "settings-port"), Map.entry(Setting.ACCEPT, "settings-accept-anyone"),
            Map.entry(Setting.SHARE, "settings-share"), Map.entry(Setting.VISIBLE, "settings-visible"), Map.entry(Setting.THEME, "settings-theme-dark"),
            Map.entry(Setting.LANGUAGE, "settings-language"), Map.entry(Setting.NOTIFY, "settings-alerts-show"), Map.entry(Setting.NOTIFY_WORDS, "settings-alerts-words"),
            Map.entry(Setting.SOUND, "settings-alerts-sound"), Map.entry(Setting.READ_MARKS, "settings-readMarks"), Map.entry(Setting.TYPING, "settings-typing"),
            Map.entry(Setting.CALL_BACK, "settings-callBack"), Map.entry(Setting.MAP_PORT, "settings-mapPort"));

    @Start
    void start(Stage shown) {
        dialogs.show(shown);
    }

    private void open(Set<Setting> locked) {
        FxThread.act(() -> {
            dialogs.reset();
            var self = Cast.self();
            Cast.tell(dialogs.model, new NodeEvent.SelfChanged(new Self(self.id(), self.name(), self.port(), self.address(), self.more(), true, self.portTaken(), self.invite(), self.folder(), locked)));
            dialogs.layer.show(new SettingsCard(dialogs.model, new IdleSettingsActions(), () -> { }));
            dialogs.root.applyCss();
            dialogs.root.layout();
        });
    }

    private Node find(String id) {
        return dialogs.layer.lookup("#" + id);
    }

    @Test
    void eachLockedSettingIsDisabledAndExplained() {
        for (var setting : Setting.values()) {
            open(Set.of(setting));
            var control = find(CONTROLS.get(setting));
            assertNotNull(control, setting.toString());
            assertTrue(control.isDisabled(), setting + " is locked");
            assertEquals("Set by your administrator", ((Label) find("settings-locked-" + setting.word())).getText());
            assertNotNull(((Label) find("settings-locked-" + setting.word())).getGraphic(), "a lock icon");
            assertFalse(find("settings-locked-" + setting.word()).isDisabled(), "the explanation is readable");
            for (var other : Setting.values()) if (other != setting) assertNull(find("settings-locked-" + other.word()), other + " is not locked");
        }
    }

    @Test
    void withoutLocksNothingIsDisabled() {
        open(Set.of());
        for (var setting : Set.of(Setting.PORT, Setting.ACCEPT, Setting.SHARE, Setting.THEME, Setting.LANGUAGE)) {
            assertFalse(find(CONTROLS.get(setting)).isDisabled(), setting.toString());
            assertNull(find("settings-locked-" + setting.word()));
        }
    }
}
