package org.hashverse.node;

import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.hashverse.transport.Origin;

/// Who goes where strangers are too many: the first of those from discouraged places, else the first of the place that has
/// the most of them. So nobody fills for others, by himself, what is there for all.
final class MakesRoom {
    private MakesRoom() {}

    /// The one to go for another, whoever that is.
    ///
    /// @param there in the order in which they would go
    static <T> Optional<T> whichever(List<T> there, Function<T, Origin> origin, Predicate<Origin> discouraged) {
        var doubtful = there.stream().filter(one -> discouraged.test(origin.apply(one))).findFirst();
        if (doubtful.isPresent()) return doubtful;
        var counts = new HashMap<Origin, Integer>();
        for (var one : there) counts.merge(origin.apply(one), 1, Integer::sum);
        int most = counts.values().stream().max(Integer::compare).orElse(0);
        return there.stream().filter(one -> counts.get(origin.apply(one)) == most).findFirst();
    }

    /// The one to go for somebody from `newcomer`; empty if it is he who has to go: he is discouraged and they are not, or his
    /// place would have as many then as any other.
    static <T> Optional<T> forOneFrom(Origin newcomer, List<T> there, Function<T, Origin> origin, Predicate<Origin> discouraged) {
        if (discouraged.test(newcomer)) return Optional.empty();
        var going = whichever(there, origin, discouraged);
        if (going.filter(one -> discouraged.test(origin.apply(one))).isPresent()) return going;
        return going.filter(one -> count(there, origin, newcomer) + 1 < count(there, origin, origin.apply(one)));
    }

    private static <T> long count(List<T> there, Function<T, Origin> origin, Origin place) {
        return there.stream().filter(one -> origin.apply(one).equals(place)).count();
    }
}
