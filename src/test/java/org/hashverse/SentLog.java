package org.hashverse;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// The numbered texts that one console was told to send, in all its processes, and those that it committed. A console answers its commands
/// one after another, so the first `sent` of a process belongs to the first text of that process.
final class SentLog {
    private final String name;
    private final List<String> texts = new ArrayList<>();
    private final Set<String> committed = new LinkedHashSet<>();
    private int number;

    /// @param name what each text begins with
    SentLog(String name) {
        this.name = name;
    }

    /// Notes that a new process begins.
    synchronized void begin() {
        texts.clear();
    }

    /// The next text to send.
    synchronized String next() {
        texts.add(name + " " + number++);
        return texts.getLast();
    }

    /// Reads the lines that the process printed so far.
    ///
    /// @throws AssertionError if a message was refused
    synchronized void answered(List<String> lines) {
        int answers = 0;
        for (var line : lines) {
            if (line.startsWith("error ")) throw new AssertionError(name + " said: " + line);
            if (line.matches("sent 1 #\\d+")) committed.add(texts.get(answers++));
        }
    }

    synchronized Set<String> committed() {
        return Set.copyOf(committed);
    }
}
