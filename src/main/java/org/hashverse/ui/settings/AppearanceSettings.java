package org.hashverse.ui.settings;

import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.hashverse.store.settings.Appearance;
import org.hashverse.store.settings.Setting;
import org.hashverse.store.settings.Settings;
import org.hashverse.ui.kit.IconButton;
import org.hashverse.ui.kit.Theme;
import org.hashverse.ui.text.WrappedCheckBox;
import org.hashverse.ui.words.Words;
import org.kordamp.ikonli.feather.Feather;

/// The settings of the window's appearance: theme, accent, text size, motion. Follows the settings, whatever changed them.
public final class AppearanceSettings extends VBox {
    /// The text sizes to choose from, in percent.
    static final List<Integer> STEPS = List.of(Appearance.SMALLEST, 90, 100, 110, 125, 150, 175, Appearance.LARGEST);
    private final Consumer<UnaryOperator<Appearance>> change;
    private final OneOf<Settings.Theme> themes;
    private final Swatches<Appearance.Accent> accents;
    private final Label size = new Label();
    private final Button smaller = step("settings-smaller", "settings.size.smaller", Feather.MINUS, -1);
    private final Button larger = step("settings-larger", "settings.size.larger", Feather.PLUS, 1);
    private final CheckBox motion = new WrappedCheckBox(Words.get("settings.motion"));
    private final Subscription subscription;

    /// @param locks  the settings that the person cannot change
    /// @param change changes the appearance
    AppearanceSettings(ObservableValue<Settings> settings, Locks locks, Consumer<UnaryOperator<Appearance>> change) {
        super(16);
        this.change = change;
        themes = new OneOf<>(theme -> change.accept(looks -> looks.withTheme(theme)));
        accents = new Swatches<>(accent -> change.accept(looks -> looks.withAccent(accent)));
        setId("settings-looks");
        size.setId("settings-size");
        size.getStyleClass().add("size");
        motion.setId("settings-motion");
        motion.setOnAction(_ -> {
            boolean wanted = motion.isSelected();
            change.accept(looks -> looks.withMotion(wanted));
        });
        var sizes = new HBox(8, smaller, size, larger);
        sizes.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(SettingsParts.section("settings.theme", locks.apply(Setting.THEME, themes())), SettingsParts.section("settings.accent", accents()),
                SettingsParts.section("settings.size", sizes), motion);
        subscription = settings.subscribe(now -> show(now.looks()));
    }

    /// Removes the listener on the settings.
    void stop() {
        subscription.unsubscribe();
    }

    /// The next text size in percent, larger or smaller; the largest or smallest if there is none.
    ///
    /// @param direction positive for larger, otherwise smaller
    public static int stepped(int percent, int direction) {
        if (direction > 0) return STEPS.stream().filter(step -> step > percent).findFirst().orElse(Appearance.LARGEST);
        return STEPS.reversed().stream().filter(step -> step < percent).findFirst().orElse(Appearance.SMALLEST);
    }

    private Node themes() {
        var row = new HBox();
        row.getStyleClass().add("segments");
        for (var theme : Settings.Theme.values()) {
            var choice = themes.button(theme, "settings-theme-" + theme.name().toLowerCase(Locale.ROOT), Words.get(switch (theme) {
                case LIGHT -> "settings.theme.light";
                case DARK -> "settings.theme.dark";
                case SYSTEM -> "settings.theme.system";
            }));
            choice.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(choice, Priority.ALWAYS);
            row.getChildren().add(choice);
        }
        return row;
    }

    private Node accents() {
        for (var accent : Appearance.Accent.values()) {
            accents.add(accent, "settings-accent-" + accent.name().toLowerCase(Locale.ROOT), Words.get(switch (accent) {
                case BLUE -> "settings.accent.blue";
                case TEAL -> "settings.accent.teal";
                case GREEN -> "settings.accent.green";
                case VIOLET -> "settings.accent.violet";
                case PINK -> "settings.accent.pink";
                case ORANGE -> "settings.accent.orange";
            }), disc(accent));
        }
        return accents;
    }

    private static Node disc(Appearance.Accent accent) {
        var disc = new Region();
        disc.getStyleClass().addAll("disc", Theme.accent(accent));
        return disc;
    }

    private Button step(String id, String key, Feather icon, int direction) {
        var button = IconButton.of(key, id, icon, "square");
        button.setOnAction(_ -> change.accept(looks -> looks.withPercent(stepped(looks.percent(), direction))));
        return button;
    }

    private void show(Appearance now) {
        themes.show(now.theme());
        accents.show(now.accent());
        size.setText(Words.get("settings.size.percent", now.percent()));
        smaller.setDisable(now.percent() == Appearance.SMALLEST);
        larger.setDisable(now.percent() == Appearance.LARGEST);
        motion.setSelected(now.motion());
    }
}
