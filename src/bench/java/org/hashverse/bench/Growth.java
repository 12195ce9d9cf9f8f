package org.hashverse.bench;

import java.util.List;

/// How a time grows with a size.
public final class Growth {
    private Growth() {}

    /// The exponent e of the curve `time = c · size^e` that fits best: 0 means that the size does not matter, 1 that the time grows with it.
    ///
    /// @param sizes at least two, all different
    /// @param times as many, none of them 0
    public static double exponent(List<Integer> sizes, List<Double> times) {
        double meanX = sizes.stream().mapToDouble(Math::log).average().orElseThrow();
        double meanY = times.stream().mapToDouble(Math::log).average().orElseThrow();
        double above = 0;
        double below = 0;
        for (int i = 0; i < sizes.size(); i++) {
            double x = Math.log(sizes.get(i)) - meanX;
            above += x * (Math.log(times.get(i)) - meanY);
            below += x * x;
        }
        return above / below;
    }
}
