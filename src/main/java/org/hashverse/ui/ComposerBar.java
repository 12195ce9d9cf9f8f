package org.hashverse.ui;

import javafx.geometry.Pos;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/// One line above the composer: a sentence and what one can do about it.
final class ComposerBar extends HBox {
    private final Label words = new Label();

    ComposerBar() {
        super(8);
        getStyleClass().add("composer-bar");
        setAlignment(Pos.CENTER_LEFT);
        words.setMinWidth(0);
        getChildren().add(words);
        clear();
    }

    void clear() {
        setVisible(false);
        setManaged(false);
    }

    ComposerBar plain(String text) {
        return say(text, false);
    }

    ComposerBar warn(String text) {
        return say(text, true);
    }

    private ComposerBar say(String text, boolean warning) {
        getChildren().setAll(words);
        words.setText(text);
        words.getStyleClass().setAll("label", "second", warning ? "warn" : "dim");
        setVisible(true);
        setManaged(true);
        return this;
    }

    /// Adds something to do.
    ComposerBar action(String word, Runnable run) {
        var link = new Hyperlink(word);
        link.setMinWidth(USE_PREF_SIZE);
        link.setOnAction(_ -> run.run());
        getChildren().add(link);
        return this;
    }

    /// Draws the eye here: the person tried what cannot be done.
    void nudge() {
        Motion.nudge(this);
    }
}
