package org.hashverse.ui.message;

import java.time.Instant;
import java.util.List;

/// The answer to a slash command: a card in the conversation that only we see, and that lasts until the window closes. FX thread only.
public final class CommandCard {
    private final String command;
    private final Instant at;
    private List<String> lines;
    private Runnable changed = () -> { };

    /// @param command what was typed
    /// @param waiting shown until the answer comes
    public CommandCard(String command, Instant at, String waiting) {
        this.command = command;
        this.at = at;
        lines = List.of(waiting);
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

    /// Replaces the waiting text by the answer.
    public void answer(List<String> lines) {
        this.lines = List.copyOf(lines);
        changed.run();
    }

    /// Sets what runs when the answer has come.
    public void onChanged(Runnable changed) {
        this.changed = changed;
    }
}
