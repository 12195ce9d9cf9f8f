package org.hashverse.ui.dialog;

import javafx.scene.control.Button;

/// Asks one question with two answers. The focus is on the answer that changes nothing.
public final class ConfirmCard extends DialogCard {
    /// @param no  the button that changes nothing
    /// @param yes the button that does what the title asks about
    public ConfirmCard(String id, String title, String explanation, Button no, Button yes) {
        super(id, 420);
        head(title, explanation);
        no.getStyleClass().add("first-focus");
        body();
        buttons(null, no, yes);
    }
}
