package org.hashverse.ui.message;

import java.util.List;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.geometry.Orientation;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.hashverse.chat.Delivery;
import org.hashverse.chat.Mentions;
import org.hashverse.ui.files.FileLine;
import org.hashverse.ui.files.FilesBox;
import org.hashverse.ui.kit.Scale;
import org.hashverse.ui.text.SelectableText;

/// The box around one message: its files and its text, with time and delivery behind the last line, or on the last picture; below if there is no room, and below rows of files.
public final class Bubble extends Region {
    private static final PseudoClass MINE = PseudoClass.getPseudoClass("mine");
    private static final PseudoClass TAKEN_BACK = PseudoClass.getPseudoClass("taken-back");
    private static final PseudoClass ON_PICTURE = PseudoClass.getPseudoClass("on-picture");
    private static final PseudoClass TARGET = PseudoClass.getPseudoClass("target");
    private static final double SIDE = 13;
    private static final double TOP = 10;
    private static final double GAP = 12;
    /// The most pixels that a quote asks for at 100 percent text size; a longer one is cut.
    private static final double MOST_QUOTED = 340;
    private static final double BELOW_QUOTE = 6;
    private static final double BELOW_FILES = 8;
    /// The space around pictures, as if the bubble were their frame.
    private static final double FRAME = 4;
    /// The space around time and delivery on a picture.
    private static final double IN_PICTURE = 6;
    /// The least room for a caption at 100 percent text size; else it is as wide as its picture.
    private static final double LEAST_CAPTION = 200;
    private final SelectableText text;
    private final Label time = new Label();
    private final Label count = new Label();
    private final DeliveryMark mark = new DeliveryMark();
    private final HBox meta = new HBox(5, time, count, mark);
    private final Tooltip trail = new Tooltip();
    private QuoteBox quote;
    private FilesBox files;
    private Mentions mentions = Mentions.NONE;
    private boolean sentence;
    private double textWidth;
    private double textHeight;
    private Place place = Place.BELOW;

    /// Where time and delivery stand.
    private enum Place {
        /// On a line of their own.
        BELOW,
        /// Behind the last line of the text.
        BEHIND_TEXT,
        /// Over the lower right corner of the last picture.
        ON_PICTURE
    }

    /// @param selecting told, with this bubble's text, when a selection begins here
    public Bubble(Consumer<SelectableText> selecting) {
        text = new SelectableText(selecting);
        getStyleClass().add("bubble");
        time.getStyleClass().add("meta");
        count.getStyleClass().add("meta");
        meta.getStyleClass().add("meta-line");
        time.setMinWidth(USE_PREF_SIZE);
        count.setMinWidth(USE_PREF_SIZE);
        getChildren().addAll(text, meta);
    }

    /// The message's text, for the selection.
    public SelectableText text() {
        return text;
    }

    /// The part with time and delivery. A click on it opens the details of a message of ours, see [MessageCells].
    Region meta() {
        return meta;
    }

    /// Shows a message.
    ///
    /// @param stage     null for a message of somebody else
    /// @param countText `2 of 3`, shown in place of the mark unless the message is queued; or null
    /// @param trailText the deliveries in words; empty for a message of somebody else
    public void show(String words, String clock, boolean mine, Delivery.Stage stage, String countText, String trailText) {
        if (sentence) text.setPlainText(words);
        else text.setText(words, mentions);
        text.setVisible(!words.isEmpty());
        time.setText(clock);
        boolean counts = countText != null;
        count.setText(counts ? countText : "");
        count.setVisible(counts);
        count.setManaged(counts);
        mark.show(counts && stage != Delivery.Stage.QUEUED ? null : stage);
        pseudoClassStateChanged(MINE, mine);
        if (trailText.isEmpty()) {
            Tooltip.uninstall(meta, trail);
            trail.setText("");
        } else if (!trailText.equals(trail.getText())) {
            trail.setText(trailText);
            Tooltip.install(meta, trail);
        }
        requestLayout();
    }

    /// Sets the names that become mentions in the texts that are shown from now on.
    void mentions(Mentions known) {
        mentions = known;
    }

    /// Sets what kind of words the bubble shows from the next [#show] on.
    ///
    /// @param sentence  whether the words are a sentence of the program, in which names are no markup
    /// @param takenBack whether they say that the message was taken back; the bubble is quiet then
    void kind(boolean sentence, boolean takenBack) {
        this.sentence = sentence;
        pseudoClassStateChanged(TAKEN_BACK, takenBack);
    }

    /// Shows a quote above the text; null for none.
    void quote(Quote shown) {
        if (shown == null && quote == null) return;
        if (quote == null) getChildren().add(quote = new QuoteBox());
        quote.setVisible(shown != null);
        if (shown != null) quote.show(shown);
        requestLayout();
    }

    /// Shows files above the text; none for an empty list. Called after [#show].
    void files(List<FileLine> lines) {
        if (lines.isEmpty() && files == null) return;
        if (files == null) getChildren().addFirst(files = new FilesBox());
        files.setVisible(!lines.isEmpty());
        files.show(lines);
        pseudoClassStateChanged(ON_PICTURE, pictures() && !text.isVisible());
        requestLayout();
    }

    private boolean offers() {
        return files != null && files.isVisible();
    }

    private boolean pictures() {
        return offers() && files.endsWithPicture();
    }

    private double filesSide() {
        return pictures() ? FRAME : SIDE;
    }

    private double top() {
        return pictures() && !quotes() ? FRAME : TOP;
    }

    private double bottom() {
        return place == Place.ON_PICTURE ? FRAME : TOP;
    }

    private double filesHeight() {
        return offers() ? files.fittedHeight() + (text.isVisible() ? BELOW_FILES : 0) : 0;
    }

    private boolean quotes() {
        return quote != null && quote.isVisible();
    }

    private double quoteHeight() {
        return quotes() ? Math.ceil(quote.prefHeight(-1)) + BELOW_QUOTE : 0;
    }

    /// Marks words in the text, and the whole bubble if the person just went to it.
    void mark(List<String> words, boolean target) {
        text.mark(words);
        pseudoClassStateChanged(TARGET, target);
    }

    /// Lays the bubble out in at most `max` pixels, and returns its width. Must be called before the layout at that width.
    public double fit(double max) {
        double most = max - 2 * SIDE;
        double metaWidth = Math.ceil(meta.prefWidth(-1));
        boolean wordless = !text.isVisible();
        double filesWidth = offers() ? files.fit(max - 2 * filesSide()) : 0;
        double room = pictures() ? Math.min(most, Math.max(Scale.text(LEAST_CAPTION), filesWidth - 2 * (SIDE - FRAME))) : most;
        textWidth = wordless ? 0 : text.measure(room);
        textHeight = wordless ? 0 : text.measuredHeight();
        double lastWithMeta = text.lastLineEnd() + GAP + metaWidth;
        if (wordless) place = pictures() && metaWidth + 2 * IN_PICTURE <= filesWidth ? Place.ON_PICTURE : Place.BELOW;
        else place = lastWithMeta <= room ? Place.BEHIND_TEXT : Place.BELOW;
        double quoteWidth = quotes() ? Math.min(most, Math.min(Scale.text(MOST_QUOTED), Math.ceil(quote.prefWidth(-1)) + 1)) : 0;
        double words = Math.max(quoteWidth, Math.max(textWidth, place == Place.BEHIND_TEXT ? lastWithMeta : metaWidth));
        return Math.max(2 * SIDE + words, 2 * filesSide() + filesWidth);
    }

    /// The height at the width fitted last.
    public double fittedHeight() {
        return top() + bottom() + quoteHeight() + filesHeight() + textHeight + (place == Place.BELOW ? 2 + Math.ceil(meta.prefHeight(-1)) : 0);
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computePrefHeight(double width) {
        return fittedHeight();
    }

    @Override
    protected void layoutChildren() {
        double metaWidth = Math.ceil(meta.prefWidth(-1));
        double metaHeight = Math.ceil(meta.prefHeight(-1));
        if (quotes()) quote.resizeRelocate(SIDE, TOP, getWidth() - 2 * SIDE, quoteHeight() - BELOW_QUOTE);
        if (offers()) files.resizeRelocate(filesSide(), top() + quoteHeight(), getWidth() - 2 * filesSide(), files.fittedHeight());
        text.resizeRelocate(SIDE, top() + quoteHeight() + filesHeight(), textWidth, textHeight);
        boolean onPicture = place == Place.ON_PICTURE;
        double below = switch (place) {
            case BELOW -> TOP - 2;
            case BEHIND_TEXT -> TOP - 1;
            case ON_PICTURE -> FRAME + IN_PICTURE;
        };
        meta.resizeRelocate(getWidth() - (onPicture ? FRAME + IN_PICTURE : SIDE) - metaWidth, getHeight() - below - metaHeight, metaWidth, metaHeight);
    }
}
