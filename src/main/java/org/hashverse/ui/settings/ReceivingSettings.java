package org.hashverse.ui.settings;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.hashverse.platform.UserFolders;
import org.hashverse.store.settings.Receiving;
import org.hashverse.ui.dialog.DialogCard;
import org.hashverse.ui.kit.OnFx;
import org.hashverse.ui.text.WrappedLabel;
import org.hashverse.ui.words.Words;

/// How files of others are got: where they are put, up to which size they come by themselves, and how fast.
final class ReceivingSettings extends VBox {
    /// The limit of all downloads when the person first wants one, in MB a second.
    private static final int USUAL_LIMIT = 10;
    private final Consumer<UnaryOperator<Receiving>> change;
    private final Label folder = new WrappedLabel();
    private final Node reset;
    private Optional<String> shown = Optional.empty();

    /// @param choose lets the person choose a folder, and passes it on
    /// @param change passes on what the person chooses
    ReceivingSettings(Receiving now, Consumer<Consumer<Path>> choose, Consumer<UnaryOperator<Receiving>> change) {
        super(14);
        this.change = change;
        folder.setId("settings-downloads");
        folder.getStyleClass().add("second");
        var chooser = DialogCard.button("settings-downloads-choose", Words.get("settings.receive.folder.choose"), () -> choose.accept(path -> folder(Optional.of(path.toAbsolutePath().toString()))));
        reset = DialogCard.button("settings-downloads-reset", Words.get("settings.receive.folder.reset"), () -> folder(Optional.empty()));
        reset.managedProperty().bind(reset.visibleProperty());
        var buttons = new FlowPane(8, 8, chooser, reset);
        buttons.setAlignment(Pos.CENTER_LEFT);
        show(now.folder());
        getChildren().addAll(SettingsParts.section("settings.receive.folder", folder, buttons), number("settings.receive.automatic", now.automatic(), Receiving.DEFAULT.automatic(), Receiving::withAutomatic),
                number("settings.receive.limit", now.limit(), USUAL_LIMIT, Receiving::withLimit));
    }

    private Node number(String key, int now, int usual, BiFunction<Receiving, Integer, Receiving> with) {
        return new NumberSetting(key, now, usual, Receiving.MOST, number -> change.accept(receiving -> with.apply(receiving, number)));
    }

    private void folder(Optional<String> chosen) {
        show(chosen);
        change.accept(receiving -> receiving.withFolder(chosen));
    }

    private void show(Optional<String> chosen) {
        reset.setVisible(chosen.isPresent());
        shown = chosen;
        chosen.ifPresentOrElse(folder::setText, () -> OnFx.then(CompletableFuture.supplyAsync(UserFolders::received, OnFx.ASIDE), usual -> {
            if (shown.isEmpty()) folder.setText(usual.toString());
        }, () -> { }));
    }
}
