package org.hashverse.ui.message;

import java.util.List;
import javafx.animation.PauseTransition;
import javafx.util.Duration;
import org.hashverse.model.MessageItem;

/// What is marked among the messages: the words of a search, selected messages, and for 2 s the message that the person went to.
public final class Highlights {
    private final Runnable changed;
    private final PauseTransition targetTime = new PauseTransition(Duration.seconds(2));
    private List<String> words = List.of();
    private List<MessageItem> selected = List.of();
    private MessageItem target;

    /// @param changed draws the messages again
    public Highlights(Runnable changed) {
        this.changed = changed;
        targetTime.setOnFinished(_ -> {
            target = null;
            changed.run();
        });
    }

    /// The words that are marked in every message.
    public List<String> words() {
        return words;
    }

    /// Marks other words.
    public void words(List<String> now) {
        if (words.equals(now)) return;
        words = now;
        changed.run();
    }

    /// Whether a message is selected.
    boolean selected(MessageItem item) {
        return selected.contains(item);
    }

    /// Whether the person is selecting messages.
    boolean selecting() {
        return !selected.isEmpty();
    }

    /// Marks other messages as selected.
    public void select(List<MessageItem> now) {
        if (selected.equals(now)) return;
        selected = now;
        changed.run();
    }

    /// Whether the person just went to this message.
    boolean target(MessageItem item) {
        return item == target;
    }

    /// Marks the message that the person goes to.
    public void goTo(MessageItem item) {
        target = item;
        targetTime.playFromStart();
        changed.run();
    }
}
