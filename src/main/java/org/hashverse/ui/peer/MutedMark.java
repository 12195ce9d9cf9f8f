package org.hashverse.ui.peer;

import javafx.scene.AccessibleRole;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.StackPane;
import org.hashverse.ui.kit.Icons;
import org.hashverse.ui.words.Words;
import org.kordamp.ikonli.feather.Feather;

/// A small icon beside a name: beside a conversation's if it is muted, beside ours if all notifications are off.
public final class MutedMark {
    private static final int SIZE = 13;

    private MutedMark() {}

    /// Makes a mark.
    ///
    /// @param key the key of its tooltip in the bundle, which is also its text for screen readers
    /// @param id  its id; null for a mark that is one of many
    public static StackPane of(Feather icon, String key, String id) {
        var mark = new StackPane(Icons.of(icon, SIZE));
        mark.getStyleClass().add("muted-mark");
        mark.setMinSize(StackPane.USE_PREF_SIZE, StackPane.USE_PREF_SIZE);
        mark.setId(id);
        mark.setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        mark.setAccessibleText(Words.get(key));
        Tooltip.install(mark, new Tooltip(Words.get(key)));
        return mark;
    }
}
