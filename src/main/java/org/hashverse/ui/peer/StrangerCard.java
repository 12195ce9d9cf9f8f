package org.hashverse.ui.peer;

import javafx.scene.layout.HBox;
import org.hashverse.chat.Conversation;
import org.hashverse.model.ChatModel;
import org.hashverse.model.PeerItem;
import org.hashverse.ui.dialog.DialogCard;
import org.hashverse.ui.dialog.Dialogs;
import org.hashverse.ui.words.Words;

/// Stands above the messages of a stranger that called us: who it is, and what to do.
public final class StrangerCard extends HBox {
    /// @param item the stranger
    public StrangerCard(ChatModel model, PeerItem item, Dialogs dialogs) {
        var block = DialogCard.button("stranger-block", Words.get("stranger.block"), () -> dialogs.block(item.id()));
        block.getStyleClass().add("bad-text");
        // ignoring deletes what the stranger wrote, and refuses its calls until it brings a new invite of ours or is added
        var ignore = DialogCard.button("stranger-ignore", Words.get("stranger.ignore"), () -> {
            model.commands().ignore(item.id());
            if (Conversation.with(item.id()).equals(model.open().get())) model.open().set(null);
        });
        var accept = DialogCard.primary("stranger-accept", Words.get("stranger.accept"), () -> model.commands().accept(item.id()));
        var name = item.label().get();
        var address = item.peer().get().address();
        var head = address.map(at -> Words.get("stranger.head.at", name, at)).orElseGet(() -> Words.get("stranger.head", name));
        AskingCard.fill(this, Face.of(item.peer().get()), head, Words.get("stranger.body", name), block, ignore, accept);
    }
}
