package org.hashverse.ui.message;

import java.util.function.Supplier;
import javafx.scene.control.ListCell;

/// A cell of the message pane. It makes its view once and shows row after row in it; only a view that failed is replaced.
public final class MessageCell extends ListCell<Row> {
    private final Shielded<RowView> shielded;

    /// @param make makes a view
    MessageCell(Supplier<RowView> make) {
        shielded = new Shielded<>(make);
        getStyleClass().add("message-cell");
        setGraphic(shielded);
    }

    /// The view, for the menu and the selection.
    RowView view() {
        return shielded.content();
    }

    @Override
    protected void updateItem(Row row, boolean empty) {
        super.updateItem(row, empty);
        if (empty || row == null) {
            view().clear();
            setAccessibleText(null);
            return;
        }
        shielded.again();
        shielded.attempt(() -> view().show(row));
        setAccessibleText(view().getAccessibleText());
        requestLayout();
    }

    /// Lays the row out for another width of the pane.
    void resized() {
        view().resized();
        requestLayout();
    }

    /// Shows what has changed in its row.
    void refresh() {
        if (isEmpty() || getItem() == null) return;
        double before = shielded.prefHeight(-1);
        shielded.attempt(() -> view().show(getItem()));
        if (shielded.prefHeight(-1) != before) requestLayout();
    }

    // the view knows the pane's width; the list must neither stretch nor measure it by the list's own
    @Override
    protected double computePrefWidth(double height) {
        return 0;
    }

    @Override
    protected double computeMinHeight(double width) {
        return 0;
    }

    @Override
    protected double computePrefHeight(double width) {
        return shielded.prefHeight(-1);
    }

    @Override
    protected void layoutChildren() {
        shielded.resizeRelocate(0, 0, getWidth(), getHeight());
    }
}
