package org.hashverse.ui.reaction;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import org.hashverse.ui.kit.IconButton;
import org.hashverse.ui.words.Words;
import org.kordamp.ikonli.feather.Feather;

/// Six emoji that most people react with, and a button for all others. If our reaction is none of the six, it stands before them, so that it can be removed here.
/// The arrows, Home and End move the focus, Enter or the space bar takes the focused emoji, + shows all emoji, Esc or Tab leaves.
final class QuickReactions extends FlowPane {
    /// The emoji that are offered.
    static final List<String> OFFERED = List.of("👍", "❤️", "😂", "😮", "😢", "🙏");
    private static final PseudoClass MINE = PseudoClass.getPseudoClass("mine");
    /// Side of a picture, and padding of the pane, in pixels.
    private static final double SIZE = 24;
    private static final double EDGE = 6;
    // the first is for our reaction if it is none of the six
    private final List<EmojiButton> places = new ArrayList<>();
    private final Button more = IconButton.of("reaction.more", "reaction-more", Feather.PLUS, "flat", "reaction-place");

    /// @param take  receives the emoji that the person takes
    /// @param all   run when the person wants to see all emoji
    /// @param leave run when the person leaves without one
    QuickReactions(Consumer<String> take, Runnable all, Runnable leave) {
        setId("quick-reactions");
        getStyleClass().addAll("completion", "quick-reactions");
        setAccessibleText(Words.get("reaction.quick"));
        for (int i = 0; i <= OFFERED.size(); i++) {
            var place = new EmojiButton(SIZE);
            place.getStyleClass().addAll("flat", "reaction-place");
            place.setOnAction(_ -> take.accept(place.emoji()));
            places.add(place);
        }
        more.setFocusTraversable(false);
        more.setOnAction(_ -> all.run());
        getChildren().addAll(places);
        getChildren().add(more);
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (onKey(event.getCode(), leave)) event.consume();
        });
    }

    /// Shows the emoji, with ours marked, and focuses ours, or else the first.
    void open(Optional<String> mine) {
        var other = mine.filter(emoji -> !OFFERED.contains(emoji));
        for (int i = 0; i < places.size(); i++) {
            var place = places.get(i);
            var emoji = i == 0 ? other : Optional.of(OFFERED.get(i - 1));
            place.setVisible(emoji.isPresent());
            place.setManaged(emoji.isPresent());
            emoji.ifPresent(shown -> place.show(shown, ""));
            boolean ours = emoji.isPresent() && emoji.equals(mine);
            place.pseudoClassStateChanged(MINE, ours);
            place.setAccessibleText(emoji.map(shown -> ours ? Words.get("reaction.remove", shown) : shown).orElse(null));
        }
        setVisible(true);
        stops().stream().filter(stop -> stop.getPseudoClassStates().contains(MINE)).findFirst().orElse(stops().getFirst()).requestFocus();
    }

    /// Its width in pixels if all stands in one row.
    double wholeWidth() {
        double width = 2 * EDGE;
        for (var stop : stops()) width += stop.prefWidth(-1);
        return Math.ceil(width) + 1;
    }

    /// The buttons that the focus can reach, in their order.
    private List<Button> stops() {
        return getChildren().stream().filter(Node::isVisible).map(Button.class::cast).toList();
    }

    /// Handles a key; false if it is none of this pane.
    private boolean onKey(KeyCode key, Runnable leave) {
        switch (key) {
            case LEFT, UP -> move(-1);
            case RIGHT, DOWN -> move(1);
            case HOME -> stops().getFirst().requestFocus();
            case END -> stops().getLast().requestFocus();
            case ENTER, SPACE -> stops().stream().filter(Button::isFocused).findFirst().ifPresent(Button::fire);
            case PLUS, ADD -> more.fire();
            case ESCAPE, TAB -> leave.run();
            default -> {
                return false;
            }
        }
        return true;
    }

    private void move(int step) {
        var stops = stops();
        int at = stops.stream().map(Button::isFocused).toList().indexOf(true);
        stops.get(Math.clamp(at + step, 0, stops.size() - 1)).requestFocus();
    }
}
