package org.hashverse.ui.message;

import java.util.function.Consumer;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.hashverse.ui.kit.IconButton;
import org.hashverse.ui.text.WrappedLabel;
import org.hashverse.ui.words.Words;
import org.kordamp.ikonli.feather.Feather;

/// Shows a [CommandCard]: the command, *Only you see this*, a button that dismisses the card, and the lines of the answer.
final class CommandCardView extends StackPane {
    private final Label command = new Label();
    private final Label lines = new WrappedLabel();
    private CommandCard shown;

    CommandCardView(Consumer<CommandCard> dismiss) {
        command.getStyleClass().add("code");
        var onlyYou = new Label(Words.get("card.onlyYou"));
        onlyYou.getStyleClass().add("small");
        HBox.setHgrow(command, Priority.ALWAYS);
        command.setMaxWidth(Double.MAX_VALUE);
        command.setMinWidth(0);
        onlyYou.setMinWidth(USE_PREF_SIZE);
        Button close = IconButton.of("card.dismiss", null, Feather.X, "flat", "tiny");
        close.setOnAction(_ -> dismiss.accept(shown));
        var head = new HBox(8, command, onlyYou, close);
        head.setAlignment(Pos.CENTER_LEFT);
        lines.getStyleClass().add("body");
        var card = new VBox(4, head, lines);
        card.getStyleClass().add("command-card");
        setPadding(new Insets(8, MessageView.SIDE, 0, MessageView.SIDE));
        getChildren().add(card);
    }

    void show(CommandCard card) {
        shown = card;
        command.setText(card.command());
        lines.setText(String.join("\n", card.lines()));
        setAccessibleText(Words.get("card.onlyYou") + ": " + card.command() + ": " + lines.getText());
    }
}
