package org.hashverse.ui.text;

import java.util.Arrays;
import java.util.stream.Collectors;
import javafx.geometry.NodeOrientation;
import javafx.scene.control.Labeled;
import javafx.scene.text.Text;
import javafx.scene.text.TextBoundsType;

/// Wraps the text of a control to the control's width: JavaFX does it where it can, else [LineBreaks]. The control passes its layout calls on to this class. FX
/// thread only.
final class WrappedLines {
    private static final Text MEASURE = new Text();
    private static final String CUT = "…";
    private static final String LEFT_TO_RIGHT_MARK = "\u200E";
    private static final String RIGHT_TO_LEFT_MARK = "\u200F";
    private final Labeled labeled;
    private String fullText = "";
    private boolean drawing; // this class changes the text of the control
    private LineBreaks lines;
    private double naturalWidth = -1;

    WrappedLines(Labeled labeled) {
        this.labeled = labeled;
        labeled.textProperty().subscribe(this::textChanged);
        labeled.fontProperty().addListener((_, _, _) -> {
            lines = null;
            naturalWidth = -1;
            labeled.requestLayout();
        });
        labeled.effectiveNodeOrientationProperty().addListener((_, _, _) -> textChanged(fullText));
    }

    private void textChanged(String text) {
        if (drawing) return;
        fullText = text == null ? "" : text;
        lines = null;
        naturalWidth = -1;
        boolean plain = LineBreaks.plain(fullText) && labeled.getEffectiveNodeOrientation() == NodeOrientation.LEFT_TO_RIGHT;
        labeled.setWrapText(plain);
        if (plain && !fullText.equals(labeled.getText())) draw(fullText);
        labeled.requestLayout();
    }

    /// Whether JavaFX wraps the text, and so computes all sizes itself.
    boolean wrappedByJavaFx() {
        return labeled.isWrapText();
    }

    private double naturalWidth() {
        if (naturalWidth < 0) naturalWidth = Math.ceil(TextWidths.of(fullText, labeled.getFont()));
        return naturalWidth;
    }

    private double shownWidth() {
        return TextWidths.of(labeled.getText(), labeled.getFont());
    }

    /// The width that the control wants.
    ///
    /// @param current the width that the control would want for the lines that it shows now
    double width(double current) {
        return Math.ceil(current - shownWidth() + naturalWidth());
    }

    /// The height that the control wants in a width.
    ///
    /// @param currentHeight the height that the control would want for the lines that it shows now
    /// @param currentWidth  the width that it would want for these lines
    double height(double currentHeight, double currentWidth, double width) {
        return currentHeight - height(labeled.getText()) + height(drawn(width - currentWidth + shownWidth()));
    }

    private double height(String drawn) {
        MEASURE.setFont(labeled.getFont());
        MEASURE.setLineSpacing(labeled.getLineSpacing());
        MEASURE.setBoundsType(TextBoundsType.LOGICAL);
        MEASURE.setText(drawn);
        return Math.ceil(MEASURE.getLayoutBounds().getHeight());
    }

    private String drawn(double room) {
        if (room <= 0 || naturalWidth() <= room) return fullText;
        if (lines == null) lines = new LineBreaks(fullText, (from, to) -> TextWidths.of(fullText.substring(from, to), labeled.getFont()));
        return directed(lines.in(room - 1).text());
    }

    /// Marks the lines that would run in another direction than the text: JavaFX gives each line the direction of its first letter.
    private String directed(String drawn) {
        if (!RightToLeftSpans.anyIn(drawn)) return drawn;
        var direction = Direction.of(fullText);
        var mark = direction == NodeOrientation.LEFT_TO_RIGHT ? LEFT_TO_RIGHT_MARK : RIGHT_TO_LEFT_MARK;
        return drawn.lines().map(line -> Direction.of(line) == direction ? line : mark + line).collect(Collectors.joining("\n"));
    }

    /// Breaks the text for the room that the control has. Lines that do not fit are cut off.
    ///
    /// @param currentHeight the height that the control would want for the lines that it shows now
    /// @param currentWidth  the width that it would want for these lines
    void fit(double currentHeight, double currentWidth, double width, double height) {
        double room = width - currentWidth + shownWidth();
        double high = height - currentHeight + height(labeled.getText());
        if (room <= 0) return;
        var drawn = drawn(room);
        if (height(drawn) > Math.ceil(high) + 1) drawn = cut(drawn, high);
        if (drawn.equals(labeled.getText())) return;
        draw(drawn);
    }

    private void draw(String drawn) {
        drawing = true;
        labeled.setText(drawn);
        drawing = false;
    }

    private String cut(String drawn, double high) {
        var all = drawn.split("\n", -1);
        // a newline alone is measured as two lines
        int fits = Math.clamp((int) (high * 2 / height("\n")), 1, all.length);
        return fits == all.length ? drawn : String.join("\n", Arrays.copyOf(all, fits)) + CUT;
    }
}
