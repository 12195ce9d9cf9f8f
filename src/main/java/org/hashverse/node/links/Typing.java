package org.hashverse.node.links;

import java.util.Optional;
import org.hashverse.node.api.NodeEvent;
import org.hashverse.node.kit.Events;
import org.hashverse.node.kit.Limits;
import org.hashverse.node.kit.NodeClock;
import org.hashverse.node.peer.PeerDirectory;
import org.hashverse.node.peer.PeerState;
import org.hashverse.wire.Frame;

/// Who is writing to whom: tells peers that the person writes, and subscribers that a peer does. Node thread only.
public final class Typing {
    private final PeerDirectory directory;
    private final Events events;
    private final NodeClock clock;
    private final Limits limits;

    Typing(PeerDirectory directory, Events events, NodeClock clock, Limits limits) {
        this.directory = directory;
        this.events = events;
        this.clock = clock;
        this.limits = limits;
    }

    /// Sends TYPING to a contact that the person writes to, if it is connected and has us as a contact, and unless one was sent just before.
    public void send(PeerState peer) {
        long now = clock.nanos();
        if (!peer.reachable() || !peer.met || now - peer.typing.sentAt < limits.status().typingEvery().toNanos()) return;
        peer.typing.sentAt = now;
        peer.active().ifPresent(link -> link.connection.offer(new Frame.Typing()));
    }

    /// Notes that a peer is writing to us. After [Limits.Status#typingFor] it counts as stopped.
    void begins(PeerState peer) {
        set(peer, Optional.of(clock.nanos() + limits.status().typingFor().toNanos()));
    }

    /// Notes that a peer does not write to us any more: its message has come, its time is over, or it is not connected.
    void ends(PeerState peer) {
        set(peer, Optional.empty());
    }

    private void set(PeerState peer, Optional<Long> until) {
        boolean before = peer.typing.shownUntil.isPresent();
        peer.typing.shownUntil = until;
        if (before != until.isPresent()) events.tell(new NodeEvent.TypingChanged(peer.id, until.isPresent()));
    }

    /// Tells subscribers who stopped.
    public void tick() {
        long now = clock.nanos();
        directory.each(peer -> {
            if (peer.typing.shownUntil.filter(until -> now >= until).isPresent()) ends(peer);
        });
    }

    /// When [#tick] has something to tell; [Long#MAX_VALUE] if nobody writes.
    public long next() {
        return directory.all().stream().flatMap(peer -> peer.typing.shownUntil.stream()).min(Long::compare).orElse(Long.MAX_VALUE);
    }
}
