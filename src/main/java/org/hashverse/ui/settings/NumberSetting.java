package org.hashverse.ui.settings;

import java.util.Optional;
import java.util.function.IntConsumer;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.hashverse.ui.dialog.Notice;
import org.hashverse.ui.kit.Fields;
import org.hashverse.ui.kit.ViewLifetime;
import org.hashverse.ui.text.WrappedCheckBox;
import org.hashverse.ui.words.Sentence;
import org.hashverse.ui.words.Words;

/// A check box, and below it the number that holds while it is checked. What is typed takes effect when the field loses the focus, at Enter, and when the field disappears.
final class NumberSetting extends VBox {
    /// Stands for the field in the words around it.
    private static final String PLACE = "\uFFFC";
    private final WrappedCheckBox on;
    private final TextField field;
    private final Notice notice;
    private final int most;
    private final IntConsumer change;
    private int chosen;
    private int number;

    /// @param key    of the words: `key` beside the box, `key.number` around the field, `key.hint` below
    /// @param now    the number that holds now; 0 if the box is not checked
    /// @param usual  the number when the box is checked for the first time
    /// @param most   the greatest number
    /// @param change told the number that holds now; 0 if the box is not checked
    NumberSetting(String key, int now, int usual, int most, IntConsumer change) {
        super(6);
        this.most = most;
        this.change = change;
        chosen = now;
        number = now == 0 ? usual : now;
        var id = key.replace('.', '-');
        on = new WrappedCheckBox(key, now > 0, _ -> commit());
        var words = Words.get(key + ".number", PLACE).split(PLACE, 2);
        field = Fields.text(id + "-number", Words.get(key) + " " + String.join("", words).strip());
        field.setText(Integer.toString(number));
        field.getStyleClass().add("number-field");
        field.disableProperty().bind(on.selectedProperty().not());
        Fields.onCommit(field, this::commit);
        ViewLifetime.whenRemoved(this, this::commit);
        var line = new HBox(8, word(words[0]), field, word(words[1]));
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("number-line");
        notice = new Notice(id + "-notice");
        notice.managedProperty().bind(notice.visibleProperty());
        var hint = SettingsParts.hint(id + "-hint");
        hint.setText(Words.get(key + ".hint"));
        getChildren().addAll(on, line, notice, hint);
    }

    private static Label word(String words) {
        var label = new Label(words.strip());
        label.setMinWidth(USE_PREF_SIZE);
        label.setVisible(!label.getText().isEmpty());
        label.managedProperty().bind(label.visibleProperty());
        return label;
    }

    private void commit() {
        var typed = parsed();
        boolean wrong = on.isSelected() && typed.isEmpty();
        Fields.wrong(field, wrong);
        if (wrong) {
            notice.say(Notice.Kind.BAD, Sentence.headOnly(Words.get("settings.receive.wrong", most)));
            return;
        }
        notice.clear();
        number = typed.orElse(number);
        field.setText(Integer.toString(number));
        int now = on.isSelected() ? number : 0;
        if (now == chosen) return;
        chosen = now;
        change.accept(now);
    }

    private Optional<Integer> parsed() {
        try {
            return Optional.of(Integer.parseInt(field.getText().strip())).filter(typed -> typed >= 1 && typed <= most);
        } catch (NumberFormatException noNumber) {
            return Optional.empty();
        }
    }
}
