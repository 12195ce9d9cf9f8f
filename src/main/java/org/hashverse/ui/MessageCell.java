package org.hashverse.ui;

import javafx.scene.control.ListCell;

/// A cell of the message pane: its view is made once and shows row after row.
final class MessageCell extends ListCell<Row> {
    private final RowView view;

    MessageCell(RowView view) {
        this.view = view;
        getStyleClass().add("message-cell");
        setGraphic(view);
    }

    /// The view, for the menu and the selection.
    RowView view() {
        return view;
    }

    @Override
    protected void updateItem(Row row, boolean empty) {
        super.updateItem(row, empty);
        if (empty || row == null) {
            view.clear();
            setAccessibleText(null);
            return;
        }
        view.show(row);
        setAccessibleText(view.getAccessibleText());
        requestLayout();
    }

    /// The pane has another width.
    void resized() {
        view.resized();
        requestLayout();
    }

    /// Shows what has changed since.
    void refresh() {
        if (isEmpty() || getItem() == null) return;
        double before = view.prefHeight(-1);
        view.show(getItem());
        if (view.prefHeight(-1) != before) requestLayout();
    }

    // The view knows the pane's width; the list must neither stretch nor measure it by its own
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
        return view.prefHeight(-1);
    }

    @Override
    protected void layoutChildren() {
        view.resizeRelocate(0, 0, getWidth(), getHeight());
    }
}
