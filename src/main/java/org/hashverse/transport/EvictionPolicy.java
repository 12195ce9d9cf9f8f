package org.hashverse.transport;

import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Chooses which stranger, or which link, to drop when there are too many, so that one address cannot take all places.
///
/// The first candidate from a discouraged address is dropped. If there is none, the first one from the address with the most candidates, within the neighbourhood with
/// the most ([Origin#neighbourhood]).
public final class EvictionPolicy {
    private EvictionPolicy() {}

    /// The candidate to drop, wherever the newcomer is from. Empty only if there are no candidates.
    ///
    /// @param candidates  in the order in which they would be dropped
    /// @param origin      where a candidate is from
    /// @param discouraged whether an address is discouraged
    public static <T> Optional<T> choose(List<T> candidates, Function<T, Origin> origin, Predicate<Origin> discouraged) {
        var first = candidates.stream().filter(one -> discouraged.test(origin.apply(one))).findFirst();
        return first.or(() -> ofTheMost(ofTheMost(candidates, one -> origin.apply(one).neighbourhood()).toList(), origin).findFirst());
    }

    /// All candidates from the addresses, or neighbourhoods, that have the most of them, in their order.
    static <T> Stream<T> ofTheMost(List<T> candidates, Function<T, Origin> place) {
        var counts = new HashMap<Origin, Integer>();
        for (var one : candidates) counts.merge(place.apply(one), 1, Integer::sum);
        int most = counts.values().stream().max(Integer::compare).orElse(0);
        return candidates.stream().filter(one -> counts.get(place.apply(one)) == most);
    }

    /// The candidate to drop for a newcomer. Empty if the newcomer must be refused: its address is discouraged, or its address or neighbourhood would then have as many as
    /// the one that the candidate comes from has now.
    ///
    /// @param newcomer where the newcomer is from
    public static <T> Optional<T> chooseFor(Origin newcomer, List<T> candidates, Function<T, Origin> origin, Predicate<Origin> discouraged) {
        if (discouraged.test(newcomer)) return Optional.empty();
        var victim = choose(candidates, origin, discouraged);
        if (victim.filter(one -> discouraged.test(origin.apply(one))).isPresent()) return victim;
        return victim.filter(one -> fewer(newcomer, origin.apply(one), candidates.stream().map(origin).toList()));
    }

    /// Whether the newcomer's place, with the newcomer, has fewer than the victim's place has now. Compares their addresses if they share a neighbourhood, else their
    /// neighbourhoods.
    private static boolean fewer(Origin newcomer, Origin victim, List<Origin> candidates) {
        if (newcomer.neighbourhood().equals(victim.neighbourhood())) return count(newcomer, candidates) + 1 < count(victim, candidates);
        var neighbourhoods = candidates.stream().map(Origin::neighbourhood).toList();
        return count(newcomer.neighbourhood(), neighbourhoods) + 1 < count(victim.neighbourhood(), neighbourhoods);
    }

    private static long count(Origin place, List<Origin> candidates) {
        return candidates.stream().filter(place::equals).count();
    }
}
