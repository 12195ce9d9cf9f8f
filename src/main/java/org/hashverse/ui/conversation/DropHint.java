package org.hashverse.ui.conversation;

import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.hashverse.ui.kit.Icons;
import org.hashverse.ui.text.WrappedLabel;
import org.hashverse.ui.words.Words;
import org.kordamp.ikonli.feather.Feather;

/// Covers the conversation while files are dragged over it, and says to whom they will go. It lets the drag through.
final class DropHint extends StackPane {
    private static final int ICON = 34;
    private final WrappedLabel words = new WrappedLabel();

    DropHint() {
        setId("drop-hint");
        getStyleClass().add("drop-hint");
        setMouseTransparent(true);
        setManaged(false);
        setVisible(false);
        setPadding(new Insets(12));
        words.getStyleClass().add("title");
        words.setAlignment(Pos.CENTER);
        var box = new VBox(12, Icons.of(Feather.UPLOAD, ICON), words);
        box.setAlignment(Pos.CENTER);
        box.getStyleClass().add("drop-box");
        getChildren().add(box);
    }

    void show(String name) {
        words.setText(Words.get("files.drop", name));
        setVisible(true);
    }

    void hide() {
        setVisible(false);
    }
}
