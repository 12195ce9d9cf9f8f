package org.hashverse.console.words;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Gives numbers to things, from 1, and keeps the last ones. May be used by several threads.
///
/// @param <K> finds a thing; one thing may get several numbers, and its last one counts
/// @param <V> what is kept of a thing
final class LastNumbers<K, V> {
    private final int most;
    // the oldest number first
    private final Map<Integer, Kept<K, V>> kept = new LinkedHashMap<>();
    private final Map<K, Integer> numbers = new HashMap<>();
    private int last;

    private record Kept<K, V>(K key, V value) {}

    /// @param most how many numbers are kept
    LastNumbers(int most) {
        this.most = most;
    }

    /// Gives a thing the next number.
    synchronized int add(K key, V value) {
        kept.put(++last, new Kept<>(key, value));
        numbers.put(key, last);
        if (kept.size() > most) {
            var oldest = kept.entrySet().iterator().next();
            kept.remove(oldest.getKey());
            numbers.remove(oldest.getValue().key(), oldest.getKey());
        }
        return last;
    }

    /// The thing with a number; empty if there was none, or if the number is not kept any more.
    synchronized Optional<V> value(int number) {
        return Optional.ofNullable(kept.get(number)).map(Kept::value);
    }

    /// The number of a thing; empty if none is kept.
    synchronized Optional<Integer> number(K key) {
        return Optional.ofNullable(numbers.get(key));
    }

    /// The last number that was given; 0 for none.
    synchronized int last() {
        return last;
    }
}
