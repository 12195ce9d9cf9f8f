package org.hashverse.ui.settings;

import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.layout.FlowPane;

/// Colours to choose one from, each with its name and a picture in that colour; as many beside each other as there is room for.
final class Swatches<T> extends FlowPane {
    private final OneOf<T> colours;

    /// @param chosen told the value that the person chooses
    Swatches(Consumer<T> chosen) {
        colours = new OneOf<>(chosen);
        getStyleClass().add("swatches");
    }

    /// Adds a colour.
    ///
    /// @param picture something in that colour
    void add(T value, String id, String word, Node picture) {
        var button = colours.button(value, id, word);
        button.setGraphic(picture);
        getChildren().add(button);
    }

    /// Selects a colour.
    void show(T value) {
        colours.show(value);
    }
}
