package org.hashverse.ui.composer;

import java.util.Optional;
import org.hashverse.chat.Change;
import org.hashverse.chat.Content;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Message;
import org.hashverse.chat.MessageKey;
import org.hashverse.model.ChatModel;
import org.hashverse.model.Draft;
import org.hashverse.model.MessageItem;
import org.hashverse.ui.dialog.Dialogs;
import org.hashverse.ui.dialog.Toasts;
import org.hashverse.ui.kit.OnFx;
import org.hashverse.ui.message.ChangeSender;
import org.hashverse.ui.message.MessageActions;
import org.hashverse.ui.message.MessageFormatter;
import org.hashverse.ui.words.Words;

/// Saves the message that the person edits in the composer, and finds the last one that they wrote. The text stays in the field until the node has accepted it.
final class Editing {
    private final ChatModel model;
    private final Dialogs dialogs;
    private final Toasts toasts;
    private final ChangeSender changes;
    // what the node was asked to save last, so that a second press of the key does not ask again; null after its answer
    private Edit asked;

    private record Edit(MessageKey message, String text) {}

    Editing(ChatModel model, Dialogs dialogs, Toasts toasts) {
        this.model = model;
        this.dialogs = dialogs;
        this.toasts = toasts;
        changes = new ChangeSender(new MessageFormatter(model));
    }

    /// Begins to edit the last text that the person wrote in a conversation and did not take back.
    ///
    /// @return false if there is none, if it is not known because other messages are loaded, or if the peer does not understand edits
    boolean editLast(Conversation in) {
        var last = lastOwnText(in).filter(_ -> MessageActions.isUnderstood(model, in, Change.Edit.KIND));
        last.ifPresent(model.conversation(in).draft()::edit);
        return last.isPresent();
    }

    private Optional<Message> lastOwnText(Conversation in) {
        var talk = model.conversation(in);
        var newest = Optional.ofNullable(talk.last().get());
        if (newest.filter(Editing::ownText).isPresent()) return newest.map(MessageItem::message);
        if (talk.later()) return Optional.empty();
        return talk.messages().reversed().stream().filter(Editing::ownText).map(MessageItem::message).findFirst();
    }

    private static boolean ownText(MessageItem item) {
        return item.mine() && item.message().content() instanceof Content.Text;
    }

    /// Saves a text in place of the message that the draft of a conversation edits. An unchanged text ends the editing.
    ///
    /// @param text a text that can be sent, see [org.hashverse.chat.MessageText]
    void save(Conversation in, String text) {
        var draft = model.conversation(in).draft();
        var message = draft.edited().get();
        var edit = new Edit(message.key(), text);
        if (text.equals(message.text().strip())) draft.endEditing();
        else if (!edit.equals(asked)) ask(draft, edit);
    }

    private void ask(Draft draft, Edit edit) {
        asked = edit;
        var message = draft.edited().get();
        var change = new Change.Edit(edit.message(), edit.text());
        OnFx.then(model.commands().changeMessage(change), outcome -> {
            answered(edit);
            changes.whyNot(change, message, outcome).ifPresentOrElse(toasts::show, () -> end(draft, edit));
        }, () -> {
            answered(edit);
            toasts.show(Words.get("composer.edit.failed"));
        });
    }

    private void answered(Edit edit) {
        if (edit.equals(asked)) asked = null;
    }

    /// Ends the editing, unless the person has written on or edits another message meanwhile.
    private static void end(Draft draft, Edit edit) {
        var message = draft.edited().get();
        if (message != null && message.key().equals(edit.message()) && draft.text().get().strip().equals(edit.text())) draft.endEditing();
    }

    /// Asks whether to take back the message that the draft of a conversation edits. The editing ends when the message is gone.
    void takeBack(Conversation in) {
        var message = model.conversation(in).draft().edited().get();
        if (message != null) OnFx.then(model.pages().find(in, message.key()), found -> found.ifPresent(item -> dialogs.takeBack(item, () -> takeBack(in, message))),
                () -> toasts.show(Words.get("failed")));
    }

    private void takeBack(Conversation in, Message message) {
        var draft = model.conversation(in).draft();
        changes.send(model.commands(), new Change.Retraction(message.key()), message, toasts, () -> {
            if (draft.edited().get() == message) draft.endEditing();
        });
    }
}
