package org.hashverse.ui.composer;

import java.util.List;
import java.util.Optional;
import javafx.geometry.HPos;
import javafx.scene.control.Hyperlink;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.PeerId;
import org.hashverse.model.ChatModel;
import org.hashverse.node.api.Peer;
import org.hashverse.ui.dialog.Dialogs;
import org.hashverse.ui.text.WordsAndLinks;
import org.hashverse.ui.words.Words;

/// Shown in place of the composer while the person cannot write. Says why.
final class ComposerClosed extends WordsAndLinks {
    private final ChatModel model;
    private final Dialogs dialogs;
    private final Hyperlink link;

    ComposerClosed(ChatModel model, Dialogs dialogs) {
        this(model, dialogs, new Hyperlink());
    }

    private ComposerClosed(ChatModel model, Dialogs dialogs, Hyperlink link) {
        super(6, HPos.CENTER, List.of(link));
        this.link = link;
        this.model = model;
        this.dialogs = dialogs;
        getStyleClass().add("composer-closed");
        words().getStyleClass().add("dim");
        link.setId("composer-way-out");
    }

    /// Shows why the person cannot write in a conversation, or hides itself if they can.
    ///
    /// @param editing whether they edit a message: it reaches its recipients later, so in Everyone nobody need be connected
    /// @return whether it is shown
    boolean show(Conversation conversation, boolean editing) {
        boolean closed = switch (conversation) {
            case Conversation.Everyone() -> !editing && model.connected().get() == 0 && say(Words.get("everyone.nobody"), Words.get("everyone.add"), () -> dialogs.add(""));
            case Conversation.Direct(PeerId id) -> showReason(model.peer(id).map(item -> item.peer().get()), id);
        };
        setVisible(closed);
        setManaged(closed);
        return closed;
    }

    private boolean showReason(Optional<Peer> known, PeerId id) {
        if (known.isEmpty()) return say(Words.get("composer.gone"), null, null);
        var name = model.peer(id).get().label().get();
        var peer = known.get();
        return switch (peer.standing()) {
            case CONTACT -> false;
            case STRANGER -> peer.resembles().isPresent() && say(Words.get("composer.otherKey"), null, null);
            case REMOVED -> say(Words.get("composer.removed", name), Words.get("composer.restore"), () -> model.commands().restore(id));
            case BLOCKED -> say(Words.get("composer.blocked", name), Words.get("composer.unblock"), () -> model.commands().unblock(id));
        };
    }

    /// @param action the text of the link; null for no link
    /// @return true
    private boolean say(String text, String action, Runnable run) {
        words().setText(text);
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
