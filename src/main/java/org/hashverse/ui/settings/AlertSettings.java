package org.hashverse.ui.settings;

import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.hashverse.desktop.Offer;
import org.hashverse.store.settings.Alerts;
import org.hashverse.store.settings.Setting;
import org.hashverse.ui.text.WrappedCheckBox;
import org.hashverse.ui.text.WrappedLabel;
import org.hashverse.ui.words.Words;

/// The settings for notifications. Every change takes effect at once. What this computer cannot do is disabled, with a hint.
public final class AlertSettings extends VBox {
    private final Consumer<UnaryOperator<Alerts>> change;

    /// @param now    the current settings
    /// @param locks  the settings that the person cannot change
    /// @param change changes the settings
    public AlertSettings(Alerts now, Locks locks, Consumer<UnaryOperator<Alerts>> change) {
        this(now, locks, change, Offer.ofThisComputer().shows(), Offer.ofThisComputer().sounds());
    }

    /// @param shows  whether this computer can show notifications
    /// @param sounds whether this computer can play a sound
    public AlertSettings(Alerts now, Locks locks, Consumer<UnaryOperator<Alerts>> change, boolean shows, boolean sounds) {
        super(8);
        this.change = change;
        var show = box("settings.alerts.show", now.show(), Alerts::withShow);
        var words = box("settings.alerts.words", now.words(), Alerts::withWords);
        var sound = box("settings.alerts.sound", now.sound(), Alerts::withSound);
        var quiet = box("settings.alerts.quiet", now.quiet(), Alerts::withQuiet);
        words.getStyleClass().add("under-choice");
        show.setDisable(!shows);
        words.disableProperty().bind(show.disabledProperty().or(show.selectedProperty().not()));
        sound.setDisable(!sounds);
        getChildren().addAll(locks.apply(Setting.NOTIFY, show), locks.apply(Setting.NOTIFY_WORDS, words));
        if (!shows) getChildren().add(hint("settings.alerts.noShow", "under-choice"));
        getChildren().add(locks.apply(Setting.SOUND, sound));
        if (!sounds) getChildren().add(hint("settings.alerts.noSound", "under-choice"));
        getChildren().addAll(quiet, hint("settings.alerts.hint"));
    }

    private CheckBox box(String key, boolean chosen, BiFunction<Alerts, Boolean, Alerts> with) {
        return new WrappedCheckBox(key, chosen, wanted -> change.accept(alerts -> with.apply(alerts, wanted)));
    }

    private static Label hint(String key, String... styles) {
        var hint = new WrappedLabel(Words.get(key));
        hint.getStyleClass().add("second");
        hint.getStyleClass().addAll(styles);
        return hint;
    }
}
