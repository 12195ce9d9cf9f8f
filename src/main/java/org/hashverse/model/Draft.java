package org.hashverse.model;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.hashverse.chat.Message;

/// What the person is writing in a conversation and has not sent. FX thread only.
public final class Draft {
    private final StringProperty text = new SimpleStringProperty("");
    private final ObjectProperty<Message> repliesTo = new SimpleObjectProperty<>();

    /// The text.
    public StringProperty text() {
        return text;
    }

    /// The message to which the text is a reply; null for none. Kept until the program ends.
    public ObjectProperty<Message> repliesTo() {
        return repliesTo;
    }

    /// Puts a text that was not sent above the text.
    public void putBack(String notSent) {
        text.set(text.get().isBlank() ? notSent : notSent + "\n" + text.get());
    }

    /// Makes the draft empty.
    public void clear() {
        text.set("");
        repliesTo.set(null);
    }
}
