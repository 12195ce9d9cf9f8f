package org.hashverse.bench;

import java.util.ArrayList;
import java.util.List;

/// The results of a run in the order in which they came, and sentences about what was not measured.
public final class Results {
    private final List<Result> all = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    /// Adds the result of the values of all rounds.
    public void add(String row, String subject, String size, String unit, List<Double> values) {
        all.add(Result.of(row, subject, size, unit, values));
    }

    /// Adds a sentence that stands below the table.
    public void note(String sentence) {
        notes.add(sentence);
    }

    /// All results so far.
    public List<Result> all() {
        return List.copyOf(all);
    }

    /// All sentences so far.
    public List<String> notes() {
        return List.copyOf(notes);
    }
}
