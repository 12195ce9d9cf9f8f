package org.hashverse.ui.message;

import java.time.Instant;
import java.util.List;

/// The answer to a slash command: a card in the conversation that only we see and that lasts as long as the window. FX thread.
public final class CommandCard {
    private final String command;
    private final Instant at;
    private List<String> lines;
    private Runnable changed = () -> { };

    /// @param command what was typed
    /// @param waiting what stands there until the answer comes
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

    /// The answer has come.
    public void answer(List<String> lines) {
        this.lines = List.copyOf(lines);
        changed.run();
    }

    public void onChanged(Runnable changed) {
        this.changed = changed;
    }
}
