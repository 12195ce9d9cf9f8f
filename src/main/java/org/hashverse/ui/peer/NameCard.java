package org.hashverse.ui.peer;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.TextField;
import org.hashverse.chat.PeerName;
import org.hashverse.model.PeerItem;
import org.hashverse.ui.dialog.DialogCard;
import org.hashverse.ui.dialog.Notice;
import org.hashverse.ui.kit.Fields;
import org.hashverse.ui.words.Sentence;
import org.hashverse.ui.words.Words;

/// *My name for a peer*: what we call the peer here, whatever it calls itself. Nobody else sees this name.
public final class NameCard extends DialogCard {
    private final TextField field = Fields.text("name-field", Words.get("name.field"));
    private final Notice notice = new Notice("name-notice");
    private final Consumer<Optional<String>> done;

    /// @param done  takes the name that the person gives; empty to show the name that the peer claims
    /// @param close closes the dialog without a change
    public NameCard(PeerItem item, Consumer<Optional<String>> done, Runnable close) {
        super("name", 440);
        this.done = done;
        var claimed = item.peer().get().name().text();
        head(Words.get("name.title", item.label().get()), Words.get("name.subtitle", claimed));
        field.setText(item.peer().get().nickname().orElse(""));
        field.setPromptText(claimed);
        field.getStyleClass().add("first-focus");
        field.textProperty().addListener((_, _, _) -> {
            Fields.wrong(field, false);
            notice.clear();
        });
        body(Fields.labelled(field), notice);
        buttons(null, button("name-cancel", Words.get("cancel"), close), primary("name-go", Words.get("name.go"), this::take));
    }

    private void take() {
        var typed = field.getText().strip();
        try {
            done.accept(typed.isEmpty() ? Optional.empty() : Optional.of(new PeerName(typed).text()));
        } catch (IllegalArgumentException invalid) {
            Fields.wrong(field, true);
            notice.say(Notice.Kind.BAD, Sentence.headOnly(Words.get("first.name.wrong", PeerName.MAX_CODE_POINTS)));
        }
    }
}
