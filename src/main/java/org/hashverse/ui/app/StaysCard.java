package org.hashverse.ui.app;

import org.hashverse.ui.dialog.DialogCard;
import org.hashverse.ui.words.Words;

/// Explains once that the program keeps running when its window is closed. Used where no notification can say so.
final class StaysCard extends DialogCard {
    /// @param how  how to show the window again and how to end the program
    /// @param quit ends the program
    /// @param stay hides the window
    StaysCard(String how, Runnable quit, Runnable stay) {
        super("stays", 420);
        head(Words.get("stays.title"), how);
        body();
        var go = primary("stays-go", Words.get("stays.go"), stay);
        go.getStyleClass().add("first-focus");
        buttons(null, button("stays-quit", Words.get("start.quit"), quit), go);
    }
}
