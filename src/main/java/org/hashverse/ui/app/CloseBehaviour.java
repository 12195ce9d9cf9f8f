package org.hashverse.ui.app;

import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.hashverse.desktop.Desktop;
import org.hashverse.desktop.Notification;
import org.hashverse.model.ChatModel;
import org.hashverse.store.settings.Habits;
import org.hashverse.ui.kit.Placing;
import org.hashverse.ui.settings.DesktopFeatures;
import org.hashverse.ui.settings.ReturnHint;
import org.hashverse.ui.words.Words;

/// Closes the window as the person chose: either the program ends, or the window is hidden and the node keeps running. Shows a hidden window again. Before it hides the
/// window for the first time, it explains that to the person. FX thread only.
final class CloseBehaviour {
    private static final String TAG = "stays";

    /// The profile that the window shows. Before there is one, closing the window ends the program.
    ///
    /// @param desktop  shows the notification that explains the hidden window
    /// @param features what the desktop offers; a tray icon shows the hidden window again
    /// @param window   the current main window
    record Owner(ChatModel model, Desktop desktop, DesktopFeatures features, Supplier<MainWindow> window) {}

    private final Stage stage;
    private final Placing placing;
    private final Runnable quit;
    private final boolean dock;
    private Owner owner;

    CloseBehaviour(Stage stage, Placing placing, Runnable quit) {
        this(stage, placing, quit, ReturnHint.dock());
    }

    /// @param dock whether closing minimizes the window to the Dock, whose icon shows it again, instead of hiding it
    CloseBehaviour(Stage stage, Placing placing, Runnable quit, boolean dock) {
        this.stage = stage;
        this.placing = placing;
        this.quit = quit;
        this.dock = dock;
        stage.setOnCloseRequest(event -> {
            event.consume();
            close();
        });
    }

    /// Sets the profile; from now on its settings decide whether closing hides the window.
    void setOwner(Owner owner) {
        this.owner = owner;
    }

    /// Shows the window at its last position, in front of other windows.
    void comeForward() {
        if (!stage.isShowing()) {
            placing.again();
            stage.show();
        }
        stage.setIconified(false);
        stage.toFront();
        stage.requestFocus();
        if (owner != null) owner.desktop.withdraw(TAG);
    }

    private void close() {
        if (owner == null || !habits().stays()) quit.run();
        else if (habits().told()) hide();
        else if (owner.features.notifies() && notificationsOn()) {
            owner.desktop.show(new Notification(TAG, Words.get("stays.title"), howToReturn(), Words.get("alert.open")),
                    () -> Platform.runLater(this::comeForward));
            hideAndRemember();
        } else showExplanation();
    }

    private void showExplanation() {
        var layer = owner.window.get().layer();
        if (layer.shows(StaysCard.class)) hideAndRemember(); // closing the window again agrees to it
        else layer.show(new StaysCard(howToReturn(), quit, () -> {
            layer.close();
            hideAndRemember();
        }));
    }

    /// Hides the window, and saves that the person was told about it.
    private void hideAndRemember() {
        owner.model.commands().change(settings -> settings.withHabits(settings.habits().withTold()));
        hide();
    }

    private void hide() {
        placing.settle();
        if (dock) stage.setIconified(true);
        else stage.hide();
    }

    private String howToReturn() {
        return ReturnHint.of(dock, owner.features.tray().get());
    }

    private Habits habits() {
        return owner.model.settings().get().habits();
    }

    private boolean notificationsOn() {
        var alerts = owner.model.settings().get().alerts();
        return alerts.show() && !alerts.quiet();
    }
}
