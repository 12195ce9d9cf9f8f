package org.hashverse.node.contacts;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.hashverse.chat.PeerAddress;
import org.hashverse.node.kit.Limits;
import org.hashverse.node.kit.NodeClock;
import org.hashverse.node.kit.NodeThread;
import org.hashverse.node.peer.PeerDirectory;

/// Calls the addresses of *Keep trying*, whose keys are unknown, again and again until a peer answers. `PeerDirectory` holds the addresses. Node thread only.
final class KeptAddresses {
    /// The pause between two calls to an address is this many times the short pause between calls to a contact.
    private static final int PAUSES = 5;

    private final PeerDirectory directory;
    private final NodeClock clock;
    private final Limits.Redial limits;
    /// When each address is called next, in nanoseconds of the node's clock.
    private final Map<PeerAddress, Long> nextAttempts = new HashMap<>();
    private Consumer<PeerAddress> addAgain;

    KeptAddresses(PeerDirectory directory, NodeClock clock, Limits.Redial limits) {
        this.directory = directory;
        this.clock = clock;
        this.limits = limits;
    }

    /// Allows calls.
    ///
    /// @param addAgain tries to add the peer at an address
    void start(Consumer<PeerAddress> addAgain) {
        this.addAgain = addAgain;
    }

    /// Plans a call to every address that was called before.
    ///
    /// @param delay how long to wait before these calls
    void retryAll(Duration delay) {
        nextAttempts.replaceAll((_, _) -> clock.nanos() + delay.toNanos());
    }

    /// Calls the addresses whose time has come.
    void tick(long now) {
        for (var address : directory.keptTrying()) NodeThread.guarded(() -> call(address, now));
        nextAttempts.keySet().retainAll(directory.keptTrying());
    }

    private void call(PeerAddress address, long now) {
        if (now < nextAttempts.computeIfAbsent(address, _ -> now)) return;
        nextAttempts.put(address, now + limits.fast().multipliedBy(PAUSES).toNanos());
        addAgain.accept(address);
    }

    /// When the next call is due, on the node's clock; [Long#MAX_VALUE] if none is planned.
    long next() {
        return nextAttempts.values().stream().mapToLong(Long::longValue).min().orElse(Long.MAX_VALUE);
    }
}
