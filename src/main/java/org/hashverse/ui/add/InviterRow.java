package org.hashverse.ui.add;

import java.util.function.Function;
import javafx.scene.layout.VBox;
import org.hashverse.chat.Invite;
import org.hashverse.chat.PeerAddress;
import org.hashverse.chat.PeerId;
import org.hashverse.ui.peer.Face;
import org.hashverse.ui.peer.PeerRow;
import org.hashverse.ui.words.Words;

/// Whose invite it is, shown before the call: the picture and code of its key, and the addresses to call.
final class InviterRow extends VBox {
    private final Function<PeerId, Face> faces;
    private Invite shown;

    /// @param faces gives the picture of a key; the key may belong to a peer that we know
    InviterRow(Function<PeerId, Face> faces) {
        this.faces = faces;
        setId("add-inviter");
        getStyleClass().add("inviter");
        clear();
    }

    /// Shows an invite.
    void show(Invite invite) {
        if (invite.equals(shown)) return;
        shown = invite;
        var places = Words.listed(invite.addresses().stream().limit(2).map(PeerAddress::toString).toList());
        int more = invite.addresses().size() - 2;
        var line = more > 0 ? Words.get("add.invite.places-more", places, more) : places;
        getChildren().setAll(new PeerRow(faces.apply(invite.key()), 40, Words.get("add.invite.of", AddSentences.inviter(invite))).second(line));
        setVisible(true);
    }

    /// Shows nothing.
    void clear() {
        shown = null;
        getChildren().clear();
        setVisible(false);
    }
}
