package org.hashverse.ui.app;

import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.hashverse.store.files.NewerProfile;
import org.hashverse.store.profile.Preset;
import org.hashverse.ui.text.WrappedLabel;
import org.hashverse.ui.words.Words;

/// Shown in the window if no node could be started: says why, and offers what the person can do.
final class StartCard extends StackPane {
    private StartCard(String head, String body, Button... buttons) {
        getStyleClass().add("start");
        var title = new WrappedLabel(head);
        title.getStyleClass().add("head");
        var words = new WrappedLabel(body);
        words.getStyleClass().addAll("body", "dim");
        var choice = new HBox(8, buttons);
        choice.setAlignment(Pos.CENTER_RIGHT);
        var card = new VBox(8, title, words, choice);
        card.getStyleClass().add("start-card");
        VBox.setMargin(choice, new Insets(12, 0, 0, 0));
        card.setMaxHeight(USE_PREF_SIZE);
        getChildren().add(card);
    }

    /// For a profile that is open in another window.
    ///
    /// @param invited whether this start has an invite, which the other window did not get
    /// @param other   starts with another profile
    static StartCard inUse(boolean invited, Runnable other, Runnable quit) {
        return new StartCard(Words.get("start.inUse"), Words.get(invited ? "start.inUse.invite" : "start.inUse.body"), quit(quit), other(other));
    }

    /// For a node that failed to start, or must not start.
    ///
    /// @param failure the reason
    /// @param other   starts with another profile; offered only where that helps
    static StartCard failed(Throwable failure, Runnable other, Runnable quit) {
        return switch (failure) {
            case NewerProfile newer -> new StartCard(Words.get("start.newer"), Words.get("start.newer.body", newer.file()), quit(quit), other(other));
            case Preset.Broken broken -> new StartCard(Words.get("start.preset"), Words.get("start.preset.body", broken.file(), broken.why()), quit(quit));
            default -> new StartCard(Words.get("start.failed"), failure.getMessage() == null ? failure.toString() : failure.getMessage(), quit(quit));
        };
    }

    private static Button other(Runnable run) {
        var open = new Button(Words.get("start.inUse.open"));
        open.getStyleClass().add("primary");
        open.setId("open-other");
        open.setDefaultButton(true);
        open.setOnAction(_ -> run.run());
        return open;
    }

    private static Button quit(Runnable run) {
        var quit = new Button(Words.get("start.quit"));
        quit.setCancelButton(true);
        quit.setOnAction(_ -> run.run());
        return quit;
    }
}
