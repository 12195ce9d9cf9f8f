package org.hashverse.ui.settings;

import java.util.Set;
import java.util.function.Consumer;
import javafx.scene.layout.VBox;
import org.hashverse.store.settings.Setting;
import org.hashverse.ui.text.WrappedCheckBox;
import org.hashverse.ui.words.Words;

/// *Visible to people nearby*, for the settings and the first start. A choice takes effect at once.
public final class VisibleSetting extends VBox {
    /// @param visible whether we are visible now
    /// @param locked  the settings that an administrator has fixed
    /// @param change  told what the person chooses
    public VisibleSetting(boolean visible, Set<Setting> locked, Consumer<Boolean> change) {
        var hint = SettingsParts.hint("settings-visible-hint");
        hint.setText(Words.get("settings.visible.hint"));
        getChildren().add(new Locks(locked).apply(Setting.VISIBLE, new VBox(2, new WrappedCheckBox("settings.visible", visible, change), hint)));
    }
}
