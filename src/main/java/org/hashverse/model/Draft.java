package org.hashverse.model;

import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.hashverse.chat.Message;
import org.hashverse.chat.MessageKey;
import org.hashverse.store.settings.Drafts.Unsent;

/// The unsent text and reply of one conversation, or the new text of a message that the person edits. FX thread only.
public final class Draft {
    private final StringProperty text = new SimpleStringProperty("");
    private final ObjectProperty<Message> replyTo = new SimpleObjectProperty<>();
    private final ReadOnlyObjectWrapper<Message> edited = new ReadOnlyObjectWrapper<>();
    // the unsent text and reply while a message is being edited
    private String textBefore = "";
    private Message replyBefore;

    /// The text.
    public StringProperty text() {
        return text;
    }

    /// The message that the draft replies to; null for none.
    public ObjectProperty<Message> replyTo() {
        return replyTo;
    }

    /// The message whose text is being edited; null for none.
    public ReadOnlyObjectProperty<Message> edited() {
        return edited.getReadOnlyProperty();
    }

    /// Begins to edit a text of ours: puts it in place of the unsent text and the reply, which return when the editing ends.
    public void edit(Message message) {
        if (edited.get() == null) {
            textBefore = text.get();
            replyBefore = replyTo.get();
        }
        replyTo.set(null);
        edited.set(message);
        text.set(message.text());
    }

    /// Ends the editing, and brings back the unsent text and the reply. Does nothing if no message is being edited.
    public void endEditing() {
        if (edited.get() == null) return;
        edited.set(null);
        text.set(textBefore);
        replyTo.set(replyBefore);
        textBefore = "";
        replyBefore = null;
    }

    /// What was written and not sent: neither the text of a message that is being edited nor its changes.
    public Unsent unsent() {
        boolean editing = edited.get() != null;
        return new Unsent(editing ? textBefore : text.get(), Optional.ofNullable(editing ? replyBefore : replyTo.get()).map(Message::key));
    }

    /// Inserts a text that could not be sent above the unsent text, also while a message is being edited.
    public void restore(String unsent) {
        if (edited.get() == null) text.set(above(unsent, text.get()));
        else textBefore = above(unsent, textBefore);
    }

    private static String above(String first, String second) {
        return second.isBlank() ? first : first + "\n" + second;
    }

    /// Makes the unsent text a reply again, unless it has become another one meanwhile.
    public void restoreReply(Message message) {
        if (edited.get() == null && replyTo.get() == null) replyTo.set(message);
        else if (edited.get() != null && replyBefore == null) replyBefore = message;
    }

    /// Takes in that a message was deleted or taken back: it is no longer edited or replied to.
    void forget(MessageKey gone) {
        if (replyBefore != null && replyBefore.key().equals(gone)) replyBefore = null;
        if (edited.get() != null && edited.get().key().equals(gone)) endEditing();
        if (replyTo.get() != null && replyTo.get().key().equals(gone)) replyTo.set(null);
    }

    /// Takes in that all messages were deleted. The unsent text stays.
    void forgetMessages() {
        endEditing();
        replyTo.set(null);
    }

    /// Makes the draft empty, and ends the editing.
    public void clear() {
        edited.set(null);
        textBefore = "";
        replyBefore = null;
        text.set("");
        replyTo.set(null);
    }
}
