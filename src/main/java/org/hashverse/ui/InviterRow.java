package org.hashverse.ui;

import javafx.scene.layout.VBox;
import org.hashverse.chat.Invite;
import org.hashverse.chat.PeerAddress;

/// Whose invite it is, shown before anybody is called: the picture and code of its key, and where it says to call.
final class InviterRow extends VBox {
    private Invite shown;

    InviterRow() {
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
        getChildren().setAll(new PeerRow(invite.key(), 40, Words.get("add.invite.of", AddSentences.inviter(invite))).second(line));
        setVisible(true);
    }

    /// Shows nothing.
    void clear() {
        shown = null;
        getChildren().clear();
        setVisible(false);
    }
}
