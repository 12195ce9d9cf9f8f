package org.hashverse.ui.add;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import javafx.util.StringConverter;
import org.hashverse.ui.dialog.DialogCard;
import org.hashverse.ui.kit.SideBySide;
import org.hashverse.ui.text.WrappedLabel;
import org.hashverse.ui.words.Words;

/// Who may use an invite, and when it ends: one line, which unfolds into the choices when the person wants to change something.
final class InviteLimits extends VBox {
    /// When an invite ends.
    private enum End {
        NEVER("invite.ends.never", 0), DAY("invite.ends.day", 1), WEEK("invite.ends.week", 7), MONTH("invite.ends.month", 30);

        final String key;
        final int days;

        End(String key, int days) {
            this.key = key;
            this.days = days;
        }
    }

    private final RadioButton one = radio("invite-one", "invite.who.one");
    private final ComboBox<End> ends = new ComboBox<>();

    /// @param changed runs after the person chose something
    InviteLimits(Runnable changed) {
        var anyone = radio("invite-anyone", "invite.who.anyone");
        var group = new ToggleGroup();
        for (var radio : new RadioButton[] {anyone, one}) {
            radio.setToggleGroup(group);
            radio.setOnAction(_ -> changed.run());
        }
        anyone.setSelected(true);
        ends.setId("invite-ends");
        ends.setAccessibleText(Words.get("invite.ends"));
        ends.setMaxWidth(Double.MAX_VALUE);
        ends.setConverter(new StringConverter<>() {
            @Override
            public String toString(End end) {
                return end == null ? "" : Words.get(end.key);
            }

            @Override
            public End fromString(String typed) {
                throw new UnsupportedOperationException("an end is chosen, not typed");
            }
        });
        ends.getItems().setAll(End.values());
        ends.setValue(End.NEVER);
        ends.setOnAction(_ -> changed.run());
        var until = caption("invite.ends");
        until.setLabelFor(ends);
        var choices = new VBox(8, caption("invite.who"), anyone, one, until, ends);
        var words = new WrappedLabel(Words.get("invite.limits"));
        words.getStyleClass().add("second");
        words.setTextAlignment(TextAlignment.CENTER);
        var change = DialogCard.link("invite-change", Words.get("invite.change"), () -> {
            getChildren().setAll(choices);
            anyone.requestFocus();
        });
        for (var part : new Labeled[] {words, change}) {
            part.setAlignment(Pos.CENTER);
            part.setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
        }
        getChildren().add(new SideBySide(6, 0, HPos.CENTER, words, change));
    }

    private static RadioButton radio(String id, String key) {
        var radio = new RadioButton(Words.get(key));
        radio.setId(id);
        return radio;
    }

    private static WrappedLabel caption(String key) {
        var caption = new WrappedLabel(Words.get(key));
        caption.getStyleClass().add("field-label");
        return caption;
    }

    /// Whether only one person may use the invite.
    boolean once() {
        return one.isSelected();
    }

    /// When the invite ends; empty for never.
    Optional<Instant> until(Instant now) {
        return ends.getValue() == End.NEVER ? Optional.empty() : Optional.of(now.plus(Duration.ofDays(ends.getValue().days)));
    }

    /// Whether the invite has no limit, so that it is the standing one.
    boolean none() {
        return !once() && ends.getValue() == End.NEVER;
    }
}
