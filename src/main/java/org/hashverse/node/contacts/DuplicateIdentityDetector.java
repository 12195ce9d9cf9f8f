package org.hashverse.node.contacts;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hashverse.node.api.NodeEvent;
import org.hashverse.node.kit.Events;
import org.hashverse.node.kit.NodeClock;
import org.hashverse.transport.Identity;
import org.hashverse.wire.Frame;

/// Detects another program that runs with our key. Peers then close the link of one program for the link of the other, so each message reaches only one of the two. Only
/// the person can end that. Node thread only.
///
/// What a peer reports counts only with a proof: a signature by our key over the id of another instance, made after our start. Only another running program with our key
/// can have made it. An old proof that is sent again counts for nothing.
public final class DuplicateIdentityDetector {
    /// The other program counts as gone after this long without a new sign of it.
    static final Duration FORGOTTEN = Duration.ofMinutes(10);
    /// How long we use a proof of our own. Then a new one is made, because peers pass it on as a sign that we run now.
    static final Duration PROOF_LASTS = Duration.ofSeconds(5);
    /// Most other instances whose newest proof is remembered. The one that was seen first is forgotten first.
    static final int INSTANCES = 64;
    private static final Pattern INSTANCE = Pattern.compile("[0-9a-f]{32}");

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

    /// Notes that another program with our key connected to us. That needs no proof.
    void seen() {
        seenAt = clock.nanos();
        setElsewhere(true);
    }

    /// Handles the report of a contact that the instance `other` uses our key.
    ///
    /// @return whether `other` is the id of another instance, proved or not
    public boolean reported(String other, Optional<Frame.Proof> proof) {
        if (!INSTANCE.matcher(other).matches() || other.equals(instance)) return false;
        proof.ifPresent(given -> check(other, given));
        return true;
    }

    private void check(String other, Frame.Proof proof) {
        long wall = proof.wall();
        if (wall < started || wall <= newest.getOrDefault(other, -1L) || !identity.proved(other, proof)) return;
        newest.put(other, wall);
        if (newest.size() > INSTANCES) newest.remove(newest.keySet().iterator().next());
        seen();
    }

    /// Forgets the other program after [#FORGOTTEN]. Call it regularly.
    public void tick() {
        if (clock.nanos() - seenAt >= FORGOTTEN.toNanos()) setElsewhere(false);
    }

    /// Whether another program runs with our key, as far as we know.
    public boolean elsewhere() {
        return elsewhere;
    }

    private void setElsewhere(boolean now) {
        if (elsewhere == now) return;
        elsewhere = now;
        events.tell(new NodeEvent.ElsewhereChanged(now));
    }
}
