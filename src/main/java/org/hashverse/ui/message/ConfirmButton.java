package org.hashverse.ui.message;

import javafx.scene.control.Button;
import org.hashverse.ui.words.Words;

/// The button under an announcement of somebody else that confirms it. Says so once the person has confirmed. [MessageCells] handles the click.
final class ConfirmButton extends Button {
    ConfirmButton() {
        getStyleClass().addAll("confirm-announcement");
    }

    /// @param confirmed whether the person has confirmed the announcement
    void show(boolean confirmed) {
        setText(confirmed ? "✓ " + Words.get("confirm.done") : Words.get("confirm.button"));
        setDisable(confirmed);
    }
}
