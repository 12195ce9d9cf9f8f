package org.hashverse.ui;

import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.hashverse.desktop.Desktop;
import org.hashverse.desktop.Notification;
import org.hashverse.model.ChatModel;
import org.hashverse.platform.OperatingSystem;
import org.hashverse.store.Habits;

/// What becomes of the window when it is closed: it ends the program, or it only goes out of sight while the node goes on, as the person chose; and how it comes
/// back. The first time that it goes out of sight the person is told so. For the FX thread.
final class Parting {
    private static final String TAG = "stays";

    /// Whose window this is; only who is known can have chosen that it stays.
    ///
    /// @param desktop where the person is told
    /// @param home    what that has for it; an icon in a tray is how the window comes back
    /// @param window  as it stands now
    record Owner(ChatModel model, Desktop desktop, Home home, Supplier<MainWindow> window) {}

    private final Stage stage;
    private final Placing placing;
    private final Runnable quit;
    private final boolean dock;
    private Owner owner;

    Parting(Stage stage, Placing placing, Runnable quit) {
        this(stage, placing, quit, dock());
    }

    /// @param dock whether a window goes to the Dock, whose icon is what brings it back, rather than out of sight
    Parting(Stage stage, Placing placing, Runnable quit, boolean dock) {
        this.stage = stage;
        this.placing = placing;
        this.quit = quit;
        this.dock = dock;
        stage.setOnCloseRequest(event -> {
            event.consume();
            close();
        });
    }

    /// Whether this desktop has a Dock.
    static boolean dock() {
        return OperatingSystem.ofThisComputer() == OperatingSystem.MAC;
    }

    /// From now on it may stay.
    void of(Owner owner) {
        this.owner = owner;
    }

    /// Brings the window before the person's eyes, where it stood.
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
        owner.model.node().change(settings -> settings.withHabits(settings.habits().withTold()));
        hide();
    }

    private void hide() {
        placing.settle();
        if (dock) stage.setIconified(true);
        else stage.hide();
    }

    private String back() {
        return back(dock, owner.home.tray().get());
    }

    /// How a window that is out of sight comes back.
    ///
    /// @param dock whether it goes to a Dock
    /// @param tray whether an icon stands in a tray
    static String back(boolean dock, boolean tray) {
        return Words.get(dock ? "stays.dock" : tray ? "stays.tray" : "stays.body", quitKey());
    }

    /// What ends the program, as it stands on the keyboard.
    private static String quitKey() {
        return Shortcut.QUIT.caps().getFirst();
    }

    private Habits habits() {
        return owner.model.settings().get().habits();
    }

    private boolean alerted() {
        var alerts = owner.model.settings().get().alerts();
        return alerts.show() && !alerts.quiet();
    }
}
