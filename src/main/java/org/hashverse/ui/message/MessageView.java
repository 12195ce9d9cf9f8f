package org.hashverse.ui.message;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import javafx.css.PseudoClass;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Cursor;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.text.TextAlignment;
import org.hashverse.chat.Delivery;
import org.hashverse.chat.Mentions;
import org.hashverse.model.MessageItem;
import org.hashverse.ui.files.FileLine;
import org.hashverse.ui.kit.Icons;
import org.hashverse.ui.kit.Scale;
import org.hashverse.ui.peer.Avatar;
import org.hashverse.ui.peer.Face;
import org.hashverse.ui.reaction.ReactionChips;
import org.hashverse.ui.reaction.ReactionGroup;
import org.hashverse.ui.text.SelectableText;
import org.hashverse.ui.text.WrappedLabel;
import org.hashverse.ui.words.Words;
import org.kordamp.ikonli.feather.Feather;

/// One message in the pane: ours on the right, those of others on the left. In Everyone, the author's face and name stand at the first message of a group, and below a
/// message of ours stands who has it and who does not. As wide as the pane.
public final class MessageView extends Region {
    /// The space at each side of the pane, in pixels.
    public static final double SIDE = 24;
    /// The part of the room that a bubble may fill.
    private static final double WIDEST = 0.72;
    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
    /// The circle beside a message while messages are selected, which fits into the space at the side.
    private static final double SELECT_MARK = 18;
    private static final int CHECK = 12;
    private static final double FACE = 32;
    private static final double BESIDE_FACE = 10;
    /// The space above a message within a group, and above the first of a group, in pixels.
    private static final double ABOVE = 3;
    private static final double ABOVE_FIRST = 8;
    private final MessageFormatter formatter;
    private final Highlights marks;
    private final DoubleSupplier paneWidth;
    private final Bubble bubble;
    private final Label author = new Label();
    private final Label below = new WrappedLabel();
    private StackPane selectMark; // made when messages are selected first
    private final List<BubbleFooter<?, ?>> footers;
    private MessageBar bar; // null while another row has it
    private Avatar face;
    private MessageItem item;
    private Drawn drawn;
    private boolean first;
    private boolean showsAuthor;

    /// All that the look of a message depends on.
    private record Drawn(MessageItem item, boolean first, Face face, String author, Quote quote, List<FileLine> files, String text, String words, boolean sentence, boolean takenBack, String time, Delivery.Stage stage,
                         String count, String trail, String below, List<ReactionGroup> reactions, List<Object> footers, List<String> found, boolean target, boolean selecting, boolean selected, Mentions mentions) {}

    /// @param paneWidth the room for a row, in pixels
    /// @param selecting told, with this message's text, when a selection begins here
    MessageView(MessageFormatter formatter, Highlights marks, DoubleSupplier paneWidth, Consumer<SelectableText> selecting) {
        this.formatter = formatter;
        this.marks = marks;
        this.paneWidth = paneWidth;
        bubble = new Bubble(selecting);
        footers = BubbleFooter.all(formatter);
        getStyleClass().add("message-view");
        author.getStyleClass().add("author");
        author.setCursor(Cursor.HAND);
        below.getStyleClass().add("below");
        below.setCursor(Cursor.HAND);
        below.setTextAlignment(TextAlignment.RIGHT);
        below.setAlignment(Pos.TOP_RIGHT);
        getChildren().addAll(bubble, author, below);
    }

    Bubble bubble() {
        return bubble;
    }

    /// Whether a point of the scene lies on the author's name or picture.
    boolean onAuthor(double sceneX, double sceneY) {
        return showsAuthor && (author.contains(author.sceneToLocal(sceneX, sceneY)) || face.contains(face.sceneToLocal(sceneX, sceneY)));
    }

    /// Whether a point of the scene lies on the line below a message of ours.
    boolean onBelow(double sceneX, double sceneY) {
        return below.isVisible() && below.contains(below.sceneToLocal(sceneX, sceneY));
    }

    /// Shows a message, or what has changed in it. Returns false if nothing has, which needs no layout.
    boolean show(Row.Said row) {
        var next = drawn(row.item(), row.first());
        if (next.equals(drawn)) return false;
        drawn = next;
        item = row.item();
        first = row.first();
        var message = item.message();
        boolean shared = message.conversation().isShared();
        showsAuthor = shared && !item.mine() && first;
        if (showsAuthor) {
            if (face == null) {
                face = new Avatar(FACE);
                face.setCursor(Cursor.HAND);
                getChildren().add(face);
            }
            face.show(next.face());
            author.setText(next.author());
            author.getStyleClass().setAll("label", "author", "name-" + "abcdefgh".charAt(next.face().nearest().ordinal()));
        }
        if (face != null) face.setVisible(showsAuthor);
        author.setVisible(showsAuthor);
        bubble.mentions(next.mentions());
        bubble.kind(next.sentence(), next.takenBack());
        bubble.show(next.text(), next.time(), item.mine(), next.stage(), next.count(), next.trail());
        bubble.quote(next.quote());
        bubble.files(next.files());
        for (var each : footers) each.show(item, getChildren()::add);
        bubble.mark(next.found(), next.target());
        if (selectMark == null && next.selecting()) getChildren().add(selectMark = selectMark());
        if (selectMark != null) selectMark.setVisible(next.selecting());
        pseudoClassStateChanged(CHOSEN, next.selected());
        below.setText(next.below() == null ? "" : next.below());
        below.setVisible(next.below() != null);
        setAccessibleText(spoken(next));
        requestLayout();
        return true;
    }

    private static StackPane selectMark() {
        var mark = new StackPane(Icons.of(Feather.CHECK, CHECK));
        mark.getStyleClass().add("select-mark");
        mark.setMouseTransparent(true);
        return mark;
    }

    private static String spoken(Drawn drawn) {
        var words = Words.get("message.spoken", drawn.author(), drawn.time(), drawn.words(), drawn.trail());
        if (drawn.quote() != null) words = drawn.quote().message().isEmpty() ? Words.get("message.spoken.reply.unavailable", words)
                : Words.get("message.spoken.reply", words, drawn.quote().author(), drawn.quote().words());
        if (drawn.reactions().isEmpty()) return words;
        return Words.get("message.spoken.reactions", words, Words.listed(drawn.reactions().stream().limit(ReactionChips.MOST)
                .map(group -> Words.get("reaction.spoken", group.emoji(), group.who())).toList()));
    }

    /// Puts the bar into this row; null removes it.
    void carry(MessageBar next) {
        if (bar != next) {
            if (bar != null) getChildren().remove(bar);
            bar = next;
            if (bar != null) {
                getChildren().add(bar);
                bar.applyCss();
            }
        }
        placeBar();
    }

    private void placeBar() {
        if (bar != null && item != null) bar.standBeside(bubble, this, item.mine(), paneWidth.getAsDouble());
    }

    private Drawn drawn(MessageItem item, boolean first) {
        var message = item.message();
        boolean takenBack = item.takenBack();
        var files = formatter.files(item);
        var words = formatter.words(message);
        var authorName = item.mine() ? Words.get("you") : formatter.name(message.author());
        return new Drawn(item, first, formatter.face(message.author()), authorName, formatter.quote(message), files, files.isEmpty() ? words : message.text(), words, message.text().isEmpty(), takenBack,
                time(item), MessageFormatter.stage(item), formatter.count(item), formatter.trail(item), formatter.below(item), formatter.reactions(item),
                footers.stream().<Object>map(each -> each.state(item)).toList(), takenBack ? List.of() : marks.words(), marks.target(item), marks.selecting(), marks.selected(item),
                formatter.mentions());
    }

    private static String time(MessageItem item) {
        var message = item.message();
        var time = message.shown().toEpochMilli() == message.stamp() ? Words.time(message.shown()) : Words.get("time.about", Words.time(message.shown()));
        return item.edited().isPresent() && !item.takenBack() ? Words.get("message.edited", time) : time;
    }

    /// Lays the message out for another width of the pane.
    void resized() {
        bubble.requestLayout();
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computePrefWidth(double height) {
        return 0;
    }

    @Override
    protected double computePrefHeight(double width) {
        if (item == null) return 0;
        bubble.fit(maxBubbleWidth());
        return top() + (showsAuthor ? nameHeight() : 0) + bubble.fittedHeight() + footersHeight() + belowHeight();
    }

    private double footersHeight() {
        return footers.stream().mapToDouble(each -> each.height(maxBubbleWidth())).sum();
    }

    private double maxBubbleWidth() {
        double room = paneWidth.getAsDouble() - 2 * SIDE;
        return Math.max(120, Math.min(room - besideFace(), room * Scale.text(WIDEST)));
    }

    /// The room that the author's face takes at the left of a bubble, in pixels.
    private double besideFace() {
        return item.message().conversation().isShared() && !item.mine() ? face() + BESIDE_FACE : 0;
    }

    private double top() {
        return first ? ABOVE_FIRST : ABOVE;
    }

    private static double face() {
        return Scale.space(FACE);
    }

    private double nameHeight() {
        return Math.ceil(author.prefHeight(-1)) + 3;
    }

    private double belowHeight() {
        return below.isVisible() ? 3 + Math.ceil(below.prefHeight(paneWidth.getAsDouble() - 2 * SIDE)) : 0;
    }

    @Override
    protected void layoutChildren() {
        if (item == null) return;
        double room = paneWidth.getAsDouble() - 2 * SIDE;
        double width = bubble.fit(maxBubbleWidth());
        double height = bubble.fittedHeight();
        double left = item.mine() ? SIDE + room - width : SIDE + besideFace();
        double y = top();
        if (showsAuthor) {
            author.resizeRelocate(left, y, Math.min(author.prefWidth(-1), SIDE + room - left), author.prefHeight(-1));
            y += nameHeight();
            double size = face();
            // the face ends where the bubble ends, but at most 8 pixels lower than it would if both began at one height
            face.resizeRelocate(SIDE, y + Math.min(0, height - size) + Math.max(0, Math.min(height, size + 8) - size), size, size);
        }
        bubble.resizeRelocate(snapPositionX(left), y, width, height);
        placeBar();
        if (selectMark != null) selectMark.resizeRelocate(snapPositionX((SIDE - SELECT_MARK) / 2), snapPositionY(y + (height - SELECT_MARK) / 2), SELECT_MARK, SELECT_MARK);
        y += height;
        for (var each : footers) {
            each.layout(left, y, SIDE + room, maxBubbleWidth(), item.mine());
            y += each.height(maxBubbleWidth());
        }
        if (below.isVisible()) {
            double belowWidth = Math.min(Math.ceil(below.prefWidth(-1)) + 1, room);
            below.resizeRelocate(SIDE + room - belowWidth, y + 3, belowWidth, below.prefHeight(belowWidth));
        }
    }
}
