package org.hashverse.ui.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.beans.property.SimpleBooleanProperty;
import org.hashverse.chat.PeerId;
import org.hashverse.desktop.DesktopEntry;
import org.hashverse.store.settings.Settings;
import org.hashverse.ui.settings.DesktopFeatures;
import org.hashverse.ui.settings.SettingsCard;

/// Settings actions that do nothing.
class IdleSettingsActions implements SettingsCard.Actions {
    @Override
    public void change(UnaryOperator<Settings> change) {}

    @Override
    public void renewInvite() {}

    @Override
    public void revokeInvite(String code) {}

    @Override
    public void openFolder() {}

    @Override
    public void chooseFolder(Consumer<Path> chosen) {}

    @Override
    public void unblock(PeerId peer) {}

    @Override
    public void restore(PeerId peer) {}

    @Override
    public Optional<DesktopFeatures> features() {
        return Optional.of(new DesktopFeatures(true, new SimpleBooleanProperty(), Optional.of(new DesktopEntry(Path.of("no", "such", "folder"), List.of()))));
    }
}
