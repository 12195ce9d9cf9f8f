package org.hashverse;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// The numbered texts that one console was told to send, over all its lives, and of which of them it said that they are committed. It answers its commands
/// one after another, so the first `sent` of a life belongs to the first text of that life.
final class SentLog {
    private final String name;
    private final List<String> life = new ArrayList<>();
    private final Set<String> committed = new LinkedHashSet<>();
    private int number;

    SentLog(String name) {
        this.name = name;
    }

    /// A new process begins.
    synchronized void begin() {
        life.clear();
    }

    /// The next text to send.
    synchronized String next() {
        life.add(name + " " + number++);
        return life.getLast();
    }

    /// What the process printed so far.
    ///
    /// @throws AssertionError if a message was not taken
    synchronized void answered(List<String> lines) {
        int answers = 0;
        for (var line : lines) {
            if (line.startsWith("error ")) throw new AssertionError(name + " said: " + line);
            if (line.matches("sent 1 #\\d+")) committed.add(life.get(answers++));
        }
    }

    synchronized Set<String> committed() {
        return Set.copyOf(committed);
    }
}
