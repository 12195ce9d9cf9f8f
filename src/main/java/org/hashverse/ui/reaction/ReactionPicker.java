package org.hashverse.ui.reaction;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.event.EventHandler;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import org.hashverse.markup.Emoji;
import org.hashverse.ui.emoji.EmojiPicker;
import org.hashverse.ui.emoji.RecentEmoji;
import org.hashverse.ui.kit.Scale;

/// The layer above the messages in which a person chooses a reaction: first the quick ones, beside the message, and from there all emoji. It closes when the focus goes
/// elsewhere, and gives the focus back when the person has chosen or left.
public final class ReactionPicker extends Region {
    private static final double MARGIN = 8;
    private static final double GAP = 6;
    private final RecentEmoji recent = new RecentEmoji();
    private final QuickReactions quick = new QuickReactions(this::choose, this::showAll, this::leave);
    private EmojiPicker all; // made when it is first needed
    private Consumer<Optional<String>> chosen = _ -> { };
    private Runnable closed = () -> { };
    private Bounds anchor = new BoundingBox(0, 0, 0, 0);
    private boolean open;
    private final EventHandler<MouseEvent> pressedElsewhere = this::pressed;
    private Runnable focusBack = () -> { };

    /// A closed picker.
    public ReactionPicker() {
        setManaged(false);
        setPickOnBounds(false);
        quick.setVisible(false);
        getChildren().add(quick);
        focusWithinProperty().addListener((_, _, inside) -> {
            if (!inside) end();
        });
    }

    /// Whether the person chooses at the moment.
    public boolean isOpen() {
        return open;
    }

    /// Offers the quick reactions beside a node.
    ///
    /// @param beside the node
    /// @param mine   our present reaction
    /// @param chosen told the emoji that the person chooses; empty if it is the present one, which then ends. Not called if the person leaves
    /// @param closed runs when the picker is closed, for whatever reason
    public void open(Node beside, Optional<String> mine, Consumer<Optional<String>> chosen, Runnable closed) {
        end();
        rememberFocus();
        anchor = sceneToLocal(beside.localToScene(beside.getLayoutBounds()));
        this.chosen = emoji -> chosen.accept(emoji.filter(taken -> !Optional.of(taken).equals(mine)));
        this.closed = closed;
        open = true;
        getScene().addEventFilter(MouseEvent.MOUSE_PRESSED, pressedElsewhere);
        quick.open(mine);
        quick.applyCss();
        requestLayout();
    }

    /// Closes the picker without a choice.
    public void leave() {
        var back = focusBack;
        end();
        back.run();
    }

    /// Closes the picker if the pointer was pressed outside it.
    private void pressed(MouseEvent event) {
        for (var at = event.getTarget() instanceof Node node ? node : null; at != null; at = at.getParent()) if (at == this) return;
        leave();
    }

    private void choose(String emoji) {
        var told = chosen;
        leave();
        told.accept(Optional.of(emoji));
    }

    private void choose(Emoji emoji) {
        recent.take(emoji);
        choose(emoji.text());
    }

    private void showAll() {
        if (all == null) {
            all = new EmojiPicker(recent, this::choose, this::leave);
            all.setId("reaction-emoji");
            getChildren().add(all);
            all.applyCss();
        }
        all.open(); // takes the focus before the quick reactions lose it
        quick.setVisible(false);
        requestLayout();
    }

    private void end() {
        if (!open) return;
        open = false;
        if (getScene() != null) getScene().removeEventFilter(MouseEvent.MOUSE_PRESSED, pressedElsewhere);
        focusBack = () -> { };
        chosen = _ -> { };
        quick.setVisible(false);
        if (all != null) all.setVisible(false);
        closed.run();
    }

    private void rememberFocus() {
        var owner = getScene() == null ? null : getScene().getFocusOwner();
        int from = owner instanceof TextInputControl field ? field.getAnchor() : 0;
        int to = owner instanceof TextInputControl field ? field.getCaretPosition() : 0;
        focusBack = () -> {
            if (owner == null || owner.getScene() != getScene()) return;
            owner.requestFocus();
            if (owner instanceof TextInputControl field) field.selectRange(from, to);
        };
    }

    @Override
    protected void layoutChildren() {
        double widest = getWidth() - 2 * MARGIN;
        double width = Math.min(widest, quick.wholeWidth());
        quick.setPrefWrapLength(width);
        double height = quick.prefHeight(width);
        double above = anchor.getMinY() - GAP - height;
        double y = above >= MARGIN ? above : anchor.getMaxY() + GAP;
        quick.resizeRelocate(within(anchor.getCenterX() - width / 2, width, getWidth()), within(y, height, getHeight()), width, height);
        if (all == null) return;
        double allWidth = Math.min(widest, Scale.space(EmojiPicker.WIDTH));
        double allHeight = Math.min(getHeight() - 2 * MARGIN, Scale.space(EmojiPicker.HEIGHT));
        all.resizeRelocate(within(anchor.getCenterX() - allWidth / 2, allWidth, getWidth()), within(anchor.getCenterY() - allHeight / 2, allHeight, getHeight()), allWidth, allHeight);
    }

    /// A place that keeps a length inside the layer.
    private static double within(double place, double length, double room) {
        return Math.round(Math.clamp(place, MARGIN, Math.max(MARGIN, room - length - MARGIN)));
    }
}
