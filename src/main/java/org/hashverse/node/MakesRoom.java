package org.hashverse.node;

import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.hashverse.transport.Origin;

/// Who goes where strangers are too many: the first of those from discouraged places. If there are none, the first of the place that has the most of
/// them in the neighbourhood that has the most. So nobody fills alone what is there for all.
final class MakesRoom {
    private MakesRoom() {}

    /// The one to go for another, whoever that is.
    ///
    /// @param there in the order in which they would go
    static <T> Optional<T> whichever(List<T> there, Function<T, Origin> origin, Predicate<Origin> discouraged) {
        var doubtful = there.stream().filter(one -> discouraged.test(origin.apply(one))).findFirst();
        return doubtful.or(() -> ofTheMost(ofTheMost(there, one -> origin.apply(one).neighbourhood()).toList(), origin).findFirst());
    }

    /// All of the places that have the most, in their order.
    private static <T> Stream<T> ofTheMost(List<T> there, Function<T, Origin> place) {
        var counts = new HashMap<Origin, Integer>();
        for (var one : there) counts.merge(place.apply(one), 1, Integer::sum);
        int most = counts.values().stream().max(Integer::compare).orElse(0);
        return there.stream().filter(one -> counts.get(place.apply(one)) == most);
    }

    /// The one to go for somebody from `newcomer`. Empty if the newcomer has to go: it is discouraged and they are not, or its place would then have as
    /// many as any other.
    static <T> Optional<T> forOneFrom(Origin newcomer, List<T> there, Function<T, Origin> origin, Predicate<Origin> discouraged) {
        if (discouraged.test(newcomer)) return Optional.empty();
        var going = whichever(there, origin, discouraged);
        if (going.filter(one -> discouraged.test(origin.apply(one))).isPresent()) return going;
        return going.filter(one -> fewer(newcomer, origin.apply(one), there.stream().map(origin).toList()));
    }

    private static boolean fewer(Origin newcomer, Origin going, List<Origin> there) {
        if (newcomer.neighbourhood().equals(going.neighbourhood())) return count(newcomer, there) + 1 < count(going, there);
        var neighbourhoods = there.stream().map(Origin::neighbourhood).toList();
        return count(newcomer.neighbourhood(), neighbourhoods) + 1 < count(going.neighbourhood(), neighbourhoods);
    }

    private static long count(Origin place, List<Origin> there) {
        return there.stream().filter(place::equals).count();
    }
}
