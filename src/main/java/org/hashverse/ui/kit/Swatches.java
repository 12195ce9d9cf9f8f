package org.hashverse.ui.kit;

import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.layout.FlowPane;

/// Colours to choose one of, each with its name and something that has it; as many beside one another as find room.
public final class Swatches<T> extends FlowPane {
    private final OneOf<T> colours;

    /// @param chosen told what a person chooses
    public Swatches(Consumer<T> chosen) {
        colours = new OneOf<>(chosen);
        getStyleClass().add("swatches");
    }

    /// One more.
    ///
    /// @param picture what has the colour
    public void add(T value, String id, String word, Node picture) {
        var button = colours.button(value, id, word);
        button.setGraphic(picture);
        getChildren().add(button);
    }

    /// This one is in force.
    public void show(T value) {
        colours.show(value);
    }
}
