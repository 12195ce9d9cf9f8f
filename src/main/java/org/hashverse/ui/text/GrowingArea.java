package org.hashverse.ui.text;

import java.lang.System.Logger.Level;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.Parent;
import javafx.scene.control.TextArea;
import javafx.scene.control.skin.TextAreaSkin;
import javafx.scene.text.Text;
import org.hashverse.ui.emoji.EmojiCharacters;
import org.hashverse.ui.kit.Scale;

/// A text area as high as its text, from one line to seven. A text that JavaFX cannot wrap, see [LineBreaks], keeps its own lines, and scrolls sideways where one
/// is too long.
public final class GrowingArea extends TextArea {
    private static final PseudoClass SIDEWAYS = PseudoClass.getPseudoClass("sideways");
    /// The space above and below the text, and at each side, as the stylesheet has it, in pixels at 100 percent text size.
    private static final double INSETS = 18;
    private static final double SIDE = 13;
    private static final double SPARE = 20;
    /// The most that one line of text takes, in pixels at 100 percent text size. Two lines take more than 1.5 times as much.
    private static final double LINE = 20;
    private static final double MOST = 7 * LINE;
    // so many characters fill more than seven lines on any screen
    private static final int ENOUGH = 8_192;
    private static final System.Logger LOG = System.getLogger(GrowingArea.class.getName());
    private final WrittenEmoji emoji = new WrittenEmoji();
    private final Text measure = new Text();
    /// The last text whose layout failed.
    private String unwrappable;
    private double measuredWidth = -1;
    private double height;
    private List<String> prompts = List.of();

    /// An empty area.
    public GrowingArea() {
        setWrapText(true);
        setPrefRowCount(1);
        setMinHeight(0);
        getStyleClass().add("growing");
        textProperty().addListener((_, _, now) -> {
            emoji.read(now);
            grow();
        });
        scrollTopProperty().addListener((_, _, _) -> requestLayout());
        scrollLeftProperty().addListener((_, _, _) -> requestLayout());
        fontProperty().addListener((_, _, _) -> grow());
        widthProperty().addListener((_, _, _) -> {
            grow();
            prompt();
        });
        fontProperty().addListener((_, _, _) -> prompt());
    }

    /// Sets the prompt: the first of several texts that fits on one line, or the last one, shortened.
    public void prompt(String... longestFirst) {
        prompts = List.of(longestFirst);
        prompt();
    }

    private void prompt() {
        if (!prompts.isEmpty()) setPromptText(Fitting.into(getWidth() - 2 * Scale.space(SIDE) - SPARE, getFont(), prompts));
    }

    /// Whether the text takes one line.
    public boolean oneLine() {
        return prefHeight(getWidth()) < Scale.text(1.5 * LINE) + Scale.space(INSETS);
    }

    // at once, not in the next layout: a caller that asks where a character stands makes JavaFX lay out the text
    private void wrap() {
        boolean wrapped = !getText().equals(unwrappable) && (LineBreaks.plain(getText()) || widest() < getWidth() - 2 * Scale.space(SIDE) - SPARE);
        if (!wrapped) clearWrappingWidth();
        if (wrapped == isWrapText()) return;
        // this style keeps the text wider than the area: JavaFX would wrap a narrower one in spite of setWrapText(false)
        pseudoClassStateChanged(SIDEWAYS, !wrapped);
        setWrapText(wrapped);
        if (getSkin() != null && getScene() != null) applyCss();
    }

    // JavaFX keeps the wrapping width of the previous text until the next layout. A caller that asks earlier, as the pointer does, would wrap this text into it
    private void clearWrappingWidth() {
        for (var node : lookupAll(".text")) if (node instanceof Text text) text.setWrappingWidth(0);
    }

    private double widest() {
        return getLength() > ENOUGH ? Double.MAX_VALUE : TextWidths.of(getText(), getFont());
    }

    /// If the text cannot be laid out, gives it a new skin, which does not wrap it: the layout of the window must go on.
    @Override
    protected void layoutChildren() {
        try {
            super.layoutChildren();
            for (var child : getChildrenUnmodifiable()) if (child instanceof Parent parent) parent.layout();
            placePictures();
        } catch (RuntimeException fault) {
            LOG.log(Level.ERROR, "a text cannot be laid out where it is written", fault);
            unwrappable = getText();
            wrap();
            setSkin(createDefaultSkin()); // JavaFX does not lay out a skin again that failed once
        }
    }

    // the pictures lie above the skin's nodes, because a skin lays out only its own children
    private void placePictures() {
        if (!(getSkin() instanceof TextAreaSkin skin)) return;
        if (!getChildren().contains(emoji)) getChildren().add(emoji);
        emoji.resizeRelocate(0, 0, getWidth(), getHeight());
        emoji.place(this, skin);
    }

    private void grow() {
        wrap();
        measuredWidth = -1;
        requestLayout();
        if (getParent() != null) getParent().requestLayout();
    }

    /// Keeps the caret and both ends of the selection beside an emoji, never inside it.
    @Override
    public void selectRange(int anchor, int caret) {
        var text = getText();
        int snapped = caret > getCaretPosition() ? EmojiCharacters.end(text, caret) : EmojiCharacters.start(text, caret);
        super.selectRange(anchor == caret ? snapped : anchor < caret ? EmojiCharacters.start(text, anchor) : EmojiCharacters.end(text, anchor), snapped);
    }

    @Override
    public boolean deletePreviousChar() {
        int caret = getCaretPosition();
        int start = EmojiCharacters.before(getText(), caret);
        if (getSelection().getLength() > 0 || !isEditable() || caret - start <= Character.charCount(caret == 0 ? 0 : getText().codePointBefore(caret))) return super.deletePreviousChar();
        deleteText(start, caret);
        return true;
    }

    @Override
    protected double computePrefHeight(double width) {
        double wrap = Math.max(40, getWidth() - 2 * Scale.space(SIDE));
        if (wrap != measuredWidth) {
            measure.setFont(getFont());
            measure.setWrappingWidth(isWrapText() ? wrap : 0);
            measure.setText(getLength() == 0 ? "X" : getText(0, Math.min(getLength(), ENOUGH)));
            measuredWidth = wrap;
            height = Math.ceil(measure.getLayoutBounds().getHeight()) + Scale.space(INSETS);
        }
        return Math.min(height, Scale.text(MOST) + Scale.space(INSETS));
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computePrefWidth(double height) {
        return 120;
    }
}
