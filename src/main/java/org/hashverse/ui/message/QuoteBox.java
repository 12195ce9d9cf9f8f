package org.hashverse.ui.message;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Cursor;
import javafx.scene.control.Label;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.VBox;
import org.hashverse.markup.BidiControls;
import org.hashverse.ui.kit.Scale;
import org.hashverse.ui.text.PreviewLine;

/// Shows the message that a reply quotes, in two lines that never wrap: its author and its beginning. A click shows the message in the conversation.
public final class QuoteBox extends VBox {
    /// Height in pixels at 100 percent text size. The height never depends on the quote, so that rows do not move when it is loaded.
    private static final double HEIGHT = 36;
    private static final PseudoClass GONE = PseudoClass.getPseudoClass("gone");
    private final Label author = new Label();
    private final PreviewLine words = new PreviewLine();
    private Quote shown;

    /// An empty box.
    public QuoteBox() {
        getStyleClass().add("quote-box");
        setAlignment(Pos.CENTER_LEFT);
        author.getStyleClass().add("quote-author");
        author.setMinWidth(0);
        words.getStyleClass().add("quote-words");
        getChildren().addAll(author, words);
        setOnMouseClicked(event -> {
            if (event.getButton() != MouseButton.PRIMARY || !event.isStillSincePress() || shown == null) return;
            event.consume();
            shown.message().ifPresent(message -> fireEvent(new ReplyEvent(ReplyEvent.SHOW_QUOTED, message)));
        });
    }

    @Override
    protected double computePrefHeight(double width) {
        return Scale.text(HEIGHT);
    }

    /// Replaces the quote in the box.
    public void show(Quote quote) {
        if (quote.equals(shown)) return;
        shown = quote;
        author.setText(quote.author());
        boolean sentence = quote.message().filter(message -> message.text().isEmpty()).isPresent();
        if (sentence) words.sayPlainly(BidiControls.neutralise(quote.words()));
        else words.say(BidiControls.neutralise(quote.words()));
        words.setManaged(!quote.words().isEmpty());
        words.setVisible(!quote.words().isEmpty());
        pseudoClassStateChanged(GONE, quote.message().isEmpty());
        setCursor(quote.message().isPresent() ? Cursor.HAND : Cursor.DEFAULT);
    }
}
