package org.hashverse.node;

import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.hashverse.transport.Origin;

/// Chooses which stranger, or which link, to drop when there are too many, so that one address cannot take all places.
///
/// The first one from a discouraged address goes. If there is none, the first one from the address with the most, within the neighbourhood with the most.
/// See [Origin#neighbourhood].
final class EvictionPolicy {
    private EvictionPolicy() {}

    /// The one to drop, wherever the newcomer is from. Empty only if `there` is.
    ///
    /// @param there the candidates, in the order in which they would be dropped
    static <T> Optional<T> choose(List<T> there, Function<T, Origin> origin, Predicate<Origin> discouraged) {
        var doubtful = there.stream().filter(one -> discouraged.test(origin.apply(one))).findFirst();
        return doubtful.or(() -> ofTheMost(ofTheMost(there, one -> origin.apply(one).neighbourhood()).toList(), origin).findFirst());
    }

    /// All candidates from the places that have the most of them, in their order.
    private static <T> Stream<T> ofTheMost(List<T> there, Function<T, Origin> place) {
        var counts = new HashMap<Origin, Integer>();
        for (var one : there) counts.merge(place.apply(one), 1, Integer::sum);
        int most = counts.values().stream().max(Integer::compare).orElse(0);
        return there.stream().filter(one -> counts.get(place.apply(one)) == most);
    }

    /// The one to drop for a newcomer. Empty if the newcomer itself must be refused: its address is discouraged, or would then have as many as the address that
    /// has the most.
    ///
    /// @param newcomer where the newcomer is from
    static <T> Optional<T> chooseFor(Origin newcomer, List<T> there, Function<T, Origin> origin, Predicate<Origin> discouraged) {
        if (discouraged.test(newcomer)) return Optional.empty();
        var going = choose(there, origin, discouraged);
        if (going.filter(one -> discouraged.test(origin.apply(one))).isPresent()) return going;
        return going.filter(one -> fewer(newcomer, origin.apply(one), there.stream().map(origin).toList()));
    }

    /// Whether the newcomer's place has fewer than that of the one to drop, even after the exchange.
    private static boolean fewer(Origin newcomer, Origin going, List<Origin> there) {
        if (newcomer.neighbourhood().equals(going.neighbourhood())) return count(newcomer, there) + 1 < count(going, there);
        var neighbourhoods = there.stream().map(Origin::neighbourhood).toList();
        return count(newcomer.neighbourhood(), neighbourhoods) + 1 < count(going.neighbourhood(), neighbourhoods);
    }

    private static long count(Origin place, List<Origin> there) {
        return there.stream().filter(place::equals).count();
    }
}
