package org.hashverse.ui.composer;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// A list above the composer that offers completions of the typed text.
///
/// The first completion is selected. The composer handles the keys. The composer calls [#move] and [#chosen] only while the list is visible, because an empty list has no
/// selection.
///
/// @param <T> type of a completion
final class Completion<T> extends VBox {
    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
    private final Function<T, HBox> draw;
    private final Consumer<T> take;
    private List<T> offered = List.of();
    private int chosen;

    /// @param draw creates the row of a completion
    /// @param take called with the chosen completion
    Completion(Function<T, HBox> draw, Consumer<T> take) {
        this.draw = draw;
        this.take = take;
        getStyleClass().add("completion");
        setManaged(false);
        setVisible(false);
    }

    /// Shows completions; hides this list if there are none.
    void offer(List<T> completions) {
        setVisible(!completions.isEmpty());
        if (completions.equals(offered)) return;
        offered = completions;
        getChildren().clear();
        for (var one : completions) {
            var row = draw.apply(one);
            row.setAlignment(Pos.CENTER_LEFT);
            row.getStyleClass().add("completion-row");
            row.setOnMouseClicked(_ -> take.accept(one));
            getChildren().add(row);
        }
        choose(0);
    }

    /// Moves the selection down by `step` rows, or up if negative. After the last row comes the first.
    void move(int step) {
        choose(Math.floorMod(chosen + step, offered.size()));
    }

    /// The selected completion.
    T chosen() {
        return offered.get(chosen);
    }

    private void choose(int index) {
        chosen = index;
        for (int i = 0; i < getChildren().size(); i++) getChildren().get(i).pseudoClassStateChanged(CHOSEN, i == index);
    }
}
