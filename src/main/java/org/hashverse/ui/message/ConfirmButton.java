package org.hashverse.ui.message;

import java.util.Optional;
import javafx.scene.control.Button;
import org.hashverse.chat.Change;
import org.hashverse.chat.MessageKey;
import org.hashverse.model.MessageItem;
import org.hashverse.ui.words.Words;

/// The button under an announcement of somebody else that confirms it. Once the person has confirmed, the button says so.
final class ConfirmButton extends Button {
    /// What it shows.
    ///
    /// @param confirmed whether the person has confirmed the announcement
    record State(MessageKey message, boolean confirmed) {
        /// The state for an announcement of somebody else; empty for any other message.
        static Optional<State> of(MessageItem item) {
            return item.mine() || !Confirmations.asked(item) ? Optional.empty() : Optional.of(new State(item.key(), !item.marks().confirmed().isEmpty()));
        }
    }

    ConfirmButton() {
        getStyleClass().addAll("confirm-announcement");
    }

    void show(State state) {
        setText(state.confirmed() ? "✓ " + Words.get("confirm.done") : Words.get("confirm.button"));
        setDisable(state.confirmed());
        setOnAction(_ -> fireEvent(new ChangeEvent(new Change.Confirmation(state.message()))));
    }
}
