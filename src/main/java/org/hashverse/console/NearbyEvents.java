package org.hashverse.console;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.hashverse.chat.PeerId;
import org.hashverse.node.api.Nearby;
import org.hashverse.node.api.NearbyPerson;
import org.hashverse.node.api.Peer;

/// Prints who appears nearby and who is gone. Anybody on the network can invent people, so only so many lines are printed: what is left out is printed with a later change, if
/// it still holds then. Console thread only.
final class NearbyEvents {
    /// Most lines at once.
    static final int AT_ONCE = 60;
    /// Nanoseconds until there is one line more.
    static final long ONE_MORE = 1_000_000_000;

    private final Map<PeerId, NearbyPerson> printed = new HashMap<>();
    private final Consumer<String> lines;
    private final Function<PeerId, Optional<Peer>> known;
    private final LongSupplier nanos;
    private int left = AT_ONCE;
    private long since;

    /// @param lines prints a line
    /// @param known the peer with a key, if we know it
    /// @param nanos a clock that never goes back
    NearbyEvents(Consumer<String> lines, Function<PeerId, Optional<Peer>> known, LongSupplier nanos) {
        this.lines = lines;
        this.known = known;
        this.nanos = nanos;
        since = nanos.getAsLong();
    }

    /// Prints what changed since the last lines.
    void changed(Nearby nearby) {
        var now = nearby.people().stream().collect(Collectors.toMap(NearbyPerson::id, Function.identity()));
        // those whom we know first: strangers may be invented
        for (var person : nearby.people().stream().sorted(Comparator.comparing(person -> known.apply(person.id()).isEmpty())).toList())
            if (!printed.containsKey(person.id()) && print("appeared", person)) printed.put(person.id(), person);
        for (var person : printed.values().stream().filter(person -> !now.containsKey(person.id())).toList())
            if (print("disappeared", person)) printed.remove(person.id());
    }

    private boolean print(String word, NearbyPerson person) {
        long more = (nanos.getAsLong() - since) / ONE_MORE;
        since += more * ONE_MORE;
        left = (int) Math.min(AT_ONCE, left + more);
        if (left == 0) return false;
        left--;
        lines.accept(word + " " + NearbyLines.who(person, known.apply(person.id())));
        return true;
    }
}
