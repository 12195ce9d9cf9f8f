package org.hashverse.ui.dialog;

import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;
import org.hashverse.ui.kit.Motion;
import org.hashverse.ui.kit.ScreenReaderText;
import org.hashverse.ui.text.WrappedLabel;

/// The layer that shows for a moment what the person just did, one sentence at a time. Clicks beside the sentence go through the layer.
public final class Toasts extends StackPane {
    private static final Duration USUAL = Duration.seconds(5);
    private HBox shown;
    private Button action; // of the last sentence that had one
    private PauseTransition leaving;

    /// A layer without a sentence.
    public Toasts() {
        getStyleClass().add("toasts");
        setPickOnBounds(false);
        setAccessibleRole(AccessibleRole.TEXT);
        setAlignment(Pos.BOTTOM_CENTER);
    }

    /// Shows a sentence for five seconds.
    public void show(String text) {
        show(text, null, USUAL, null);
    }

    /// Shows a sentence in place of the one before, and offers an action, which runs once at most.
    ///
    /// @param action the word on the button; null for no button
    /// @param time   how long the sentence stays
    /// @param run    the action; ignored without a button
    public void show(String text, String action, Duration time, Runnable run) {
        close();
        var words = new WrappedLabel(text);
        var toast = new HBox(words);
        toast.getStyleClass().add("toast");
        toast.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        toast.setAccessibleRole(AccessibleRole.TEXT);
        toast.setAccessibleText(text);
        if (action != null) {
            this.action = new Button(action);
            this.action.getStyleClass().add("toast-action");
            this.action.setMinWidth(USE_PREF_SIZE);
            this.action.setOnAction(_ -> {
                close();
                run.run();
            });
            toast.getChildren().add(this.action);
        }
        ScreenReaderText.set(this, text);
        shown = toast;
        getChildren().setAll(toast);
        Motion.appear(toast, 8);
        leaving = new PauseTransition(time);
        leaving.setOnFinished(_ -> Motion.leave(toast, () -> getChildren().remove(toast)));
        leaving.play();
    }

    /// Runs the action that is offered now.
    ///
    /// @return false if none is offered
    public boolean act() {
        if (action == null || action.getParent() != shown || !getChildren().contains(shown)) return false;
        action.fire();
        return true;
    }

    /// Removes the sentence that is shown now, at once and without its action.
    public void close() {
        if (leaving != null) leaving.stop();
        if (shown != null) getChildren().remove(shown);
    }
}
