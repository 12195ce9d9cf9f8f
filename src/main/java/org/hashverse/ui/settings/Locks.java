package org.hashverse.ui.settings;

import java.util.Set;
import javafx.scene.Node;
import javafx.scene.layout.VBox;
import org.hashverse.store.settings.Setting;
import org.hashverse.ui.kit.Icons;
import org.hashverse.ui.text.WrappedLabel;
import org.hashverse.ui.words.Words;
import org.kordamp.ikonli.feather.Feather;

/// What an administrator has set: shown as it is, with a lock and a sentence beneath, and not to be changed.
///
/// @param locked the settings for which that holds
public record Locks(Set<Setting> locked) {
    /// Nothing is locked.
    public static final Locks NONE = new Locks(Set.of());

    /// What one setting is changed with; where it is locked, it stands but cannot be used.
    Node hold(Setting setting, Node control) {
        if (!locked.contains(setting)) return control;
        var held = new VBox(control); // the control may have reasons of its own to be disabled, or not
        held.setDisable(true);
        held.getStyleClass().add("held");
        var sentence = new WrappedLabel(Words.get("settings.locked"));
        sentence.setGraphic(Icons.of(Feather.LOCK, 13));
        sentence.setId("settings-locked-" + setting.word());
        sentence.getStyleClass().addAll("second", "lock-note");
        if (setting == Setting.SHARE || setting == Setting.READ_MARKS || setting == Setting.TYPING || setting == Setting.NOTIFY || setting == Setting.NOTIFY_WORDS || setting == Setting.SOUND) sentence.getStyleClass().add("under-choice");
        return new VBox(6, held, sentence);
    }
}
