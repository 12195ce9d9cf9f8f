package org.hashverse.ui.peer;

import java.util.Optional;
import org.hashverse.chat.AvatarColour;
import org.hashverse.chat.PeerId;
import org.hashverse.model.ChatModel;
import org.hashverse.node.api.Peer;

/// How the picture of a key is drawn. The shape always comes from the key. The colour is the one that the key's owner chose, else it comes from the key too.
///
/// @param id     the key
/// @param colour what the owner chose, which is a claim; empty for the hue of the key
public record Face(PeerId id, Optional<AvatarColour> colour) {
    /// The picture of a key of which nothing else is known.
    public static Face of(PeerId id) {
        return new Face(id, Optional.empty());
    }

    /// The picture of a peer as it is now.
    public static Face of(Peer peer) {
        return new Face(peer.id(), peer.colour());
    }

    /// The picture of ourselves, of a peer, or of an unknown key.
    public static Face of(ChatModel model, PeerId id) {
        boolean own = model.self().get() != null && model.self().get().id().equals(id);
        return own ? new Face(id, model.settings().get() == null ? Optional.empty() : model.settings().get().colour())
                : model.peer(id).map(item -> of(item.peer().get())).orElseGet(() -> of(id));
    }

    /// The hue to draw it in, in degrees.
    double hue() {
        return colour.map(AvatarColour::hue).orElseGet(this::hueOfKey);
    }

    /// The nearest of the eight colours, for style classes.
    public AvatarColour nearest() {
        return AvatarColour.nearest(hue());
    }

    private double hueOfKey() {
        var bytes = id.bytes();
        return ((bytes[0] & 0xff) << 8 | bytes[1] & 0xff) * 360.0 / 65_536;
    }
}
