package org.hashverse.ui.message;

import java.util.List;
import javafx.animation.PauseTransition;
import javafx.util.Duration;
import org.hashverse.model.MessageItem;

/// What is marked among the messages: the words that are looked for, and for 2 s the message that one went to.
public final class Highlights {
    private final Runnable changed;
    private final PauseTransition shortly = new PauseTransition(Duration.seconds(2));
    private List<String> words = List.of();
    private MessageItem target;

    /// @param changed draws the messages anew
    public Highlights(Runnable changed) {
        this.changed = changed;
        shortly.setOnFinished(_ -> {
            target = null;
            changed.run();
        });
    }

    /// The words to mark in every message.
    public List<String> words() {
        return words;
    }

    /// Marks other words.
    public void words(List<String> now) {
        if (words.equals(now)) return;
        words = now;
        changed.run();
    }

    /// Whether one just went to this message.
    boolean target(MessageItem item) {
        return item == target;
    }

    /// Marks a message that one goes to.
    public void goTo(MessageItem item) {
        target = item;
        shortly.playFromStart();
        changed.run();
    }
}
