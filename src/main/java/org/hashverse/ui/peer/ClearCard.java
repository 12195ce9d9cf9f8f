package org.hashverse.ui.peer;

import org.hashverse.chat.Conversation;
import org.hashverse.ui.dialog.DialogCard;
import org.hashverse.ui.dialog.Notice;
import org.hashverse.ui.words.Sentence;
import org.hashverse.ui.words.Words;

/// Asks before the messages of a conversation are deleted here. The focus is on Cancel.
public final class ClearCard extends DialogCard {
    /// @param name     of the conversation
    /// @param messages how many it holds, at least one
    /// @param waiting  how many of them still wait for some recipient, for whom they are cancelled
    /// @param go       deletes the messages
    /// @param close    closes the dialog
    public ClearCard(Conversation conversation, String name, int messages, int waiting, Runnable go, Runnable close) {
        super("clear", 420);
        switch (conversation) {
            case Conversation.Everyone() -> head(Words.get("clear.title.everyone"), Words.get("clear.what.everyone", messages));
            case Conversation.Direct(_) -> head(Words.get("clear.title", name), Words.get("clear.what", messages, name));
        }
        var warning = new Notice("clear-waiting");
        if (waiting > 0) warning.say(Notice.Kind.WARN, Sentence.of("clear.waiting", waiting), true);
        body(warning);
        var cancel = button("clear-cancel", Words.get("cancel"), close);
        cancel.getStyleClass().add("first-focus");
        buttons(null, cancel, danger("clear-go", Words.get("clear.go"), go));
    }
}
