package org.hashverse.bench;

/// A subject of comparison: one or more rows of the table that are measured together.
public interface Row {
    /// The word that `-Dbench=` chooses it by.
    String name();

    /// Measures all its subjects and adds the results to [Run#results].
    void measure(Run run) throws Exception;
}
