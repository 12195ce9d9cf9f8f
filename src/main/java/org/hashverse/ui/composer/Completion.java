package org.hashverse.ui.composer;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// A list above the composer that offers completions of the typed text.
///
/// The first completion is selected. The composer passes the keys of its field to [#onKey].
///
/// @param <T> type of a completion
final class Completion<T> extends VBox {
    private static final double GAP = 6;
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

    /// Handles a key while completions are shown: moves the selection, takes the selected completion, or hides the list. After the last row comes the first.
    ///
    /// @return false if the key is not for the list
    boolean onKey(KeyEvent event) {
        if (!isVisible() || event.isShortcutDown() || event.isAltDown() || event.isShiftDown()) return false;
        switch (event.getCode()) {
            case UP, DOWN -> choose(Math.floorMod(chosen + (event.getCode() == KeyCode.UP ? -1 : 1), offered.size()));
            case ENTER, TAB -> take.accept(chosen());
            case ESCAPE -> offer(List.of());
            default -> {
                return false;
            }
        }
        return true;
    }

    /// The selected completion. Call it only while the list is visible, because an empty list has no selection.
    T chosen() {
        return offered.get(chosen);
    }

    /// Lays the list out between `left` and `right`, above `bottom`.
    void layout(double left, double right, double bottom) {
        double height = prefHeight(right - left);
        resizeRelocate(left, bottom - height - GAP, right - left, height);
    }

    private void choose(int index) {
        chosen = index;
        for (int i = 0; i < getChildren().size(); i++) getChildren().get(i).pseudoClassStateChanged(CHOSEN, i == index);
    }
}
