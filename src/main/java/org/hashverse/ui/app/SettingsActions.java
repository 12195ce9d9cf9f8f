package org.hashverse.ui.app;

import java.util.Optional;
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

/// What is chosen in the settings is done by the node.
///
/// @param model  of the window
/// @param toasts where it is said that something cannot be done
/// @param home   what can be chosen of how the program comes and goes
public record SettingsActions(ChatModel model, Toasts toasts, Optional<DesktopFeatures> home) implements SettingsCard.Deeds {
    @Override
    public void change(UnaryOperator<Settings> change) {
        model.commands().change(change);
    }

    @Override
    public void renewInvite() {
        model.commands().renewInvite();
    }

    @Override
    public void openFolder() {
        var folder = model.self().get().folder();
        OnFx.ASIDE.execute(() -> ShowFolder.of(folder.resolve("messages.db")).ifPresentOrElse(ShowFolder::run,
                () -> Platform.runLater(() -> toasts.show(Words.get("settings.folder.none")))));
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
