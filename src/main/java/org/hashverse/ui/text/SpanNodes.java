package org.hashverse.ui.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.text.Text;
import org.hashverse.chat.PeerId;
import org.hashverse.markup.BidiControls;
import org.hashverse.markup.Span;
import org.hashverse.ui.emoji.EmojiView;

/// The nodes that show the spans of a block: an [EmojiView] for a picture, a [Text] for any other span. They are used again for the next block. FX thread only.
final class SpanNodes {
    private static final char PICTURE = '\uFFFC';
    private final Runnable fontChanged;
    private final List<Text> texts = new ArrayList<>();
    private final List<EmojiView> emojis = new ArrayList<>();
    private final List<Text> newlines = new ArrayList<>();
    private List<Node> shown = List.of();
    private String characters = "";
    private int usedEmojis;
    private int usedNewlines;

    /// @param fontChanged run when a text has another font
    SpanNodes(Runnable fontChanged) {
        this.fontChanged = fontChanged;
    }

    /// Shows other spans.
    ///
    /// @param message the message's text, to which the spans' places belong
    /// @param style   the style class of the block
    /// @return whether a text has other style classes now
    boolean show(String message, List<Span> spans, String style) {
        boolean restyled = false;
        int usedTexts = 0;
        usedEmojis = 0;
        var words = new StringBuilder();
        var nodes = new ArrayList<Node>(spans.size());
        for (var span : spans) {
            if (span instanceof Span.Picture(_, _, var emoji)) {
                if (usedEmojis == emojis.size()) emojis.add(new EmojiView());
                var view = emojis.get(usedEmojis++);
                view.show(emoji);
                nodes.add(view);
                words.append(PICTURE);
            } else {
                if (usedTexts == texts.size()) texts.add(text());
                var text = texts.get(usedTexts++);
                text.setText(BidiControls.neutralise(message.substring(span.from(), span.to())));
                words.append(text.getText());
                TextLink.set(text, span instanceof Span.Linked(_, _, var link) ? link : null);
                if (span instanceof Span.Mention(_, _, var peer, var mine) && !mine) {
                    text.setUserData(peer);
                    text.setCursor(Cursor.HAND);
                }
                restyled |= restyle(text, styles(span, style));
                nodes.add(text);
            }
        }
        shown = nodes;
        characters = words.toString();
        return restyled;
    }

    /// The nodes, one for each span.
    List<Node> shown() {
        return shown;
    }

    /// The shown characters, with one for each emoji that is drawn as a picture. The texts also have the line breaks of [#inLines].
    String characters() {
        return characters;
    }

    /// Breaks the texts into lines. A newline that was added before a picture has a node of its own.
    ///
    /// @param places of the spans among the shown characters
    /// @return all nodes, in order
    List<Node> inLines(DrawnLines lines, ShownPlaces places) {
        usedNewlines = 0;
        var nodes = new ArrayList<Node>(shown.size() + 4);
        for (int i = 0; i < shown.size(); i++) {
            if (shown.get(i) instanceof Text text) {
                text.setText(lines.text(places.start(i), places.end(i)));
            } else if (lines.broken(places.start(i))) {
                if (usedNewlines == newlines.size()) newlines.add(newline());
                nodes.add(newlines.get(usedNewlines++));
            }
            nodes.add(shown.get(i));
        }
        return nodes;
    }

    /// Applies the styles to the nodes of newlines, which may be new.
    void styleNewlines() {
        newlines.subList(0, usedNewlines).forEach(Node::applyCss);
    }

    /// Sets the size of emoji, in pixels. Returns whether there are any.
    boolean emojiSize(double pixels) {
        for (int i = 0; i < usedEmojis; i++) emojis.get(i).size(pixels);
        return usedEmojis > 0;
    }

    /// Sets style classes if they differ. Rows of plain text, one after the other, then need no styles at all.
    static boolean restyle(Node node, List<String> classes) {
        return !classes.equals(node.getStyleClass()) && node.getStyleClass().setAll(classes);
    }

    /// The peer that a node mentions. Empty for anything else, and for a mention of us.
    static Optional<PeerId> mentioned(Node picked) {
        return picked != null && picked.getUserData() instanceof PeerId peer ? Optional.of(peer) : Optional.empty();
    }

    private Text text() {
        var text = new Text();
        text.fontProperty().addListener((_, _, _) -> fontChanged.run());
        return text;
    }

    private static Text newline() {
        var newline = new Text("\n");
        newline.getStyleClass().add("message-text");
        return newline;
    }

    private static List<String> styles(Span span, String style) {
        var classes = new ArrayList<>(List.of("message-text"));
        switch (span) {
            case Span.Linked _ -> classes.add("message-link");
            case Span.Code _ -> classes.add("message-code");
            case Span.Mention mention -> classes.add(mention.mine() ? "message-mention-mine" : "message-mention");
            case Span.Words words -> {
                if (style.equals("quote")) classes.add("quoted");
                if (words.bold()) classes.add("strong");
                if (words.italic()) classes.add("italic");
            }
            case Span.Picture _ -> { }
        }
        return classes;
    }
}
