package org.hashverse.ui.peer;

import java.util.List;
import javafx.scene.layout.HBox;
import org.hashverse.model.ChatModel;
import org.hashverse.model.PeerItem;
import org.hashverse.ui.dialog.DialogCard;
import org.hashverse.ui.dialog.Dialogs;
import org.hashverse.ui.words.Words;

/// Stands above the messages of a stranger that has a contact's name and another key: a warning that stays until the person decides.
public final class OtherKeyCard extends HBox {
    /// @param item the stranger; must resemble a contact
    public OtherKeyCard(ChatModel model, PeerItem item, Dialogs dialogs) {
        var contact = item.peer().get().resembles().orElseThrow();
        var name = model.peer(contact).map(old -> old.peer().get().shownName()).orElse(item.peer().get().shownName());
        var block = DialogCard.button("otherkey-block", Words.get("otherkey.block"), () -> dialogs.block(item.id()));
        block.getStyleClass().add("bad-text");
        var same = DialogCard.button("otherkey-same", Words.get("otherkey.same", name), () -> dialogs.samePerson(item.id(), contact));
        var compare = DialogCard.primary("otherkey-compare", Words.get("otherkey.compare"), () -> dialogs.compare(item.id()));
        getStyleClass().add("warn");
        var body = Words.sentences(List.of(Words.get("otherkey.body", name), Words.get("otherkey.codes", contact.code(), item.id().code())));
        AskingCard.fill(this, Face.of(item.peer().get()), Words.get("otherkey.head", name), body, block, same, compare);
    }
}
