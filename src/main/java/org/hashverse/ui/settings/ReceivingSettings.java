package org.hashverse.ui.settings;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.hashverse.store.settings.Receiving;
import org.hashverse.ui.dialog.DialogCard;
import org.hashverse.ui.dialog.Notice;
import org.hashverse.ui.kit.Fields;
import org.hashverse.ui.kit.ViewLifetime;
import org.hashverse.ui.text.WrappedLabel;
import org.hashverse.ui.words.Sentence;
import org.hashverse.ui.words.Words;

/// How files of others are got: where they are put, up to which size they come by themselves, and how fast. What is typed takes effect when the field loses the focus, at Enter, and
/// when the field disappears.
final class ReceivingSettings extends VBox {
    private final Consumer<UnaryOperator<Receiving>> change;
    private final Label folder = new WrappedLabel();
    private final Node reset;

    /// @param choose lets the person choose a folder, and passes it on
    /// @param change passes on what the person chooses
    ReceivingSettings(Receiving now, Consumer<Consumer<Path>> choose, Consumer<UnaryOperator<Receiving>> change) {
        super(14);
        this.change = change;
        folder.setId("settings-downloads");
        folder.getStyleClass().add("second");
        var chooser = DialogCard.button("settings-downloads-choose", Words.get("settings.receive.folder.choose"), () -> choose.accept(path -> folder(Optional.of(path.toAbsolutePath().toString()))));
        reset = DialogCard.button("settings-downloads-reset", Words.get("settings.receive.folder.reset"), () -> folder(Optional.empty()));
        reset.managedProperty().bind(reset.visibleProperty());
        var buttons = new FlowPane(8, 8, chooser, reset);
        buttons.setAlignment(Pos.CENTER_LEFT);
        show(now.folder());
        getChildren().addAll(SettingsParts.section("settings.receive.folder", folder, buttons), number("settings.receive.automatic", now.automatic(), Receiving::withAutomatic),
                number("settings.receive.limit", now.limit(), Receiving::withLimit));
    }

    private void folder(Optional<String> chosen) {
        show(chosen);
        change.accept(receiving -> receiving.withFolder(chosen));
    }

    private void show(Optional<String> chosen) {
        folder.setText(chosen.orElseGet(() -> Words.get("settings.receive.folder.usual")));
        reset.setVisible(chosen.isPresent());
    }

    private Node number(String key, int now, BiFunction<Receiving, Integer, Receiving> with) {
        var id = key.replace('.', '-');
        var field = Fields.text(id, Words.get(key));
        field.setText(Integer.toString(now));
        field.getStyleClass().add("port");
        var caption = new WrappedLabel(Words.get(key));
        caption.getStyleClass().add("field-label");
        caption.setLabelFor(field);
        var hint = new WrappedLabel(Words.get(key + ".hint"));
        hint.getStyleClass().add("second");
        var notice = new Notice(id + "-notice");
        notice.managedProperty().bind(notice.visibleProperty());
        var saved = new int[] {now};
        Runnable commit = () -> parsed(field).ifPresentOrElse(number -> {
            Fields.wrong(field, false);
            notice.clear();
            if (saved[0] == number) return;
            saved[0] = number;
            change.accept(receiving -> with.apply(receiving, number));
        }, () -> {
            Fields.wrong(field, true);
            notice.say(Notice.Kind.BAD, Sentence.headOnly(Words.get("settings.receive.wrong", Receiving.MOST)));
        });
        field.setOnAction(_ -> commit.run());
        field.focusedProperty().addListener((_, _, focused) -> {
            if (!focused) commit.run();
        });
        ViewLifetime.whenRemoved(this, commit::run);
        return new VBox(6, caption, field, notice, hint);
    }

    private static Optional<Integer> parsed(TextField field) {
        try {
            return Optional.of(Integer.parseInt(field.getText().strip())).filter(number -> number >= 0 && number <= Receiving.MOST);
        } catch (NumberFormatException noNumber) {
            return Optional.empty();
        }
    }
}
