package org.hashverse.ui;

import java.util.ArrayList;
import java.util.List;
import javafx.application.Platform;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.hashverse.chat.PeerId;

/// A card over the messages that asks for a decision: a face, two sentences, some buttons. The buttons go below the sentences where it is narrow.
final class AskingCard {
    // what the sentences need beside the buttons to be read without effort
    private static final double WORDS = 380;
    private static final double WIDEST_BUTTON = 220;

    private AskingCard() {}

    /// Lays a card out.
    static void fill(HBox card, PeerId id, String head, String body, Button... choices) {
        card.getStyleClass().add("asking-card");
        card.setAlignment(Pos.CENTER_LEFT);
        var title = new Label(head);
        title.getStyleClass().add("title");
        title.setWrapText(true);
        var words = new Label(body);
        words.getStyleClass().add("second");
        words.setWrapText(true);
        var text = new VBox(2, title, words);
        HBox.setHgrow(text, Priority.ALWAYS);
        var buttons = new FlowPane(8, 8, choices);
        buttons.setAlignment(Pos.CENTER_LEFT);
        for (var button : choices) button.setMaxWidth(WIDEST_BUTTON);
        card.getChildren().addAll(new Avatar(id, 40), text, buttons);
        card.setAccessibleText(head + " " + body);
        card.widthProperty().addListener((_, _, _) -> Platform.runLater(() -> arrange(card, text, buttons)));
    }

    private static void arrange(HBox card, VBox text, FlowPane buttons) {
        double row = buttons.getHgap() * (buttons.getChildren().size() - 1);
        for (var button : buttons.getChildren()) row += Math.min(button.prefWidth(-1), WIDEST_BUTTON);
        buttons.setPrefWrapLength(Math.ceil(row));
        boolean below = card.getWidth() < row + WORDS;
        if (below == text.getChildren().contains(buttons)) {
            buttons.setMinWidth(below ? 0 : Math.ceil(row));
            return;
        }
        // the one action stands at the end of a line, but begins one of its own
        var turned = new ArrayList<>(buttons.getChildren()).reversed();
        buttons.getChildren().setAll(List.copyOf(turned));
        buttons.setMinWidth(below ? 0 : Math.ceil(row));
        if (below) {
            card.getChildren().remove(buttons);
            text.getChildren().add(buttons);
            VBox.setMargin(buttons, new javafx.geometry.Insets(10, 0, 0, 0));
        } else {
            text.getChildren().remove(buttons);
            card.getChildren().add(buttons);
            HBox.setMargin(buttons, javafx.geometry.Insets.EMPTY);
        }
    }
}
