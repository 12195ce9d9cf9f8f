package org.hashverse.model;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.hashverse.chat.Message;
import org.hashverse.chat.MessageKey;

/// The unsent text and reply of one conversation, or the new text of a message that the person edits. FX thread only.
public final class Draft {
    private final StringProperty text = new SimpleStringProperty("");
    private final ObjectProperty<Message> replyTo = new SimpleObjectProperty<>();
    private final ReadOnlyObjectWrapper<Message> edited = new ReadOnlyObjectWrapper<>();
    private String textBefore = "";
    private Message replyBefore;

    /// The text.
    public StringProperty text() {
        return text;
    }

    /// The message that the draft replies to; null for none. Not saved when the program ends.
    public ObjectProperty<Message> replyTo() {
        return replyTo;
    }

    /// The message whose text is being edited; null for none.
    public ReadOnlyObjectProperty<Message> edited() {
        return edited.getReadOnlyProperty();
    }

    /// Begins to edit a text of ours. The draft returns when the editing ends.
    public void edit(Message message) {
        if (edited.get() == null) {
            textBefore = text.get();
            replyBefore = replyTo.get();
        }
        replyTo.set(null);
        edited.set(message);
        text.set(message.text());
    }

    /// Ends the editing, and shows the draft of before. Does nothing if no message is being edited.
    public void endEditing() {
        if (edited.get() == null) return;
        edited.set(null);
        text.set(textBefore);
        replyTo.set(replyBefore);
        textBefore = "";
        replyBefore = null;
    }

    /// The text to save: not that of a message that is being edited.
    String unsent() {
        return edited.get() == null ? text.get() : textBefore;
    }

    /// Inserts a text that could not be sent above the present text.
    public void restore(String unsent) {
        text.set(text.get().isBlank() ? unsent : unsent + "\n" + text.get());
    }

    /// Takes in that a message was deleted or taken back: it is no longer edited or replied to.
    void forget(MessageKey gone) {
        if (edited.get() != null && edited.get().key().equals(gone)) endEditing();
        if (replyTo.get() != null && replyTo.get().key().equals(gone)) replyTo.set(null);
    }

    /// Makes the draft empty.
    public void clear() {
        edited.set(null);
        textBefore = "";
        replyBefore = null;
        text.set("");
        replyTo.set(null);
    }
}
