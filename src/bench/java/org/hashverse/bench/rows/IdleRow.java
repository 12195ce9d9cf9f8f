package org.hashverse.bench.rows;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import org.hashverse.bench.Row;
import org.hashverse.bench.Run;
import org.hashverse.bench.crowd.HubSide;

/// How much heap an idle link takes at one end, with all that the node keeps of the contact at its other end.
public final class IdleRow implements Row {
    private static final List<Integer> SIZES = List.of(100, 500, 2_000);
    private static final List<Integer> QUICK_SIZES = List.of(4);
    private static final double KIBI = 1_024;

    @Override
    public String name() {
        return "idle";
    }

    /// Each round starts anew, because a contact that was there before would take less.
    @Override
    public void measure(Run run) throws Exception {
        var sizes = run.full() ? SIZES : QUICK_SIZES;
        int first = run.size(20, 2); // these load what is not needed for each link
        var values = new LinkedHashMap<Integer, List<Double>>();
        for (int round = 1; round <= run.rounds(); round++) {
            run.progress(name() + ": round " + round + " of " + run.rounds());
            try (var crowd = Crowd.open(run, name(), sizes.getLast(), HubSide.EXACT_HEAP)) {
                crowd.grow(0, first);
                int before = first;
                double base = heap(run, crowd, first);
                for (int size : sizes) {
                    crowd.grow(before, size);
                    before = size;
                    values.computeIfAbsent(size, _ -> new ArrayList<>()).add((heap(run, crowd, size) - base) / KIBI / (size - first));
                }
            }
        }
        values.forEach((size, all) -> run.results().add(name(), "Hashverse, node", String.format(Locale.ROOT, "%,d links", size), "KiB/link, heap of one end", all));
    }

    private static long heap(Run run, Crowd crowd, int links) throws IOException, InterruptedException {
        run.settle();
        return crowd.heap(links);
    }
}
