package org.hashverse.ui.text;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.NodeOrientation;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.hashverse.markup.Block;
import org.hashverse.markup.Emoji;
import org.hashverse.markup.Markup;
import org.hashverse.markup.Span;
import org.hashverse.ui.emoji.EmojiView;
import org.hashverse.ui.kit.Scale;
import org.hashverse.ui.words.Words;

/// A message's text on one line of a list: words without their formatting marks, and emoji as pictures. Dots show where it is cut.
///
/// Labels beside each other show the text. Words that run from right to left need one [TextFlow], because only a flow orders words, signs and
/// pictures among each other. The flow has the direction of the words, and is clipped.
public final class PreviewLine extends Region {
    private static final double EMOJI = 15;
    /// Stands for the text that somebody wrote, see [#say(String, String)].
    public static final String WRITTEN = "\uFFFC";
    private String text = "";
    private String written = "";
    private boolean draft;
    private TextFlow flow = new TextFlow();
    private final Rectangle oneLine = new Rectangle();
    private final Label more = label("…");

    /// An empty line.
    public PreviewLine() {
        setMinWidth(0);
    }

    /// Shows a text that somebody wrote.
    public void say(String next) {
        say(WRITTEN, next);
    }

    /// Shows a sentence of the program. Names in it are not read as [Markup].
    public void sayPlainly(String sentence) {
        say(sentence.replace(WRITTEN, "") + WRITTEN, "");
    }

    /// Shows a text that is written and not sent, behind a word that says so in a colour of its own.
    public void draft(String written) {
        say(Words.get("sidebar.draft", WRITTEN), written, true);
    }

    /// Shows a text that somebody wrote, among words of the window's language. Only the text is read as [Markup].
    ///
    /// @param around holds [#WRITTEN] where the text stands
    public void say(String around, String written) {
        say(around, written, false);
    }

    private void say(String around, String written, boolean draft) {
        var next = around.replace(WRITTEN, written.replaceAll("\\s+", " ").strip());
        if (next.equals(text) && written.equals(this.written) && draft == this.draft) return;
        text = next;
        this.written = written;
        this.draft = draft;
        // the line is cut at the end of the written text, wherever our words stand
        setNodeOrientation(Direction.of(written.isBlank() ? next : written));
        int at = around.indexOf(WRITTEN);
        var before = around.substring(0, at);
        var after = around.substring(at + WRITTEN.length());
        boolean flows = RightToLeftSpans.anyIn(next);
        var parts = flows ? flowing(before, written, after) : parts(before, written, after, draft);
        if (draft && at > 0) parts.getFirst().getStyleClass().add("draft");
        if (flows) {
            // a new flow, because one in use breaks the new text to the width of the old one until the next layout. JavaFX fails to break a line behind letters such as U+FDFA, which a
            // font draws in many parts, and after that no pointer finds anything in the window
            flow.setClip(null);
            flow = new TextFlow(parts.toArray(Node[]::new));
            flow.setClip(oneLine);
        }
        getChildren().setAll(flows ? List.of(flow) : parts);
        getChildren().add(more);
    }

    /// The text that the line shows, marks included.
    public String text() {
        return text;
    }

    private static List<Node> parts(String before, String text, String after, boolean draft) {
        var parts = new ArrayList<Node>();
        var words = new StringBuilder(before);
        if (draft) flush(words, parts); // the word for a draft is a label of its own
        boolean first = true;
        for (var block : Markup.of(text)) {
            if (!first) words.append(' ');
            first = false;
            for (var span : spans(block)) {
                if (span instanceof Span.Picture(_, _, var emoji)) {
                    flush(words, parts);
                    parts.add(picture(emoji));
                } else {
                    words.append(text.substring(span.from(), span.to()).replaceAll("\\s+", " "));
                }
            }
        }
        words.append(after);
        flush(words, parts);
        return parts;
    }

    private static List<Node> flowing(String before, String written, String after) {
        var parts = new ArrayList<Node>();
        texts(before, List.of(new Span.Words(0, before.length(), false, false)), parts);
        boolean first = true;
        for (var block : Markup.of(written)) {
            if (!first) parts.add(text(" "));
            first = false;
            texts(written, spans(block), parts);
        }
        texts(after, List.of(new Span.Words(0, after.length(), false, false)), parts);
        return parts;
    }

    private static void texts(String source, List<? extends Span> spans, List<Node> parts) {
        for (var span : RightToLeftSpans.of(source, List.copyOf(spans)))
            parts.add(span instanceof Span.Picture(_, _, var emoji) ? picture(emoji) : text(source.substring(span.from(), span.to()).replaceAll("\\s+", " ")));
    }

    private static Text text(String words) {
        var text = new Text(words);
        text.getStyleClass().add("second-text");
        return text;
    }

    private static EmojiView picture(Emoji emoji) {
        var view = new EmojiView(() -> Scale.text(EMOJI));
        view.show(emoji);
        return view;
    }

    private static Label label(String words) {
        var label = new Label(words);
        label.getStyleClass().add("second");
        label.setMinWidth(0);
        label.setEllipsisString("…");
        return label;
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
        parts.add(label(words.toString()));
        words.setLength(0);
    }

    @Override
    protected double computePrefWidth(double height) {
        return parts().stream().mapToDouble(part -> snapSizeX(part.prefWidth(-1))).sum();
    }

    @Override
    protected double computePrefHeight(double width) {
        return getChildren().stream().mapToDouble(part -> part.prefHeight(-1)).max().orElse(0);
    }

    @Override
    protected void layoutChildren() {
        if (flows()) {
            layoutFlow();
            return;
        }
        boolean whole = prefWidth(-1) <= getWidth();
        double dots = snapSizeX(more.prefWidth(-1));
        boolean cut = false;
        double left = 0;
        more.setVisible(false);
        for (var part : parts()) {
            double wanted = snapSizeX(part.prefWidth(-1));
            // a part stands whole only if there is room for dots behind it, or if nothing is cut
            boolean fits = !cut && (whole || left + wanted <= getWidth() - dots);
            part.setVisible(fits);
            if (fits) place(part, left, wanted);
            else if (!cut) cut(part, left, Math.min(wanted - 1, getWidth() - left));
            cut = !fits;
            left += wanted;
        }
    }

    /// Shows a part of a label, which then ends with dots, or dots in place of a picture.
    private void cut(Node part, double left, double width) {
        boolean words = part instanceof Label && width > 0;
        (words ? part : more).setVisible(true);
        if (words) place(part, left, width);
        else place(more, left, Math.max(0, getWidth() - left));
    }

    private void place(Node part, double left, double width) {
        double height = part.prefHeight(-1);
        part.resizeRelocate(left, snapPositionY((getHeight() - height) / 2), width, height);
    }

    private List<Node> parts() {
        return getChildren().subList(0, Math.max(0, getChildren().size() - 1)); // without the dots
    }

    private boolean flows() {
        return getChildren().contains(flow);
    }

    private void layoutFlow() {
        double whole = snapSizeX(flow.prefWidth(-1));
        double height = flow.prefHeight(-1);
        double dots = snapSizeX(more.prefWidth(-1));
        boolean cut = whole > getWidth();
        double room = cut ? Math.max(0, getWidth() - dots) : whole;
        // one pixel wider than needed, so that JavaFX does not wrap it
        flow.resizeRelocate(0, snapPositionY((getHeight() - height) / 2), whole + 1, height);
        // a flow is not mirrored: text from right to left begins at its right edge
        oneLine.setX(getEffectiveNodeOrientation() == NodeOrientation.RIGHT_TO_LEFT ? whole + 1 - room : 0);
        oneLine.setWidth(room);
        oneLine.setHeight(height);
        more.setVisible(cut);
        if (cut) more.resizeRelocate(room, snapPositionY((getHeight() - more.prefHeight(-1)) / 2), dots, more.prefHeight(-1));
    }
}
