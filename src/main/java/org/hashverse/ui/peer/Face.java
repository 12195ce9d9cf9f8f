package org.hashverse.ui.peer;

import java.util.Optional;
import org.hashverse.chat.AvatarColour;
import org.hashverse.chat.PeerId;
import org.hashverse.model.ChatModel;
import org.hashverse.node.Peer;

/// Whose picture is drawn, and how: the shape is the key's, always; the colour is what its bearer wants, or else the key's too.
///
/// @param id     the key
/// @param colour what its bearer wants: a claim; empty for the hue of the key
public record Face(PeerId id, Optional<AvatarColour> colour) {
    /// The picture of a key of which nothing else is known.
    public static Face of(PeerId id) {
        return new Face(id, Optional.empty());
    }

    /// The picture of a peer as it is now.
    public static Face of(Peer peer) {
        return new Face(peer.id(), peer.colour());
    }

    /// The picture of whoever has a key: ourselves, a peer, or somebody unknown.
    public static Face of(ChatModel model, PeerId id) {
        boolean own = model.self().get() != null && model.self().get().id().equals(id);
        return own ? new Face(id, model.settings().get() == null ? Optional.empty() : model.settings().get().colour())
                : model.peer(id).map(item -> of(item.peer().get())).orElseGet(() -> of(id));
    }

    /// The hue to draw it in, in degrees.
    double hue() {
        return colour.map(AvatarColour::hue).orElseGet(this::ofKey);
    }

    /// The colour in words of a sheet: that of the eight which is nearest.
    public AvatarColour nearest() {
        return AvatarColour.nearest(hue());
    }

    private double ofKey() {
        var bytes = id.bytes();
        return ((bytes[0] & 0xff) << 8 | bytes[1] & 0xff) * 360.0 / 65_536;
    }
}
