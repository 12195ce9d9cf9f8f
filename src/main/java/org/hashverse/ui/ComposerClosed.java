package org.hashverse.ui;

import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.PeerId;
import org.hashverse.model.ChatModel;
import org.hashverse.node.Peer;

/// Stands in the composer's place where one cannot write now, and says why.
final class ComposerClosed extends HBox {
    private final ChatModel model;
    private final Dialogs dialogs;
    private final Label words = new WrappedLabel();
    private final Hyperlink link = new Hyperlink();

    ComposerClosed(ChatModel model, Dialogs dialogs) {
        super(6);
        this.model = model;
        this.dialogs = dialogs;
        getStyleClass().add("composer-closed");
        setAlignment(Pos.CENTER);
        words.getStyleClass().add("dim");
        words.setMinWidth(0);
        link.setId("composer-way-out");
        link.setMinWidth(USE_PREF_SIZE);
        getChildren().addAll(words, link);
    }

    /// Shows why one cannot write; false, and nothing, if one can.
    boolean show(Conversation conversation) {
        boolean shut = switch (conversation) {
            case Conversation.Everyone() -> model.connected().get() == 0 && say(Words.get("everyone.nobody"), Words.get("everyone.add"), () -> dialogs.add(""));
            case Conversation.Direct(PeerId id) -> shut(model.peer(id).map(item -> item.peer().get()), id);
        };
        setVisible(shut);
        setManaged(shut);
        return shut;
    }

    private boolean shut(Optional<Peer> known, PeerId id) {
        if (known.isEmpty()) return say(Words.get("composer.gone"), null, null);
        var name = model.peer(id).get().label().get();
        var peer = known.get();
        return switch (peer.standing()) {
            case CONTACT -> false;
            case STRANGER -> peer.resembles().isPresent() && say(Words.get("composer.otherKey"), null, null);
            case REMOVED -> say(Words.get("composer.removed", name), Words.get("composer.restore"), () -> model.node().restore(id));
            case BLOCKED -> say(Words.get("composer.blocked", name), Words.get("composer.unblock"), () -> model.node().unblock(id));
        };
    }

    private boolean say(String text, String action, Runnable run) {
        words.setText(text);
        boolean offers = action != null;
        link.setVisible(offers);
        link.setManaged(offers);
        if (offers) {
            link.setText(action);
            link.setOnAction(_ -> run.run());
        }
        return true;
    }
}
