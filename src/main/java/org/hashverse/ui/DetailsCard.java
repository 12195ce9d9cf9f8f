package org.hashverse.ui;

import javafx.scene.control.Label;
import org.hashverse.chat.Conversation;
import org.hashverse.markup.Directions;
import org.hashverse.model.MessageItem;

/// *Details* of a message that somebody else wrote: when, to whom, and when it arrived.
final class DetailsCard extends DialogCard {
    DetailsCard(Says says, MessageItem item, Runnable close) {
        super("details", 420);
        var message = item.message();
        var author = says.name(message.author());
        var written = Words.get("details.written", Words.full(message.shown()), Words.get(switch (message.conversation()) {
            case Conversation.Everyone() -> "details.from-to-everyone";
            case Conversation.Direct(_) -> "details.from";
        }, author));
        head(Words.get("details.title"), item.arrived().map(arrived -> Words.get("details.arrived", written, Words.full(arrived))).orElse(written));
        body(text(item));
        buttons(null, primary("details-close", Words.get("close"), close));
    }

    /// What a message says, as it lies in the pane; a long one is cut.
    static Label text(MessageItem item) {
        var text = new WrappedLabel(Directions.neutral(item.message().text()));
        text.setNodeOrientation(Direction.of(item.message().text()));
        text.getStyleClass().add("details-text");
        if (!item.mine()) text.getStyleClass().add("theirs");
        text.setMaxHeight(120);
        return text;
    }
}
