package org.hashverse.ui.settings;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.hashverse.store.settings.Habits;
import org.hashverse.store.settings.Settings;
import org.hashverse.ui.words.Words;

/// The settings for starting and closing the program. Every change takes effect at once.
public final class HabitSettings extends VBox {
    private final boolean notifies;
    private final ObservableBooleanValue tray;
    private final Label stayHint = SettingsParts.hint("settings-closed-stay-hint");
    private final Optional<LoginSetting> login;
    private final Subscription subscription;

    /// @param change   changes the habits
    /// @param features what the desktop offers
    public HabitSettings(ObservableValue<Settings> settings, Consumer<UnaryOperator<Habits>> change, DesktopFeatures features) {
        super(14);
        notifies = features.notifies();
        tray = features.tray();
        var group = new ToggleGroup();
        var quitHint = SettingsParts.hint("settings-closed-quit-hint");
        quitHint.setText(Words.get("settings.closed.quit.hint"));
        boolean stays = settings.getValue().habits().stays();
        var quit = choice("settings-closed-quit", Words.get("settings.closed.quit"), group, !stays, () -> change.accept(habits -> habits.withStays(false)));
        var stay = choice("settings-closed-stay", Words.get("settings.closed.stay"), group, stays, () -> change.accept(habits -> habits.withStays(true)));
        getChildren().add(SettingsParts.section("settings.closed", new VBox(2, quit, quitHint), new VBox(2, stay, stayHint)));
        login = features.autostart().map(LoginSetting::new);
        login.ifPresent(getChildren()::add);
        subscription = settings.subscribe(this::show).and(tray.subscribe(_ -> show(settings.getValue())));
    }

    /// Removes the listeners.
    public void stop() {
        subscription.unsubscribe();
    }

    private static RadioButton choice(String id, String words, ToggleGroup group, boolean chosen, Runnable choose) {
        var choice = new RadioButton(words);
        choice.setId(id);
        choice.setToggleGroup(group);
        choice.setSelected(chosen);
        choice.setOnAction(_ -> choose.run());
        return choice;
    }

    private void show(Settings now) {
        var notified = Words.get(notifies && now.alerts().show() ? "settings.closed.stay.hint" : "settings.closed.stay.silent");
        var howToReturn = ReturnHint.of(ReturnHint.dock(), tray.get());
        login.ifPresent(setting -> setting.showHiddenHint(now.habits().stays()));
        stayHint.setText(Words.get("list.sentences", notified, howToReturn));
    }
}
