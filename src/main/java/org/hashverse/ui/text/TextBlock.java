package org.hashverse.ui.text;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.NodeOrientation;
import javafx.geometry.Point2D;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.control.IndexRange;
import javafx.scene.layout.Region;
import javafx.scene.shape.Path;
import javafx.scene.shape.PathElement;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.hashverse.markup.Block;
import org.hashverse.markup.Span;

/// One block of a message: its spans in lines, the selection, and the found words. Places are indexes of characters in the message's text. One object shows block after
/// block.
public final class TextBlock extends Region {
    private static final int TRIES = 4;
    private static final DrawnLines NOT_BROKEN = new DrawnLines("", List.of());
    private final TextFlow flow = new TextFlow();
    private final Group chips = new Group();
    private final Path found = new Path();
    private final Path highlight = new Path();
    private final SpanNodes nodes;
    private List<Span> spans = List.of();
    /// Whether JavaFX wraps the text.
    private boolean plain;
    /// Null until the block is measured, and always if JavaFX wraps the text.
    private LineBreaks lines;
    private DrawnLines drawn = NOT_BROKEN;
    private final List<TextWidths> widths = new ArrayList<>();
    private ShownPlaces places = ShownPlaces.NONE;
    private double measuredFor = -1;
    /// The width of the text if nothing wraps it; negative until it is measured.
    private double natural = -1;
    private double width;
    private double height;

    /// @param resized run when the block has changed its size although it shows the same
    TextBlock(Runnable resized) {
        nodes = new SpanNodes(() -> {
            remeasure();
            resized.run();
        });
        found.getStyleClass().add("found-words");
        highlight.getStyleClass().add("selection");
        flow.getStyleClass().add("message-flow");
        for (var layer : new Node[] {chips, found, highlight}) {
            layer.setManaged(false);
            layer.setMouseTransparent(true);
        }
        getChildren().addAll(chips, found, highlight, flow);
    }

    /// Shows another block.
    ///
    /// @param message the message's text, to which the block's places belong
    /// @return whether the nodes need their styles before they are measured
    boolean show(String message, Block block) {
        return switch (block) {
            case Block.Paragraph(var shown) -> show(message, shown, "paragraph");
            case Block.Quote(var shown) -> show(message, shown, "quote");
            case Block.CodeBlock(var code) -> show(message, List.of(code), "code-block");
        };
    }

    private boolean show(String message, List<Span> shown, String style) {
        spans = RightToLeftSpans.of(message, shown);
        places = new ShownPlaces(spans);
        WrappedFlow.unwrap(flow);
        boolean restyled = SpanNodes.restyle(this, List.of("text-block", style));
        // the selection and the backgrounds run with the words
        setNodeOrientation(style.equals("code-block") ? NodeOrientation.LEFT_TO_RIGHT : Direction.of(message.substring(from(), to())));
        restyled |= nodes.show(message, spans, style);
        if (!nodes.shown().equals(flow.getChildren())) restyled = flow.getChildren().setAll(nodes.shown());
        plain = LineBreaks.plain(nodes.characters());
        drawn = NOT_BROKEN;
        chips.getChildren().clear();
        remeasure();
        return restyled;
    }

    private void remeasure() {
        natural = measuredFor = -1;
        lines = null;
        requestLayout();
    }

    /// Sets the size of emoji, in pixels.
    void emojiSize(double pixels) {
        if (nodes.emojiSize(pixels)) remeasure();
    }

    /// Lays the block out in at most `max` pixels, and returns its width.
    double measure(double max) {
        if (max == measuredFor) return width;
        measuredFor = max;
        double around = getInsets().getLeft() + getInsets().getRight();
        double room = Math.max(1, Math.floor(max - around));
        if (!plain) {
            // JavaFX must not wrap lines that were broken here
            double whole = breakLines(room);
            flow.resize(whole, height = Math.ceil(flow.prefHeight(whole)));
            return width = around + Math.min(whole, room);
        }
        if (natural < 0) natural = Math.ceil(flow.prefWidth(-1));
        double flowing = Math.min(natural, room);
        flow.resize(flowing, height = Math.ceil(flow.prefHeight(flowing)));
        width = around + (natural <= room ? natural : Math.min(room, Math.ceil(flow.getLayoutInfo().getLogicalBounds(false).getWidth())));
        return width;
    }

    /// Breaks the text into lines. If these are wider than they were measured, measures the words again one by one, and breaks lines for less room. A character
    /// that is wider than a line stays so.
    ///
    /// @return the width of the lines as they are drawn
    private double breakLines(double room) {
        if (lines == null) {
            widths.clear();
            for (int i = 0; i < spans.size(); i++)
                if (nodes.shown().get(i) instanceof Text text) widths.add(new TextWidths(nodes.characters().substring(places.start(i), places.end(i)), text.getFont()));
            lines = new LineBreaks(nodes.characters(), this::widthOf);
            drawn = NOT_BROKEN;
        }
        double whole = drawLines(room);
        if (whole <= room + 1) return whole;
        widths.forEach(TextWidths::exact);
        lines = new LineBreaks(nodes.characters(), this::widthOf);
        double narrower = room;
        for (int tries = 0; tries < TRIES && narrower > room / 2; tries++) {
            whole = drawLines(narrower);
            if (whole <= room + 1) return whole;
            narrower -= whole - room;
        }
        return drawLines(room);
    }

    private double drawLines(double room) {
        var next = lines.in(room - 1);
        if (!next.equals(drawn)) draw(next);
        return Math.ceil(flow.prefWidth(-1)) + 1;
    }

    private void draw(DrawnLines next) {
        drawn = next;
        var inLines = nodes.inLines(next, places);
        if (inLines.equals(flow.getChildren())) return;
        flow.getChildren().setAll(inLines);
        if (getScene() != null) nodes.styleNewlines();
    }

    /// The width of a part of the shown characters.
    private double widthOf(int from, int to) {
        double wide = 0;
        int usedTexts = 0;
        for (int i = 0; i < spans.size() && places.start(i) < to; i++) {
            boolean picture = spans.get(i) instanceof Span.Picture;
            int first = Math.max(from, places.start(i));
            int last = Math.min(to, places.end(i));
            if (first < last) wide += picture ? nodes.shown().get(i).prefWidth(-1) : widths.get(usedTexts).of(first - places.start(i), last - places.start(i));
            if (!picture) usedTexts++;
        }
        return wide;
    }

    /// The height at the width measured last.
    double measuredHeight() {
        return getInsets().getTop() + height + getInsets().getBottom();
    }

    /// Where the last line ends, at the width measured last: its right end. That is the block's width if it runs from right to left, and [Double#MAX_VALUE] for a code
    /// block, so that nothing stands beside it.
    double lastLineEnd() {
        if (getStyleClass().contains("code-block")) return Double.MAX_VALUE;
        if (getNodeOrientation() == NodeOrientation.RIGHT_TO_LEFT) return width;
        var info = flow.getLayoutInfo();
        int count = info.getTextLineCount();
        return getInsets().getLeft() + (count == 0 ? 0 : Math.ceil(info.getTextLine(count - 1, false).bounds().getMaxX()));
    }

    /// The place in the message under a point of this block.
    public int placeAt(double x, double y) {
        return placeOfDrawn(flow.getHitInfo(new Point2D(x - flow.getLayoutX(), y - flow.getLayoutY())).getInsertionIndex());
    }

    /// The place of the first shown character of the block.
    public int from() {
        return places.from();
    }

    /// The place after its last shown character.
    public int to() {
        return places.to();
    }

    /// Shows the part of the block between two places as selected.
    public void select(int from, int to) {
        highlight.getElements().setAll(shape(from, to));
    }

    /// Marks the parts of the block in ranges of places as found.
    void found(List<IndexRange> ranges) {
        if (ranges.isEmpty() && found.getElements().isEmpty()) return;
        found.getElements().clear();
        for (var range : ranges) found.getElements().addAll(shape(range.getStart(), range.getEnd()));
    }

    /// The shape around the characters between two places.
    private PathElement[] shape(int from, int to) {
        int first = places.shown(from);
        int last = places.shown(to);
        return first >= last ? new PathElement[0] : drawnShape(first, last);
    }

    private int drawnAt(int shown) {
        return drawn == NOT_BROKEN ? shown : drawn.drawnAt(shown);
    }

    private int placeOfDrawn(int at) {
        return places.place(drawn == NOT_BROKEN ? at : drawn.placeOf(at));
    }

    /// The shape around a range of shown characters.
    private PathElement[] drawnShape(int first, int last) {
        return flow.getRangeShape(drawnAt(first), drawnAt(last), false);
    }

    @Override
    protected void layoutChildren() {
        double left = getInsets().getLeft();
        double top = getInsets().getTop();
        flow.relocate(left, top);
        for (var layer : new Node[] {chips, found, highlight}) {
            layer.setLayoutX(left);
            layer.setLayoutY(top);
        }
        drawChips();
    }

    /// Draws a background for each piece of code and each mention among words.
    private void drawChips() {
        if (getStyleClass().contains("code-block") || spans.stream().noneMatch(span -> chipStyle(span) != null)) return;
        chips.getChildren().clear();
        flow.layout();
        for (int i = 0; i < spans.size(); i++) {
            var style = chipStyle(spans.get(i));
            if (style != null) chips.getChildren().addAll(Chip.behind(drawnShape(places.start(i), places.end(i)), style));
        }
    }

    private static String chipStyle(Span span) {
        return switch (span) {
            case Span.Code _ -> "code-chip";
            case Span.Mention mention -> mention.mine() ? "mention-chip-mine" : "mention-chip";
            case Span.Words _, Span.Linked _, Span.Picture _ -> null;
        };
    }
}
