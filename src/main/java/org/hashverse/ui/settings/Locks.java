package org.hashverse.ui.settings;

import java.util.Set;
import javafx.scene.Node;
import javafx.scene.layout.VBox;
import org.hashverse.store.settings.Setting;
import org.hashverse.ui.kit.Icons;
import org.hashverse.ui.text.WrappedLabel;
import org.hashverse.ui.words.Words;
import org.kordamp.ikonli.feather.Feather;

/// The settings that an administrator has fixed. The person sees their values, with a lock and an explanation, but cannot change them.
///
/// @param locked the fixed settings
public record Locks(Set<Setting> locked) {
    /// Nothing is locked.
    public static final Locks NONE = new Locks(Set.of());

    /// Returns the control of a setting: as it is, or disabled and with an explanation if the setting is locked.
    Node apply(Setting setting, Node control) {
        if (!locked.contains(setting)) return control;
        var held = new VBox(control); // not the control itself, which may have its own reasons to be disabled
        held.setDisable(true);
        held.getStyleClass().add("held");
        var sentence = new WrappedLabel(Words.get("settings.locked"));
        sentence.setGraphic(Icons.of(Feather.LOCK, 13));
        sentence.setId("settings-locked-" + setting.word());
        sentence.getStyleClass().addAll("second", "lock-note");
        // below a check box, the sentence begins where the box's own text begins
        if (setting == Setting.SHARE || setting == Setting.VISIBLE || setting == Setting.CALL_BACK || setting == Setting.MAP_PORT || setting == Setting.READ_MARKS || setting == Setting.TYPING || setting == Setting.NOTIFY || setting == Setting.NOTIFY_WORDS || setting == Setting.SOUND) sentence.getStyleClass().add("under-choice");
        return new VBox(6, held, sentence);
    }
}
