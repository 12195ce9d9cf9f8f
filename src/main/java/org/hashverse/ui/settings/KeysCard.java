package org.hashverse.ui.settings;

import java.util.Arrays;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.hashverse.ui.dialog.DialogCard;
import org.hashverse.ui.kit.Shortcut;
import org.hashverse.ui.kit.SideBySide;
import org.hashverse.ui.text.WrappedLabel;
import org.hashverse.ui.words.Words;

/// The sheet of all keyboard shortcuts, in columns if there is room. It is made from [Shortcut], which the window uses too.
public final class KeysCard extends DialogCard {
    /// Pixels between two columns.
    private static final double COLUMN_GAP = 28;
    /// Pixels between two parts of a column.
    private static final double PART_GAP = 20;

    /// @param close closes the dialog
    public KeysCard(Runnable close) {
        super("keys", 760);
        head(Words.get("keys.title"), Words.get("keys.subtitle"));
        var columns = new SideBySide(COLUMN_GAP, PART_GAP, HPos.LEFT, new VBox(PART_GAP, part(Shortcut.Part.GO), part(Shortcut.Part.LISTS), part(Shortcut.Part.WRITE)),
                new VBox(PART_GAP, part(Shortcut.Part.PEOPLE), part(Shortcut.Part.WINDOW)));
        body(columns);
        buttons(null, primary("keys-close", Words.get("settings.done"), close));
    }

    private static VBox part(Shortcut.Part part) {
        var head = new Label(Words.get(switch (part) {
            case GO -> "keys.part.go";
            case LISTS -> "keys.part.lists";
            case WRITE -> "keys.part.write";
            case PEOPLE -> "keys.part.people";
            case WINDOW -> "keys.part.window";
        }));
        head.getStyleClass().add("field-label");
        var rows = new VBox(6, head);
        rows.getStyleClass().add("key-part");
        Arrays.stream(Shortcut.values()).filter(shortcut -> shortcut.part() == part).map(KeysCard::row).forEach(rows.getChildren()::add);
        return rows;
    }

    private static HBox row(Shortcut shortcut) {
        var words = new WrappedLabel(shortcut.words());
        words.getStyleClass().add("key-words");
        words.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(words, Priority.ALWAYS);
        var row = new HBox(6, words);
        row.setAlignment(Pos.CENTER_LEFT);
        for (var cap : shortcut.caps()) {
            var key = new Label(cap);
            key.getStyleClass().add("keys");
            key.setMinWidth(USE_PREF_SIZE);
            row.getChildren().add(key);
        }
        row.setAccessibleText(shortcut.words() + ": " + String.join(", ", shortcut.caps()));
        return row;
    }
}
