package org.hashverse.node;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.hashverse.transport.Identity;
import org.hashverse.wire.Frame;

/// Detects another program that runs with our key. Peers then close the link of one for the link of the other, so messages reach only one of the two.
/// Only the person can end that. Node thread only.
///
/// A peer's report counts only with a proof: our key's signature over an instance that is not ours, made since we started. A peer with such a proof has met
/// another running program with our key. An earlier run of ours cannot have made it. A peer that sends an old proof again reports nothing new.
final class DuplicateIdentityDetector {
    /// After so long without a new sign, the other program counts as gone.
    static final Duration FORGOTTEN = Duration.ofMinutes(10);
    /// How long we use a proof of our own. Then a new one is made: peers pass it on as a sign that we run now.
    static final Duration PROOF_LASTS = Duration.ofSeconds(5);
    /// Most instances whose newest proof is remembered. The first one that was noticed is forgotten first.
    static final int INSTANCES = 64;

    private final Identity identity;
    private final String instance;
    private final Events events;
    private final NodeClock clock;
    private final long started;
    private final Map<String, Long> newest = new LinkedHashMap<>(); // wall time of the newest proof of each other instance
    private Frame.Proof proof;
    private long provedAt;
    private boolean elsewhere;
    private long seenAt;

    /// @param instance our own instance
    DuplicateIdentityDetector(Identity identity, String instance, Events events, NodeClock clock) {
        this.identity = identity;
        this.instance = instance;
        this.events = events;
        this.clock = clock;
        started = clock.wall().toEpochMilli();
    }

    /// Our own proof, for contacts to pass on.
    Frame.Proof proof() {
        long now = clock.nanos();
        if (proof == null || now - provedAt >= PROOF_LASTS.toNanos()) {
            proof = identity.prove(instance, clock.wall().toEpochMilli());
            provedAt = now;
        }
        return proof;
    }

    /// Another program with our key connected to us. That needs no proof.
    void seen() {
        seenAt = clock.nanos();
        become(true);
    }

    /// A contact reports that the instance `other` uses our key.
    void claimed(String other, Optional<Frame.Proof> proof) {
        if (proof.isEmpty() || other.equals(instance)) return;
        long wall = proof.get().wall();
        if (wall < started || wall <= newest.getOrDefault(other, -1L) || !identity.proved(other, proof.get())) return;
        newest.put(other, wall);
        if (newest.size() > INSTANCES) newest.remove(newest.keySet().iterator().next());
        seen();
    }

    /// Forgets the other program when its time is up. Call it regularly.
    void tick() {
        if (clock.nanos() - seenAt >= FORGOTTEN.toNanos()) become(false);
    }

    /// Whether another program runs with our key, as far as we know.
    boolean elsewhere() {
        return elsewhere;
    }

    private void become(boolean now) {
        if (elsewhere == now) return;
        elsewhere = now;
        events.tell(new NodeEvent.ElsewhereChanged(now));
    }
}
