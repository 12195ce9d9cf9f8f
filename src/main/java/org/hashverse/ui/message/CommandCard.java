package org.hashverse.ui.message;

import java.time.Instant;
import java.util.List;

/// The answer to a slash command: a card in the conversation that only we see, and that lasts until the person dismisses it or the window is closed or rebuilt. FX thread only.
public final class CommandCard {
    private final String command;
    private final Instant at;
    private List<String> lines;
    private Runnable changed = () -> { };

    /// @param command what was typed
    /// @param text    shown until [#answer] replaces it; a card for a failure keeps it
    public CommandCard(String command, Instant at, String text) {
        this.command = command;
        this.at = at;
        lines = List.of(text);
    }

    String command() {
        return command;
    }

    Instant at() {
        return at;
    }

    List<String> lines() {
        return lines;
    }

    /// Replaces the first text by the answer.
    public void answer(List<String> lines) {
        this.lines = List.copyOf(lines);
        changed.run();
    }

    /// Sets what runs when the answer has come.
    public void onChanged(Runnable changed) {
        this.changed = changed;
    }
}
