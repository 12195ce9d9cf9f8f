package org.hashverse.ui.settings;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;

/// A group of toggle buttons, one of which is always selected. Each button stands for a value.
final class OneOf<T> {
    private final Map<T, ToggleButton> buttons = new HashMap<>();
    private final ToggleGroup group = new ToggleGroup();
    private final Consumer<T> chosen;

    /// @param chosen told the value that the person chooses
    OneOf(Consumer<T> chosen) {
        this.chosen = chosen;
    }

    /// Adds a value, and makes its button.
    ToggleButton button(T value, String id, String word) {
        var button = new ToggleButton(word);
        button.setId(id);
        button.setAccessibleText(word);
        button.setToggleGroup(group);
        button.setOnAction(_ -> {
            button.setSelected(true); // one is always chosen
            chosen.accept(value);
        });
        buttons.put(value, button);
        return button;
    }

    /// Selects the button of a value.
    void show(T value) {
        buttons.get(value).setSelected(true);
    }
}
