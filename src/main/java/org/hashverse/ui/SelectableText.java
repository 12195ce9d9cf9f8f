package org.hashverse.ui;

import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Cursor;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Path;
import javafx.scene.shape.PathElement;
import javafx.scene.text.Text;

/// A text that one can select with the pointer: drag, a word by a double click, all by a triple click. Much lighter than a
/// text field, since hundreds stand in a list.
final class SelectableText extends Region {
    private final Text text = new Text();
    private final Path highlight = new Path();
    private final Path found = new Path();
    private List<String> words = List.of();
    private int anchor;
    private int start;
    private int end;
    private double wrap;
    private double natural = -1;
    private double measuredFor = -1;
    private double measured;

    /// @param began told when a selection begins here, so that another one can end
    SelectableText(Consumer<SelectableText> began) {
        getStyleClass().add("selectable");
        text.getStyleClass().add("message-text");
        highlight.getStyleClass().add("selection");
        highlight.setManaged(false);
        found.getStyleClass().add("found-words");
        found.setManaged(false);
        found.setMouseTransparent(true);
        text.setManaged(false);
        highlight.setMouseTransparent(true);
        getChildren().addAll(found, highlight, text);
        Direction.leftToRight(this); // so that what marks the text lies over it; the text alone turns
        setCursor(Cursor.TEXT);
        text.fontProperty().addListener((_, _, _) -> {
            natural = measuredFor = -1;
            requestLayout();
        });
        addEventHandler(MouseEvent.MOUSE_PRESSED, event -> {
            if (event.getButton() != MouseButton.PRIMARY) return;
            began.accept(this);
            int at = index(event);
            switch (event.getClickCount()) {
                case 1 -> select(event.isShiftDown() ? anchor : (anchor = at), at);
                case 2 -> selectWord(at);
                default -> select(0, text.getText().length());
            }
            event.consume();
        });
        addEventHandler(MouseEvent.MOUSE_DRAGGED, event -> {
            if (event.getButton() == MouseButton.PRIMARY) select(anchor, index(event));
            event.consume();
        });
    }

    /// Shows another text, nothing of it selected.
    void setText(String shown) {
        if (shown.equals(text.getText())) return;
        clearSelection();
        text.setText(shown);
        text.setNodeOrientation(Direction.of(shown));
        natural = -1;
        measuredFor = -1;
        requestLayout();
    }

    /// Marks words wherever they stand.
    void mark(List<String> marked) {
        if (marked.equals(words)) return;
        words = marked;
        requestLayout();
    }

    /// What is selected; empty for nothing.
    String selected() {
        return text.getText().substring(start, end);
    }

    void clearSelection() {
        select(0, 0);
    }

    /// The width of the text in at most `max` pixels.
    double measure(double max) {
        if (max == measuredFor) return measured;
        if (natural < 0) {
            if (wrap != 0) text.setWrappingWidth(wrap = 0);
            natural = Math.ceil(text.getLayoutBounds().getWidth());
        }
        measuredFor = max;
        double wanted = natural <= max ? 0 : Math.floor(max);
        if (wanted != wrap) text.setWrappingWidth(wrap = wanted);
        return measured = wanted == 0 ? natural : Math.min(wanted, Math.ceil(text.getLayoutBounds().getWidth()));
    }

    /// The height at the width measured last.
    double measuredHeight() {
        return Math.ceil(text.getLayoutBounds().getHeight());
    }

    /// Where the last line ends, at the width measured last.
    double lastLineEnd() {
        var info = text.getLayoutInfo();
        int lines = info.getTextLineCount();
        return lines == 0 ? 0 : Math.ceil(info.getTextLine(lines - 1, false).bounds().getWidth());
    }

    @Override
    protected void layoutChildren() {
        text.setLayoutY(-text.getLayoutBounds().getMinY());
        highlight.setLayoutY(text.getLayoutY());
        found.setLayoutY(text.getLayoutY());
        if (words.isEmpty() && found.getElements().isEmpty()) return;
        found.getElements().clear();
        for (var place : FoundWords.in(text.getText(), words)) found.getElements().addAll(text.rangeShape(place.getStart(), place.getEnd()));
    }

    private int index(MouseEvent event) {
        return text.hitTest(text.parentToLocal(event.getX(), event.getY())).getInsertionIndex();
    }

    private void selectWord(int at) {
        var all = text.getText();
        int from = at;
        int to = at;
        while (from > 0 && Character.isLetterOrDigit(all.charAt(from - 1))) from--;
        while (to < all.length() && Character.isLetterOrDigit(all.charAt(to))) to++;
        anchor = from;
        select(from, to);
    }

    private void select(int from, int to) {
        int length = text.getText().length();
        start = Math.clamp(Math.min(from, to), 0, length);
        end = Math.clamp(Math.max(from, to), 0, length);
        highlight.getElements().setAll(start == end ? new PathElement[0] : text.rangeShape(start, end));
    }
}
