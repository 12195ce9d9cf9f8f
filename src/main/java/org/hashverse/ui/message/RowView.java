package org.hashverse.ui.message;

import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.hashverse.model.notes.Note;
import org.hashverse.ui.text.SelectableText;
import org.hashverse.ui.text.WrappedLabel;
import org.hashverse.ui.words.Words;

/// The content of a row: one view for each kind of row, made when first needed and then kept.
public final class RowView extends Region {
    // height without a row: a list fills the space that is left with empty cells, and of cells without a height there would be no end
    private static final double EMPTY = 40;
    private final MessageFormatter formatter;
    private final Highlights marks;
    private final DoubleSupplier paneWidth;
    private final Consumer<SelectableText> selecting;
    private final Consumer<CommandCard> dismiss;
    private MessageView message;
    private Label centred;
    private HBox newMessages;
    private CommandCardView card;
    private Node shown;
    private Row row;

    /// @param dismiss removes a card
    public RowView(MessageFormatter formatter, Highlights marks, DoubleSupplier paneWidth, Consumer<SelectableText> selecting, Consumer<CommandCard> dismiss) {
        this.formatter = formatter;
        this.marks = marks;
        this.paneWidth = paneWidth;
        this.selecting = selecting;
        this.dismiss = dismiss;
    }

    /// The view of messages; null before the first was shown.
    MessageView message() {
        return message;
    }

    /// Removes the bar from the message.
    void dropBar() {
        if (message != null) message.carry(null);
    }

    /// The row that is shown; null for none.
    Row row() {
        return row;
    }

    void clear() {
        row = null;
        if (shown != null) shown.setVisible(false);
    }

    /// Shows a row, or what has changed in it.
    void show(Row next) {
        boolean same = next.equals(row);
        row = next;
        switch (next) {
            case Row.Said said -> {
                if (message == null) getChildren().add(message = new MessageView(formatter, marks, paneWidth, selecting));
                boolean changed = message.show(said);
                if (same && !changed) return;
                showOnly(message);
            }
            case Row.Day(var at) -> showCentred(formatter.day(at), "day-line");
            case Row.Noted(var note) -> showCentred(words(note), "note-line");
            case Row.New(_) -> {
                if (newMessages == null) getChildren().add(newMessages = newMessagesDivider());
                showOnly(newMessages);
            }
            case Row.Answered(var answered) -> {
                if (card == null) getChildren().add(card = new CommandCardView(dismiss));
                card.show(answered);
                showOnly(card);
            }
        }
        setAccessibleText(shown.getAccessibleText());
        requestLayout();
    }

    /// Lays the row out for another width of the pane.
    void resized() {
        if (message != null) message.resized();
        requestLayout();
    }

    private void showCentred(String words, String style) {
        if (centred == null) getChildren().add(centred = new WrappedLabel());
        centred.setText(words);
        centred.getStyleClass().setAll("label", style);
        centred.setAccessibleText(words);
        showOnly(centred);
    }

    private void showOnly(Node node) {
        if (shown != null && shown != node) shown.setVisible(false);
        shown = node;
        node.setVisible(true);
    }

    private static String words(Note note) {
        return switch (note) {
            case Note.Absent(var from, var to) -> Words.get("note.absent", Words.time(from), Words.time(to));
            case Note.Renamed(_, var before, var after) -> Words.get("note.renamed", before, after);
            case Note.Ended(_, var name) -> Words.get("state.ended", name);
        };
    }

    // a line across the pane with a word in its middle
    private static HBox newMessagesDivider() {
        var left = new Region();
        var right = new Region();
        var word = new Label(Words.get("message.new"));
        for (var rule : new Region[] {left, right}) {
            rule.getStyleClass().add("rule");
            HBox.setHgrow(rule, Priority.ALWAYS);
        }
        var box = new HBox(left, word, right);
        box.getStyleClass().add("new-line");
        box.setAccessibleText(word.getText());
        return box;
    }

    @Override
    protected double computePrefWidth(double height) {
        return 0;
    }

    @Override
    protected double computePrefHeight(double width) {
        if (row == null) return EMPTY;
        return snapSizeY(shown.prefHeight(paneWidth.getAsDouble()));
    }

    @Override
    protected void layoutChildren() {
        if (row == null) return;
        if (shown == centred) {
            double width = Math.min(Math.ceil(centred.prefWidth(-1)) + 1, paneWidth.getAsDouble() - 2 * MessageView.SIDE);
            centred.resizeRelocate(snapPositionX((paneWidth.getAsDouble() - width) / 2), 0, width, getHeight());
        } else {
            shown.resizeRelocate(0, 0, paneWidth.getAsDouble(), getHeight());
        }
    }
}
