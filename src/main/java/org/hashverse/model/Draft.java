package org.hashverse.model;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.hashverse.chat.Message;

/// The unsent text and reply of one conversation. FX thread only.
public final class Draft {
    private final StringProperty text = new SimpleStringProperty("");
    private final ObjectProperty<Message> replyTo = new SimpleObjectProperty<>();

    /// The text.
    public StringProperty text() {
        return text;
    }

    /// The message that the draft replies to; null for none. Not saved when the program ends.
    public ObjectProperty<Message> replyTo() {
        return replyTo;
    }

    /// Inserts a text that could not be sent above the present text.
    public void restore(String unsent) {
        text.set(text.get().isBlank() ? unsent : unsent + "\n" + text.get());
    }

    /// Makes the draft empty.
    public void clear() {
        text.set("");
        replyTo.set(null);
    }
}
