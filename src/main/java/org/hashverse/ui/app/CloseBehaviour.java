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

/// Closes the window as the person chose: either the program ends, or the window is only hidden and the node goes on. Also shows a hidden window again. The first time
/// that the window is hidden, the person is told so. FX thread only.
final class CloseBehaviour {
    private static final String TAG = "stays";

    /// Whose window this is; only who is known can have chosen that it stays.
    ///
    /// @param desktop where the person is told
    /// @param home    what that has for it; an icon in a tray is how the window comes back
    /// @param window  as it stands now
    record Owner(ChatModel model, Desktop desktop, DesktopFeatures home, Supplier<MainWindow> window) {}

    private final Stage stage;
    private final Placing placing;
    private final Runnable quit;
    private final boolean dock;
    private Owner owner;

    CloseBehaviour(Stage stage, Placing placing, Runnable quit) {
        this(stage, placing, quit, ReturnHint.dock());
    }

    /// @param dock whether a window goes to the Dock, whose icon is what brings it back, rather than out of sight
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

    /// From now on it may stay.
    void of(Owner owner) {
        this.owner = owner;
    }

    /// Shows the window at its old place, in front of others.
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
        else if (owner.home.notifies() && alerted()) {
            owner.desktop.show(new Notification(TAG, Words.get("stays.title"), back(), Words.get("alert.open")),
                    () -> Platform.runLater(this::comeForward));
            leave();
        } else ask();
    }

    private void ask() {
        var layer = owner.window.get().layer();
        if (layer.shows(StaysCard.class)) leave();
        else layer.show(new StaysCard(back(), quit, () -> {
            layer.close();
            leave();
        }));
    }

    private void leave() {
        owner.model.commands().change(settings -> settings.withHabits(settings.habits().withTold()));
        hide();
    }

    private void hide() {
        placing.settle();
        if (dock) stage.setIconified(true);
        else stage.hide();
    }

    private String back() {
        return ReturnHint.of(dock, owner.home.tray().get());
    }

    private Habits habits() {
        return owner.model.settings().get().habits();
    }

    private boolean alerted() {
        var alerts = owner.model.settings().get().alerts();
        return alerts.show() && !alerts.quiet();
    }
}
