package org.hashverse.ui.peer;

import java.util.List;
import javafx.application.Platform;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.hashverse.ui.kit.Scale;
import org.hashverse.ui.text.WrappedLabel;
import org.hashverse.ui.words.Words;

/// Lays out a card that stands above the messages and asks for a decision: a face, two sentences, some buttons. The buttons stand beside the sentences if there is room, else
/// below them in one line, else one below the other. No sentence is cut off.
final class AskingCard {
    // what the sentences need beside the buttons to be easy to read
    private static final double WORDS = 380;
    private static final double FACE = 40;
    // a narrower card shows no face; the header shows it too
    private static final double NARROW = 240;
    private static final double GAP = 8;

    private final HBox card;
    private final Avatar face;
    private final VBox text;
    private final List<Button> choices;
    private Pane buttons = new HBox();

    private AskingCard(HBox card, Avatar face, VBox text, List<Button> choices) {
        this.card = card;
        this.face = face;
        this.text = text;
        this.choices = choices;
    }

    /// Fills a card and keeps it laid out.
    ///
    /// @param choices the buttons, the main action last
    static void fill(HBox card, Face face, String head, String body, Button... choices) {
        card.getStyleClass().add("asking-card");
        var title = new WrappedLabel(head);
        title.getStyleClass().add("title");
        var words = new WrappedLabel(body);
        words.getStyleClass().add("second");
        var text = new VBox(4, title, words);
        text.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(text, Priority.ALWAYS);
        var avatar = new Avatar(face, FACE);
        card.getChildren().addAll(avatar, text);
        card.setMinHeight(HBox.USE_PREF_SIZE);
        card.setAccessibleText(Words.sentences(List.of(head, body)));
        var asking = new AskingCard(card, avatar, text, List.of(choices));
        asking.put(text, column(asking.choices));
        // buttons have their widths only once their styles are applied
        card.widthProperty().addListener((_, _, _) -> Platform.runLater(asking::arrange));
    }

    private void arrange() {
        card.applyCss();
        double row = GAP * (choices.size() - 1);
        for (var choice : choices) row += Math.ceil(choice.prefWidth(-1));
        boolean showsFace = card.getWidth() >= Scale.text(NARROW);
        face.setVisible(showsFace);
        face.setManaged(showsFace);
        double inner = card.getWidth() - card.getInsets().getLeft() - card.getInsets().getRight() - (showsFace ? Scale.space(FACE) + card.getSpacing() : 0);
        boolean beside = inner >= row + Scale.text(WORDS);
        var mainFirst = choices.reversed();
        put(beside ? card : text, beside || inner >= row ? line(mainFirst) : column(mainFirst));
        card.setAlignment(beside ? Pos.CENTER_LEFT : Pos.TOP_LEFT);
    }

    private void put(Pane where, Pane next) {
        card.getChildren().remove(buttons);
        text.getChildren().remove(buttons);
        buttons = next;
        where.getChildren().add(next);
    }

    private static Pane line(List<Button> buttons) {
        var line = new HBox(GAP);
        line.setAlignment(Pos.CENTER_LEFT);
        buttons.forEach(button -> {
            button.setMinWidth(Button.USE_PREF_SIZE);
            button.setMaxWidth(Button.USE_PREF_SIZE);
            line.getChildren().add(button);
        });
        VBox.setMargin(line, new Insets(8, 0, 0, 0));
        return line;
    }

    private static Pane column(List<Button> buttons) {
        var column = new VBox(GAP);
        buttons.forEach(button -> {
            button.setMinWidth(0);
            button.setMaxWidth(Double.MAX_VALUE);
            column.getChildren().add(button);
        });
        VBox.setMargin(column, new Insets(8, 0, 0, 0));
        return column;
    }
}
