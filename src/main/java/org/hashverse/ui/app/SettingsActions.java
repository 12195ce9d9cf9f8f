package org.hashverse.ui.app;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.application.Platform;
import org.hashverse.chat.PeerId;
import org.hashverse.model.ChatModel;
import org.hashverse.store.settings.Settings;
import org.hashverse.ui.dialog.Toasts;
import org.hashverse.ui.kit.OnFx;
import org.hashverse.ui.kit.ShowFolder;
import org.hashverse.ui.settings.DesktopFeatures;
import org.hashverse.ui.settings.SettingsCard;
import org.hashverse.ui.words.Words;

/// Passes the person's choices in the settings to the node.
///
/// @param model    the model of the window
/// @param toasts   tells the person if something cannot be done
/// @param folders  lets the person choose a folder, and passes it on
/// @param features the desktop features that the settings offer; empty for none
public record SettingsActions(ChatModel model, Toasts toasts, Consumer<Consumer<Path>> folders, Optional<DesktopFeatures> features) implements SettingsCard.Actions {
    @Override
    public void change(UnaryOperator<Settings> change) {
        model.commands().change(change);
    }

    @Override
    public void renewInvite() {
        model.commands().renewInvite();
    }

    @Override
    public void revokeInvite(String code) {
        model.commands().revokeInvite(code);
    }

    @Override
    public void openFolder() {
        var folder = model.self().get().folder();
        // by a file in the folder: some file managers open the folder of a file and select it
        OnFx.ASIDE.execute(() -> ShowFolder.of(folder.resolve("messages.db")).ifPresentOrElse(ShowFolder::run,
                () -> Platform.runLater(() -> toasts.show(Words.get("settings.folder.none")))));
    }

    @Override
    public void chooseFolder(Consumer<Path> chosen) {
        folders.accept(chosen);
    }

    @Override
    public void unblock(PeerId peer) {
        model.commands().unblock(peer);
    }

    @Override
    public void restore(PeerId peer) {
        model.commands().restore(peer);
    }
}
