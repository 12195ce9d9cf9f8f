package org.hashverse.ui.settings;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListView;
import javafx.scene.control.skin.ComboBoxListViewSkin;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.hashverse.store.settings.Setting;
import org.hashverse.store.settings.Settings;
import org.hashverse.ui.text.WrappedLabel;
import org.hashverse.ui.words.Language;
import org.hashverse.ui.words.Words;

/// The setting for the window's language: the system's, or one from a list in which each language has its own name.
final class LanguageSettings extends VBox {
    private final ComboBox<Optional<Language>> choice = new ComboBox<>();

    /// @param now    the current settings
    /// @param locks  the settings that the person cannot change
    /// @param change changes the settings
    LanguageSettings(Settings now, Locks locks, Consumer<UnaryOperator<Settings>> change) {
        super(8);
        var head = new WrappedLabel(Words.get("settings.language"));
        head.getStyleClass().add("field-label");
        head.setLabelFor(choice);
        choice.setId("settings-language");
        choice.setAccessibleText(head.getText());
        choice.setMaxWidth(Double.MAX_VALUE);
        choice.setConverter(new StringConverter<>() {
            @Override
            public String toString(Optional<Language> language) {
                return language == null ? "" : LanguageSettings.name(language);
            }

            @Override
            public Optional<Language> fromString(String typed) {
                throw new UnsupportedOperationException("a language is chosen, not typed");
            }
        });
        choice.getItems().add(Optional.empty());
        for (var language : Language.values()) choice.getItems().add(Optional.of(language));
        choice.setValue(now.looks().language().map(tag -> Language.of(Optional.of(tag))));
        choice.setOnAction(_ -> change.accept(settings -> settings.withLooks(settings.looks().withLanguage(choice.getValue().map(Language::tag)))));
        choice.setOnShown(_ -> placeList());
        getChildren().addAll(head, locks.apply(Setting.LANGUAGE, choice));
    }

    /// Moves a list that opens upwards so that it ends at the field. JavaFX places the list before it is styled, so with a wrong height.
    private void placeList() {
        if (!(choice.getSkin() instanceof ComboBoxListViewSkin<?> skin) || !(skin.getPopupContent() instanceof ListView<?> list)) return;
        var popup = list.getScene().getWindow();
        double field = choice.localToScreen(0, 0).getY();
        if (popup.getY() >= field) return;
        list.applyCss();
        popup.setY(field - list.prefHeight(-1));
    }

    private static String name(Optional<Language> choice) {
        return choice.map(language -> language.reviewed() ? language.ownName() : Words.get("settings.language.unreviewed", language.ownName()))
                .orElseGet(() -> Words.get("settings.language.system", Language.of(Optional.empty()).ownName()));
    }
}
