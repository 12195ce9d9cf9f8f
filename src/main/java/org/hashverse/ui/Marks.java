package org.hashverse.ui;

import java.util.List;
import javafx.animation.PauseTransition;
import javafx.util.Duration;
import org.hashverse.model.MessageItem;

/// What is marked among the messages: the words that are looked for, and for 2 s the message that one went to.
final class Marks {
    private final Runnable changed;
    private final PauseTransition shortly = new PauseTransition(Duration.seconds(2));
    private List<String> words = List.of();
    private MessageItem target;

    /// @param changed draws the messages anew
    Marks(Runnable changed) {
        this.changed = changed;
        shortly.setOnFinished(_ -> {
            target = null;
            changed.run();
        });
    }

    /// The words to mark in every message.
    List<String> words() {
        return words;
    }

    /// Marks other words.
    void words(List<String> now) {
        if (words.equals(now)) return;
        words = now;
        changed.run();
    }

    /// Whether one just went to this message.
    boolean target(MessageItem item) {
        return item == target;
    }

    /// Marks a message that one goes to.
    void goTo(MessageItem item) {
        target = item;
        shortly.playFromStart();
        changed.run();
    }
}
