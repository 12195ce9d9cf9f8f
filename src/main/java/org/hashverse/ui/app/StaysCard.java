package org.hashverse.ui.app;

import org.hashverse.ui.dialog.DialogCard;
import org.hashverse.ui.words.Words;

/// Says, once and where no notification can, that the program goes on when its window is closed.
final class StaysCard extends DialogCard {
    /// @param how  how it comes back and how it ends
    /// @param quit ends it after all
    /// @param stay lets the window go
    StaysCard(String how, Runnable quit, Runnable stay) {
        super("stays", 420);
        head(Words.get("stays.title"), how);
        body();
        var go = primary("stays-go", Words.get("stays.go"), stay);
        go.getStyleClass().add("first-focus");
        buttons(null, button("stays-quit", Words.get("start.quit"), quit), go);
    }
}
