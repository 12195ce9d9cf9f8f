package org.hashverse.ui.composer;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// What begins like what is typed, above the composer, to choose from.
///
/// @param <T> what is offered
final class Completion<T> extends VBox {
    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
    private final Function<T, HBox> draw;
    private final Consumer<T> take;
    private List<T> offered = List.of();
    private int chosen;

    /// @param draw the row for one
    /// @param take what is done with the one that is chosen
    Completion(Function<T, HBox> draw, Consumer<T> take) {
        this.draw = draw;
        this.take = take;
        getStyleClass().add("completion");
        setManaged(false);
        setVisible(false);
    }

    /// Offers some; none hides it.
    void offer(List<T> some) {
        setVisible(!some.isEmpty());
        if (some.equals(offered)) return;
        offered = some;
        getChildren().clear();
        for (var one : some) {
            var row = draw.apply(one);
            row.setAlignment(Pos.CENTER_LEFT);
            row.getStyleClass().add("completion-row");
            row.setOnMouseClicked(_ -> take.accept(one));
            getChildren().add(row);
        }
        choose(0);
    }

    /// Moves the choice up or down.
    void move(int step) {
        choose(Math.floorMod(chosen + step, offered.size()));
    }

    /// The one that is chosen.
    T chosen() {
        return offered.get(chosen);
    }

    private void choose(int index) {
        chosen = index;
        for (int i = 0; i < getChildren().size(); i++) getChildren().get(i).pseudoClassStateChanged(CHOSEN, i == index);
    }
}
