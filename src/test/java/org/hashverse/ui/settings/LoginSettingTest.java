package org.hashverse.ui.settings;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.control.CheckBox;
import javafx.stage.Stage;
import org.hashverse.desktop.DesktopEntry;
import org.hashverse.ui.app.AnasWindow;
import org.hashverse.ui.app.Folder;
import org.hashverse.ui.app.FxThread;
import org.hashverse.ui.app.SettingsActions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.Start;

/// The setting *Start when I log in* shows and changes the desktop's autostart entry.
class LoginSettingTest extends AnasWindow {
    private final Folder folder = new Folder();
    private final DesktopEntry entry = new DesktopEntry(folder.path().resolve("autostart").resolve("hashverse.desktop"), List.of("/opt/hashverse/bin/Hashverse", "--hidden"));

    LoginSettingTest() throws IOException {}

    @Start
    void start(Stage stage) throws IOException {
        show(stage);
    }

    @AfterEach
    void deleteFolder() throws IOException {
        folder.close();
    }

    private void open() {
        until("the settings are known", () -> model.settings().get() != null && model.self().get() != null);
        FxThread.act(() -> {
            while (window.layer().showing()) window.layer().close();
            var card = new SettingsCard(model, new SettingsActions(model, window.toasts(), _ -> { }, Optional.of(new DesktopFeatures(true, new SimpleBooleanProperty(), Optional.of(entry)))), window.layer()::close);
            window.layer().show(card, card::stop);
        });
        until("the entry has been read", () -> find("settings-login") != null && !find("settings-login").isDisabled());
    }

    private boolean chosen() {
        return ((CheckBox) find("settings-login")).isSelected();
    }

    private boolean on() {
        try {
            return entry.on();
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    @Test
    void theEntryIsReadWhenTheSettingsOpenAndChangedAtOnce() throws IOException {
        open();
        assertFalse(chosen());
        fire("settings-login");
        until("the entry exists", this::on);
        open();
        assertTrue(chosen());
        entry.set(false);
        open();
        assertFalse(chosen(), "another program removed the entry");
        for (int i = 0; i < 5; i++) fire("settings-login");
        until("the last click counts", () -> on() && chosen() && !find("settings-login").isDisabled());
    }

    @Test
    void aHintSaysThatTheWindowStartsHiddenIfItStays() {
        open();
        assertFalse(find("settings-login-hidden").isVisible());
        fire("settings-closed-stay");
        until("the hint is shown", () -> find("settings-login-hidden").isVisible());
        fire("settings-closed-quit");
        until("the hint is hidden", () -> !find("settings-login-hidden").isVisible());
    }

    @Test
    void anEntryThatCannotBeWrittenIsReportedAndNotShownAsSet() throws IOException {
        Files.writeString(folder.path().resolve("autostart"), "a file where a folder should be");
        open();
        fire("settings-login");
        until("the reason is shown", () -> notice("settings-login-notice").startsWith("That did not work: "));
        assertFalse(chosen());
    }
}
