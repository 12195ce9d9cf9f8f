package org.hashverse.ui;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import org.hashverse.markup.Block;
import org.hashverse.markup.Markup;
import org.hashverse.markup.Span;

/// What was said, on one line of a list: words without their marks and emoji as pictures, cut where the room ends.
final class PreviewLine extends Region {
    private static final double EMOJI = 15;
    /// Stands for what somebody wrote.
    static final String WRITTEN = "\uFFFC";
    private String text = "";
    private String written = "";

    PreviewLine() {
        setMinWidth(0);
    }

    /// Says something else.
    void say(String next) {
        say(WRITTEN, next);
    }

    /// Says what somebody wrote, among words that are ours: these hold no marks.
    ///
    /// @param around holds [#WRITTEN] where that stands
    void say(String around, String written) {
        var next = around.replace(WRITTEN, written.replaceAll("\\s+", " ").strip());
        if (next.equals(text) && written.equals(this.written)) return;
        text = next;
        this.written = written;
        setNodeOrientation(Direction.of(next));
        int at = around.indexOf(WRITTEN);
        getChildren().setAll(parts(around.substring(0, at), written, around.substring(at + WRITTEN.length())));
    }

    /// What it says.
    String text() {
        return text;
    }

    private static List<Node> parts(String before, String text, String after) {
        var parts = new ArrayList<Node>();
        var words = new StringBuilder(before);
        boolean first = true;
        for (var block : Markup.of(text)) {
            if (!first) words.append(' ');
            first = false;
            for (var span : spans(block)) {
                if (span instanceof Span.Picture(_, _, var emoji)) {
                    flush(words, parts);
                    var view = new EmojiView();
                    view.size(EMOJI);
                    view.show(emoji);
                    parts.add(view);
                } else {
                    words.append(text.substring(span.from(), span.to()).replaceAll("\\s+", " "));
                }
            }
        }
        words.append(after);
        flush(words, parts);
        return parts;
    }

    private static List<? extends Span> spans(Block block) {
        return switch (block) {
            case Block.Paragraph(var spans) -> spans;
            case Block.Quote(var spans) -> spans;
            case Block.CodeBlock(var code) -> List.of(code);
        };
    }

    private static void flush(StringBuilder words, List<Node> parts) {
        if (words.isEmpty()) return;
        var label = new Label(words.toString());
        label.getStyleClass().add("second");
        label.setMinWidth(0);
        parts.add(label);
        words.setLength(0);
    }

    @Override
    protected double computePrefWidth(double height) {
        return getChildren().stream().mapToDouble(part -> snapSizeX(part.prefWidth(-1))).sum();
    }

    @Override
    protected double computePrefHeight(double width) {
        return getChildren().stream().mapToDouble(part -> part.prefHeight(-1)).max().orElse(0);
    }

    @Override
    protected void layoutChildren() {
        double left = 0;
        for (var part : getChildren()) {
            double wanted = snapSizeX(part.prefWidth(-1));
            double width = Math.min(wanted, getWidth() - left);
            boolean shown = part instanceof Label ? width > 0 : width == wanted;
            part.setVisible(shown);
            double height = part.prefHeight(-1);
            if (shown) part.resizeRelocate(left, snapPositionY((getHeight() - height) / 2), width, height);
            left += wanted;
        }
    }
}
