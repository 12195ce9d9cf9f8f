package org.hashverse.ui.app;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.util.Subscription;
import org.hashverse.desktop.tray.Tray;
import org.hashverse.desktop.tray.TrayLook;
import org.hashverse.model.ChatModel;
import org.hashverse.ui.kit.OnFx;
import org.hashverse.ui.words.Words;

/// Updates the tray icon from the model and runs the commands of its menu. FX thread only.
final class TrayIcon implements AutoCloseable {
    private final ChatModel model;
    private final Tray tray;
    private final ReadOnlyBooleanWrapper shown = new ReadOnlyBooleanWrapper();
    private Subscription updates = Subscription.EMPTY;
    private Optional<TrayLook.Pictures> pictures = Optional.empty();
    private boolean closed;

    /// @param createTray creates the desktop's tray icon
    /// @param open       shows the window
    /// @param quit       ends the program
    TrayIcon(ChatModel model, Function<Tray.Listener, Tray> createTray, Runnable open, Runnable quit) {
        this.model = model;
        tray = createTray.apply(new Tray.Listener() {
            @Override
            public void open() {
                onFx(open);
            }

            @Override
            public void quiet(boolean quiet) {
                onFx(() -> model.commands().change(settings -> settings.withAlerts(settings.alerts().withQuiet(quiet))));
            }

            @Override
            public void quit() {
                onFx(quit);
            }

            @Override
            public void shown(boolean now) {
                onFx(() -> shown.set(now));
            }
        });
        OnFx.then(CompletableFuture.supplyAsync(TrayPictures::drawn, OnFx.ASIDE), drawn -> {
            pictures = Optional.of(drawn);
            updates = Subscription.combine(model.unread().subscribe(_ -> update()), model.self().subscribe(_ -> update()), model.settings().subscribe(_ -> update()));
        }, () -> { }); // without pictures there is no icon
    }

    /// Whether the desktop shows the icon.
    ReadOnlyBooleanProperty shown() {
        return shown.getReadOnlyProperty();
    }

    @Override
    public void close() {
        closed = true;
        updates.unsubscribe();
        tray.close();
    }

    private void onFx(Runnable work) {
        Platform.runLater(() -> {
            if (!closed) work.run();
        });
    }

    private void update() {
        if (closed || model.settings().get() == null) return;
        int unread = model.unread().get();
        var tip = unread == 0 ? model.self().get().name().text() : Words.get("tray.unread", model.self().get().name().text(), unread);
        tray.show(new TrayLook(Words.get("app.name"), tip, unread, model.settings().get().alerts().quiet(),
                new TrayLook.Words(Words.get("tray.open"), Words.get("menu.quiet"), Words.get("menu.quit")), pictures.orElseThrow()));
    }
}
