package org.hashverse.ui.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javafx.application.Platform;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.hashverse.desktop.Autostart;
import org.hashverse.ui.dialog.Notice;
import org.hashverse.ui.kit.OnFx;
import org.hashverse.ui.text.WrappedCheckBox;
import org.hashverse.ui.words.Sentence;
import org.hashverse.ui.words.Words;

/// The setting *Start when I log in*: shows and changes the desktop's autostart entry. Reads and writes it off the FX thread, one change after the other.
final class LoginSetting extends VBox {
    private final Autostart autostart;
    private final CheckBox box = new WrappedCheckBox(Words.get("settings.login"));
    private final Label hiddenHint = SettingsParts.hint("settings-login-hidden");
    private final Notice notice = new Notice("settings-login-notice");
    // the newest read or change of the entry, with the state that it found
    private CompletableFuture<Boolean> newest;
    private boolean lastKnown;

    LoginSetting(Autostart autostart) {
        super(2);
        this.autostart = autostart;
        box.setId("settings-login");
        box.setDisable(true); // until the entry has been read
        box.setOnAction(_ -> {
            boolean wanted = box.isSelected();
            notice.clear();
            show(newest.handleAsync((_, _) -> set(wanted), OnFx.ASIDE));
        });
        hiddenHint.setText(Words.get("settings.login.hidden"));
        for (var below : List.of(hiddenHint, notice)) below.managedProperty().bind(below.visibleProperty());
        getChildren().addAll(box, hiddenHint, notice);
        show(CompletableFuture.supplyAsync(this::on, OnFx.ASIDE));
    }

    /// Shows or hides the hint that the program starts at login without a window.
    void showHiddenHint(boolean shown) {
        hiddenHint.setVisible(shown);
    }

    private void show(CompletableFuture<Boolean> answer) {
        newest = answer;
        answer.whenComplete((on, failure) -> Platform.runLater(() -> {
            if (newest != answer) return; // the person has changed the setting again
            if (failure == null) lastKnown = on;
            else notice.fail(Sentence.headOnly(Words.get("settings.login.failed", why(failure))));
            box.setSelected(lastKnown);
            box.setDisable(false);
        }));
    }

    private boolean on() {
        try {
            return autostart.on();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private boolean set(boolean on) {
        try {
            autostart.set(on);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
        return on();
    }

    private static String why(Throwable failure) {
        var root = failure;
        while (root.getCause() != null) root = root.getCause();
        return root.getMessage() == null ? root.toString() : root.getMessage();
    }
}
