package org.hashverse.ui.settings;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.hashverse.chat.AvatarColour;
import org.hashverse.chat.PeerId;
import org.hashverse.store.settings.Settings;
import org.hashverse.ui.kit.Swatches;
import org.hashverse.ui.peer.Avatar;
import org.hashverse.ui.peer.Face;
import org.hashverse.ui.words.Words;

/// The part of the settings that says which colour our own picture has: that of the key, or one of eight. Shows what is in force, whoever changed it.
final class AvatarColours extends VBox {
    private static final double FACE = 20;
    private final Swatches<Optional<AvatarColour>> swatches;
    private final Subscription following;

    /// @param own    our key, whose shape every one of them has
    /// @param change told the colour that is chosen; empty for that of the key
    AvatarColours(PeerId own, ObservableValue<Settings> settings, Consumer<Optional<AvatarColour>> change) {
        setId("settings-avatar");
        swatches = new Swatches<>(change);
        swatches.add(Optional.empty(), "settings-avatar-key", Words.get("settings.avatar.key"), new Avatar(Face.of(own), FACE));
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
            }), new Avatar(new Face(own, Optional.of(colour)), FACE));
        }
        getChildren().add(SettingsParts.section("settings.avatar", swatches));
        following = settings.subscribe(now -> swatches.show(now.colour()));
    }

    /// Ends following.
    void stop() {
        following.unsubscribe();
    }
}
