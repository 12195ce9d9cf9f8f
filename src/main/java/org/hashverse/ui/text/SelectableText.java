package org.hashverse.ui.text;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Cursor;
import javafx.scene.control.IndexRange;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Text;
import org.hashverse.chat.Mentions;
import org.hashverse.markup.Block;
import org.hashverse.markup.Markup;
import org.hashverse.markup.Span;
import org.hashverse.ui.emoji.EmojiView;
import org.hashverse.ui.kit.LinkEvent;

/// A message's text in its blocks. A person selects in it with the pointer: by dragging, one word by a double click, all by a triple click. The selected text is
/// what was sent, with its marks. Much lighter than a text field, because a list holds hundreds.
public final class SelectableText extends Region {
    /// Messages of emoji alone show them large, up to so many.
    static final int LARGE_EMOJI = 3;
    private static final double LARGE = 2.6;
    /// The largest emoji: their pictures are 36 pixels wide.
    private static final double LARGEST = 54;
    private static final double BETWEEN = 6;
    private static final double OVERHANG = 5;
    private final List<TextBlock> blocks = new ArrayList<>();
    /// Has the font that the size of emoji depends on.
    private final Text sample = new Text();
    private final Rectangle clip = new Rectangle();
    private String text = "";
    private Mentions mentions = Mentions.NONE;
    private boolean plain;
    private boolean large;
    private List<String> words = List.of();
    private int used;
    private int anchor;
    private int start;
    private int end;
    private double measuredFor = -1;
    private double width;
    private double height;

    /// @param began told, with this text, when a selection begins here, so that another text's selection can be cleared
    public SelectableText(Consumer<SelectableText> began) {
        getStyleClass().add("selectable");
        sample.getStyleClass().add("message-text");
        sample.setManaged(false);
        getChildren().add(sample);
        // a pile of accents must not cover the messages around
        setClip(clip);
        Direction.leftToRight(this); // each block has its own direction
        setCursor(Cursor.TEXT);
        sample.fontProperty().addListener((_, _, _) -> {
            sizeEmoji();
            remeasure();
        });
        addEventHandler(MouseEvent.MOUSE_PRESSED, event -> {
            if (event.getButton() != MouseButton.PRIMARY) return;
            began.accept(this);
            int at = place(event);
            switch (event.getClickCount()) {
                case 1 -> select(event.isShiftDown() ? anchor : (anchor = at), at);
                case 2 -> selectWord(at);
                default -> select(0, text.length());
            }
            event.consume();
        });
        addEventHandler(MouseEvent.MOUSE_DRAGGED, event -> {
            if (event.getButton() == MouseButton.PRIMARY) select(anchor, place(event));
            event.consume();
        });
        addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
            var link = TextLink.of(event.getPickResult().getIntersectedNode());
            if (event.getButton() != MouseButton.PRIMARY || event.getClickCount() != 1 || !event.isStillSincePress()) return;
            if (link != null) fireEvent(new LinkEvent(link));
            else SpanNodes.mentioned(event.getPickResult().getIntersectedNode()).ifPresent(peer -> fireEvent(new MentionEvent(peer)));
        });
    }

    /// Shows another text, with nothing selected and no mentions.
    public void setText(String shown) {
        setText(shown, Mentions.NONE);
    }

    /// Shows another text, with nothing selected.
    ///
    /// @param known the names that become mentions
    public void setText(String shown, Mentions known) {
        if (shown.equals(text) && known.equals(mentions) && !plain) return;
        var read = Markup.of(shown, known);
        show(shown, read, Markup.onlyEmoji(read, shown, LARGE_EMOJI));
        mentions = known;
        plain = false;
    }

    /// The same for a text without markup, links, mentions and emoji.
    ///
    /// @param shown not empty
    public void setPlainText(String shown) {
        if (shown.equals(text) && plain) return;
        show(shown, List.of(new Block.Paragraph(List.of(new Span.Words(0, shown.length(), false, false)))), false);
        plain = true;
    }

    private void show(String shown, List<Block> read, boolean onlyEmoji) {
        clearSelection();
        text = shown;
        large = onlyEmoji;
        boolean restyled = false;
        for (int i = 0; i < read.size(); i++) restyled |= block(i).show(shown, read.get(i));
        for (int i = read.size(); i < blocks.size(); i++) blocks.get(i).setVisible(false);
        used = read.size();
        sizeEmoji();
        // new nodes have no font before their styles are applied
        if (restyled && getScene() != null) applyCss();
        remeasure();
    }

    private TextBlock block(int index) {
        if (index == blocks.size()) {
            blocks.add(new TextBlock(this::remeasure));
            getChildren().add(blocks.getLast());
        }
        blocks.get(index).setVisible(true);
        return blocks.get(index);
    }

    private List<TextBlock> shown() {
        return blocks.subList(0, used);
    }

    private void sizeEmoji() {
        double beside = sample.getFont().getSize() * EmojiView.BESIDE_WORDS;
        double size = large ? Math.clamp(sample.getFont().getSize() * LARGE, beside, Math.max(beside, LARGEST)) : beside;
        for (var block : shown()) block.emojiSize(size);
    }

    private void remeasure() {
        measuredFor = -1;
        requestLayout();
    }

    /// Marks words wherever they stand in the text.
    public void mark(List<String> marked) {
        if (marked.equals(words)) return;
        words = marked;
        requestLayout();
    }

    /// The selected text; empty for none.
    public String selected() {
        return text.substring(start, end);
    }

    /// Ends the selection.
    public void clearSelection() {
        select(0, 0);
    }

    /// Lays the text out in at most `max` pixels, and returns its width.
    public double measure(double max) {
        if (max == measuredFor) return width;
        measuredFor = max;
        width = 0;
        height = BETWEEN * Math.max(0, used - 1);
        for (var block : shown()) {
            width = Math.max(width, block.measure(max));
            height += block.measuredHeight();
        }
        return width;
    }

    /// The height at the width measured last.
    public double measuredHeight() {
        return height;
    }

    /// Where the last line ends, at the width measured last, see [TextBlock#lastLineEnd].
    public double lastLineEnd() {
        return used == 0 ? 0 : blocks.get(used - 1).lastLineEnd();
    }

    @Override
    protected void layoutChildren() {
        double y = 0;
        for (var block : shown()) {
            block.resizeRelocate(0, y, getWidth(), block.measuredHeight());
            y += block.measuredHeight() + BETWEEN;
        }
        clip.setX(-OVERHANG);
        clip.setY(-OVERHANG);
        clip.setWidth(getWidth() + 2 * OVERHANG);
        clip.setHeight(getHeight() + 2 * OVERHANG);
        var found = words.isEmpty() ? List.<IndexRange>of() : FoundWords.in(text, words);
        for (var block : shown()) {
            block.found(found);
            if (start < end) block.select(start, end);
        }
    }

    private int place(MouseEvent event) {
        TextBlock under = null;
        for (var block : shown()) if (under == null || event.getY() >= block.getLayoutY()) under = block;
        if (under == null) return 0;
        int place = under.placeAt(event.getX() - under.getLayoutX(), event.getY() - under.getLayoutY());
        // marks before the first shown character, or behind the last one, are selected with it
        if (place <= blocks.getFirst().from()) return 0;
        return place >= blocks.get(used - 1).to() ? text.length() : place;
    }

    private void selectWord(int at) {
        int from = at;
        int to = at;
        while (from > 0 && Character.isLetterOrDigit(text.charAt(from - 1))) from--;
        while (to < text.length() && Character.isLetterOrDigit(text.charAt(to))) to++;
        anchor = from;
        select(from, to);
    }

    private void select(int from, int to) {
        start = Math.clamp(Math.min(from, to), 0, text.length());
        end = Math.clamp(Math.max(from, to), 0, text.length());
        for (var block : shown()) block.select(start, end);
    }
}
