package org.hashverse.node;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.hashverse.transport.Identity;
import org.hashverse.wire.Frame;

/// Whether our identity runs on another computer too: peers throw each of the two out for the other, so neither can be relied
/// on, and only the person can end it. Node thread only.
///
/// What a peer says of it is believed only with a proof: our key's signature, made since we started, over an instance that is not ours. Whoever holds
/// such a proof has met another running program with our key. An earlier run of ours made none since we started. A peer that keeps an old proof and
/// shows it again says nothing new.
final class Twin {
    /// Without another sign of it for so long, it is gone.
    static final Duration FORGOTTEN = Duration.ofMinutes(10);
    /// A proof of ours is made anew after so long: peers pass it on as a sign that we run now.
    static final Duration PROOF_LASTS = Duration.ofSeconds(5);
    /// Other instances whose newest proof is remembered; the oldest go first.
    static final int INSTANCES = 64;

    private final Identity identity;
    private final String instance;
    private final Events events;
    private final NodeClock clock;
    private final long started;
    private final Map<String, Long> newest = new LinkedHashMap<>();
    private Frame.Proof proof;
    private long provedAt;
    private boolean elsewhere;
    private long seenAt;

    /// @param instance ours
    Twin(Identity identity, String instance, Events events, NodeClock clock) {
        this.identity = identity;
        this.instance = instance;
        this.events = events;
        this.clock = clock;
        started = clock.wall().toEpochMilli();
    }

    /// That this program holds our key, for contacts to pass on.
    Frame.Proof proof() {
        long now = clock.nanos();
        if (proof == null || now - provedAt >= PROOF_LASTS.toNanos()) {
            proof = identity.prove(instance, clock.wall().toEpochMilli());
            provedAt = now;
        }
        return proof;
    }

    /// A certain sign: a program that is not this one proved our key to us.
    void seen() {
        seenAt = clock.nanos();
        become(true);
    }

    /// A contact says that another program uses our key.
    void claimed(String other, Optional<Frame.Proof> said) {
        if (said.isEmpty() || other.equals(instance)) return;
        long wall = said.get().wall();
        if (wall < started || wall <= newest.getOrDefault(other, -1L) || !identity.proved(other, said.get())) return;
        newest.put(other, wall);
        if (newest.size() > INSTANCES) newest.remove(newest.keySet().iterator().next());
        seen();
    }

    void tick() {
        if (clock.nanos() - seenAt >= FORGOTTEN.toNanos()) become(false);
    }

    boolean elsewhere() {
        return elsewhere;
    }

    private void become(boolean now) {
        if (elsewhere == now) return;
        elsewhere = now;
        events.tell(new NodeEvent.ElsewhereChanged(now));
    }
}
