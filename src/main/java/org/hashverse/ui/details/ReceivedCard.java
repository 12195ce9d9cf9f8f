package org.hashverse.ui.details;

import org.hashverse.chat.Conversation;
import org.hashverse.model.MessageItem;
import org.hashverse.node.api.ChatCommands;
import org.hashverse.ui.dialog.DialogCard;
import org.hashverse.ui.kit.OnFx;
import org.hashverse.ui.message.MessageFormatter;
import org.hashverse.ui.text.Excerpt;
import org.hashverse.ui.words.Words;

/// *Details* of a message that somebody else wrote: when, to whom, when it arrived, and the earlier texts of an edited one. Those of a message of ours are on a [TrailCard].
public final class ReceivedCard extends DialogCard {
    /// The details of one message.
    ///
    /// @param commands asked for the earlier texts
    /// @param close    closes the dialog
    public ReceivedCard(MessageFormatter formatter, MessageItem item, ChatCommands commands, Runnable close) {
        super("details", 420);
        var message = item.message();
        var author = formatter.name(message.author());
        var written = Words.get("details.written", Words.full(message.shown()), Words.get(switch (message.conversation()) {
            case Conversation.Everyone() -> "details.from-to-everyone";
            case Conversation.Direct(_) -> "details.from";
        }, author));
        head(Words.get("details.title"), item.arrived().map(arrived -> Words.get("details.arrived", written, Words.full(arrived))).orElse(written));
        var versions = new VersionList(false);
        body(text(formatter, item), versions);
        if (item.edited().isPresent()) OnFx.then(commands.history().trail(item.key()), trail -> versions.show(trail.versions()), () -> { }); // without an answer, only the present text is shown
        buttons(null, primary("details-close", Words.get("close"), close));
    }

    /// A message's text, on a background like that of its bubble.
    public static Excerpt text(MessageFormatter formatter, MessageItem item) {
        var text = new Excerpt(formatter.words(item.message()));
        if (!item.mine()) text.getStyleClass().add("theirs");
        return text;
    }
}
