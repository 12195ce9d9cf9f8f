package org.hashverse.ui.message;

import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToDoubleBiFunction;
import javafx.scene.layout.Region;
import org.hashverse.model.MessageItem;
import org.hashverse.ui.reaction.ReactionChips;
import org.hashverse.ui.reaction.ReactionGroup;

/// What stands under the bubble of some messages, such as reactions: one kind of it, in one row of the pane. Its node is made for the first message that needs it, and then
/// shows message after message.
///
/// @param <N> the node
/// @param <S> what it shows: all that its look depends on
final class BubbleFooter<N extends Region, S> {
    private static final double ABOVE = 4;
    private static final double BELOW_CHIPS = 3;
    private final Function<MessageItem, Optional<S>> stateOf;
    private final Supplier<N> make;
    private final BiConsumer<N, S> showIn;
    private final ToDoubleBiFunction<N, Double> heightOf;
    private final boolean fills;
    private N node;
    private S state;

    /// @param stateOf  what the node shows for a message; empty for a message without such a footer
    /// @param make     makes the node
    /// @param showIn   shows a state in the node
    /// @param heightOf the height of the node in a width, in pixels
    /// @param fills    whether the node is as wide as the widest bubble, and begins where that would begin
    private BubbleFooter(Function<MessageItem, Optional<S>> stateOf, Supplier<N> make, BiConsumer<N, S> showIn, ToDoubleBiFunction<N, Double> heightOf, boolean fills) {
        this.stateOf = stateOf;
        this.make = make;
        this.showIn = showIn;
        this.heightOf = heightOf;
        this.fills = fills;
    }

    /// All that can stand under a bubble, from the top, for one row.
    static List<BubbleFooter<?, ?>> all(MessageFormatter formatter) {
        record Reactions(List<ReactionGroup> groups, boolean mine) {}
        return List.of(
                new BubbleFooter<>(ConfirmButton.State::of, ConfirmButton::new, ConfirmButton::show, (button, _) -> button.prefHeight(-1), false),
                new BubbleFooter<>(item -> Optional.of(new Reactions(formatter.reactions(item), item.mine())).filter(one -> !one.groups().isEmpty()), ReactionChips::new,
                        (chips, one) -> chips.show(one.groups(), one.mine()), (chips, width) -> chips.height(width) + BELOW_CHIPS, true));
    }

    /// What it shows for a message; null for a message without such a footer.
    S state(MessageItem item) {
        return stateOf.apply(item).orElse(null);
    }

    /// Shows what belongs to a message.
    ///
    /// @param row takes the node when it is made
    void show(MessageItem item, Consumer<N> row) {
        var next = state(item);
        if (node == null && next != null) row.accept(node = make.get());
        if (node == null) return;
        node.setVisible(next != null);
        if (next != null) showIn.accept(node, next);
        state = next;
    }

    /// Its height with the space above it, in pixels; 0 if it shows nothing.
    ///
    /// @param widest the width of the widest bubble
    double height(double widest) {
        return state == null ? 0 : ABOVE + Math.ceil(heightOf.applyAsDouble(node, widest));
    }

    /// Puts it under a bubble.
    ///
    /// @param left   the left edge of the bubble
    /// @param right  the right edge of the room for bubbles
    /// @param widest the width of the widest bubble
    /// @param mine   whether the message is ours
    void layout(double left, double top, double right, double widest, boolean mine) {
        if (state == null) return;
        double width = fills ? widest : Math.min(node.prefWidth(-1), right - left);
        node.resizeRelocate(node.snapPositionX(fills && mine ? right - widest : left), top + ABOVE, width, height(widest) - ABOVE);
    }
}
