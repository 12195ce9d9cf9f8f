package org.hashverse.ui.settings;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import org.hashverse.chat.PeerAddress;
import org.hashverse.ui.add.AddSentences;
import org.hashverse.ui.add.AddressInput;
import org.hashverse.ui.dialog.Notice;
import org.hashverse.ui.kit.Fields;
import org.hashverse.ui.kit.ViewLifetime;
import org.hashverse.ui.text.Direction;
import org.hashverse.ui.text.WrappedLabel;
import org.hashverse.ui.words.Words;

/// The field for the address of a forwarded port. What is typed takes effect when the field loses the focus, at Enter, and when the field disappears.
final class ForwardedField extends VBox {
    private final TextField field = Direction.leftToRight(Fields.text("settings-forwarded", Words.get("settings.forwarded")));
    private final Notice notice = new Notice("settings-forwarded-notice");
    private final Consumer<Optional<PeerAddress>> change;
    private final String usualPort;
    private Optional<PeerAddress> now;

    /// @param now       the present address
    /// @param usualPort the port of an address that is typed without one
    /// @param change    told the address that the person typed; empty for none
    ForwardedField(Optional<PeerAddress> now, int usualPort, Consumer<Optional<PeerAddress>> change) {
        super(6);
        this.now = now;
        this.usualPort = Integer.toString(usualPort);
        this.change = change;
        field.setText(now.map(PeerAddress::toString).orElse(""));
        field.setPromptText("home.example.org:" + this.usualPort);
        Fields.onCommit(field, this::commit);
        ViewLifetime.whenRemoved(this, this::commit);
        var caption = new WrappedLabel(Words.get("settings.forwarded"));
        caption.getStyleClass().add("field-label");
        caption.setLabelFor(field);
        var hint = new WrappedLabel(Words.get("settings.forwarded.hint"));
        hint.getStyleClass().add("second");
        notice.managedProperty().bind(notice.visibleProperty());
        getChildren().addAll(caption, field, notice, hint);
    }

    private void commit() {
        Fields.wrong(field, false);
        notice.clear();
        if (field.getText().isBlank()) {
            accept(Optional.empty());
            return;
        }
        switch (AddressInput.read(field.getText(), usualPort, "", false)) {
            case AddressInput.Reading.Place(var place) -> accept(Optional.of(place));
            case AddressInput.Reading.Wrong(var fault) -> refuse(fault);
            case AddressInput.Reading.Incomplete(), AddressInput.Reading.Invited(_) -> refuse(AddressInput.Fault.HOST);
        }
    }

    private void accept(Optional<PeerAddress> typed) {
        if (typed.equals(now)) return;
        now = typed;
        change.accept(typed);
    }

    private void refuse(AddressInput.Fault fault) {
        Fields.wrong(field, true);
        notice.say(Notice.Kind.BAD, AddSentences.wrong(fault));
    }
}
