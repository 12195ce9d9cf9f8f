package org.hashverse.bench;

import java.util.List;

/// What was measured of one subject.
///
/// @param row     the row, see [Row#name]
/// @param subject who was measured, such as `Hashverse, node`
/// @param size    how much of it, such as `100 bytes`
/// @param unit    what the numbers are, such as `messages/s`
/// @param median  of all rounds
/// @param least   the least of all rounds
/// @param most    the most of all rounds
public record Result(String row, String subject, String size, String unit, double median, double least, double most) {
    /// The result of the values of all rounds.
    static Result of(String row, String subject, String size, String unit, List<Double> values) {
        var sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        double median = sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
        return new Result(row, subject, size, unit, median, sorted.getFirst(), sorted.getLast());
    }

    /// The distance between the least and the most of all rounds.
    public double spread() {
        return most - least;
    }
}
