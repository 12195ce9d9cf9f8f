package org.hashverse.ui.sidebar;

import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.hashverse.ui.kit.Icons;
import org.hashverse.ui.words.Words;
import org.kordamp.ikonli.feather.Feather;

/// The button in the sidebar that looks like a search field and opens the search over everything.
final class SearchOpener extends Button {
    /// Padding of the button at each side, in pixels, as the style sheet has it.
    private static final double PADDING = 12;

    /// @param open opens the search
    SearchOpener(Runnable open) {
        var word = new Label(Words.get("find.open"));
        var keys = new Label(Words.get("find.open.keys"));
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        word.getStyleClass().add("second");
        keys.getStyleClass().add("keys");
        keys.setMinWidth(USE_PREF_SIZE);
        var content = new HBox(Icons.of(Feather.SEARCH, 16), word, gap, keys);
        content.getStyleClass().add("search-content");
        content.prefWidthProperty().bind(widthProperty().subtract(2 * PADDING));
        setId("search-all");
        getStyleClass().add("search-opener");
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        setGraphic(content);
        setAccessibleText(Words.get("find.all.title"));
        setMaxWidth(Double.MAX_VALUE);
        setOnAction(_ -> open.run());
    }
}
