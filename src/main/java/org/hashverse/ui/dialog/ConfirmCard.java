package org.hashverse.ui.dialog;

import javafx.scene.control.Button;

/// Asks once, with two answers; the focus is on the one that changes nothing.
public final class ConfirmCard extends DialogCard {
    /// @param no  what changes nothing; the focus is on it
    /// @param yes what was asked about
    public ConfirmCard(String id, String title, String explanation, Button no, Button yes) {
        super(id, 420);
        head(title, explanation);
        no.getStyleClass().add("first-focus");
        body();
        buttons(null, no, yes);
    }
}
