package org.hashverse.ui.settings;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.hashverse.chat.AvatarColour;
import org.hashverse.chat.PeerId;
import org.hashverse.store.settings.Settings;
import org.hashverse.ui.peer.Avatar;
import org.hashverse.ui.peer.Face;
import org.hashverse.ui.words.Words;

/// The setting for the colour of our own avatar: the colour of the key, or one of eight. Follows the settings, whatever changed them.
final class AvatarColours extends VBox {
    private static final double AVATAR_SIZE = 20;
    private final Swatches<Optional<AvatarColour>> swatches;
    private final Subscription subscription;

    /// @param own    our key; it decides the shape of the avatar
    /// @param change told the chosen colour; empty for that of the key
    AvatarColours(PeerId own, ObservableValue<Settings> settings, Consumer<Optional<AvatarColour>> change) {
        setId("settings-avatar");
        swatches = new Swatches<>(change);
        swatches.add(Optional.empty(), "settings-avatar-key", Words.get("settings.avatar.key"), new Avatar(Face.of(own), AVATAR_SIZE));
        for (var colour : AvatarColour.values()) {
            swatches.add(Optional.of(colour), "settings-avatar-" + colour.word(), Words.get(switch (colour) {
                case RED -> "settings.avatar.red";
                case GOLD -> "settings.avatar.gold";
                case LIME -> "settings.avatar.lime";
                case GREEN -> "settings.accent.green";
                case TEAL -> "settings.accent.teal";
                case BLUE -> "settings.accent.blue";
                case VIOLET -> "settings.accent.violet";
                case PINK -> "settings.accent.pink";
            }), new Avatar(new Face(own, Optional.of(colour)), AVATAR_SIZE));
        }
        getChildren().add(SettingsParts.section("settings.avatar", swatches));
        subscription = settings.subscribe(now -> swatches.show(now.colour()));
    }

    /// Removes the listener on the settings.
    void stop() {
        subscription.unsubscribe();
    }
}
