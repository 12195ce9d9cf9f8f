package org.hashverse.ui.details;

import org.hashverse.chat.Conversation;
import org.hashverse.model.MessageItem;
import org.hashverse.ui.dialog.DialogCard;
import org.hashverse.ui.message.MessageFormatter;
import org.hashverse.ui.text.Excerpt;
import org.hashverse.ui.words.Words;

/// *Details* of a message that somebody else wrote: when, to whom, and when it arrived. Those of a message of ours are on a [TrailCard].
public final class ReceivedCard extends DialogCard {
    /// The details of one message.
    ///
    /// @param close closes the dialog
    public ReceivedCard(MessageFormatter formatter, MessageItem item, Runnable close) {
        super("details", 420);
        var message = item.message();
        var author = formatter.name(message.author());
        var written = Words.get("details.written", Words.full(message.shown()), Words.get(switch (message.conversation()) {
            case Conversation.Everyone() -> "details.from-to-everyone";
            case Conversation.Direct(_) -> "details.from";
        }, author));
        head(Words.get("details.title"), item.arrived().map(arrived -> Words.get("details.arrived", written, Words.full(arrived))).orElse(written));
        body(text(formatter, item));
        buttons(null, primary("details-close", Words.get("close"), close));
    }

    /// A message's text, on a background like that of its bubble.
    public static Excerpt text(MessageFormatter formatter, MessageItem item) {
        var text = new Excerpt(formatter.words(item.message()));
        if (!item.mine()) text.getStyleClass().add("theirs");
        return text;
    }
}
