package org.hashverse.ui.composer;

import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.util.Subscription;
import org.hashverse.chat.Message;
import org.hashverse.model.ChatModel;
import org.hashverse.model.Draft;
import org.hashverse.ui.message.MessageFormatter;
import org.hashverse.ui.message.Quote;
import org.hashverse.ui.words.Words;

/// The bars above the input field: the message that the draft replies to, or the one that the person edits. Their buttons end the reply or the editing.
final class DraftBars {
    private final DraftBar reply;
    private final DraftBar edit;
    private final Runnable editingChanged;
    private Draft shown;
    private Subscription subscription = Subscription.EMPTY;

    /// @param cancelled      runs after a button has ended the reply or the editing
    /// @param editingChanged runs after the editing of a message began or ended in the shown draft
    DraftBars(ChatModel model, Runnable cancelled, Runnable editingChanged) {
        this.editingChanged = editingChanged;
        var formatter = new MessageFormatter(model);
        Runnable end = () -> {
            cancel();
            cancelled.run();
        };
        reply = new DraftBar("reply", "composer.reply.cancel", end, Draft::replyTo, formatter::quoting);
        edit = new DraftBar("edit", "composer.edit.cancel", end, Draft::edited, message -> new Quote(Words.get("composer.edit"), message.text(), Optional.of(message)));
    }

    /// The bars, of which at most one is visible.
    List<Node> nodes() {
        return List.of(reply, edit);
    }

    /// Shows another draft; null for none.
    void show(Draft draft) {
        shown = draft;
        reply.show(draft);
        edit.show(draft);
        subscription.unsubscribe();
        subscription = draft == null ? Subscription.EMPTY : draft.edited().subscribe((_, _) -> editingChanged.run());
    }

    /// Whether the person edits a message.
    boolean editing() {
        return shown != null && shown.edited().get() != null;
    }

    /// Makes the draft a reply. Ends the editing of another message.
    void reply(Message message) {
        shown.endEditing();
        shown.replyTo().set(message);
    }

    /// Ends the editing, else the reply. The unsent text stays.
    ///
    /// @return false if there was neither
    boolean cancel() {
        if (shown == null || shown.edited().get() == null && shown.replyTo().get() == null) return false;
        if (editing()) shown.endEditing();
        else shown.replyTo().set(null);
        return true;
    }
}
