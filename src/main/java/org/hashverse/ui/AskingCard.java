package org.hashverse.ui;

import javafx.application.Platform;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.hashverse.chat.PeerId;

/// A card over the messages that asks for a decision: a face, two sentences, some buttons. The buttons go below the sentences where it is narrow.
final class AskingCard {
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
        var buttons = new HBox(8, choices);
        buttons.setAlignment(Pos.CENTER_LEFT);
        for (var button : choices) button.setMinWidth(Region.USE_PREF_SIZE);
        card.getChildren().addAll(new Avatar(id, 40), text, buttons);
        card.setAccessibleText(head + " " + body);
        card.widthProperty().addListener((_, _, _) -> Platform.runLater(() -> arrange(card, text, buttons)));
    }

    private static void arrange(HBox card, VBox text, HBox buttons) {
        boolean below = card.getWidth() < buttons.prefWidth(-1) + 320;
        if (below == text.getChildren().contains(buttons)) return;
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
